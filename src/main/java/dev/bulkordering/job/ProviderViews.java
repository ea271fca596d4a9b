package dev.bulkordering.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.bulkordering.job.Operations.ProviderPause;
import dev.bulkordering.job.Operations.ProviderView;
import dev.bulkordering.job.definition.ProviderConfigurations;
import dev.bulkordering.job.definition.ProviderLimits;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderFacts;
import dev.bulkordering.provider.ProviderSettings;

/** The providers as people see them. */
class ProviderViews {

	private final List<Provider> providers;

	private final ProviderConfigurations configurations;

	private final ProviderStates states;

	ProviderViews(List<Provider> providers, ProviderConfigurations configurations, ProviderStates states) {
		this.providers = providers;
		this.configurations = configurations;
		this.states = states;
	}

	List<ProviderView> all() {
		return providers.stream().sorted((one, other) -> one.id().compareTo(other.id())).map(this::view).toList();
	}

	/** How an order in doubt is found again at a provider, in words for people. */
	String lookUp(String id) {
		return providers.stream()
			.filter((provider) -> provider.id().equals(id))
			.findFirst()
			.map((provider) -> provider.facts().name() + " (" + provider.facts().document()
					+ "): an order in doubt is found " + provider.facts().lookUp())
			.orElse("");
	}

	private ProviderView view(Provider provider) {
		ProviderFacts facts = provider.facts();
		Optional<ProviderSettings> settings = configurations.find(provider);
		List<String> missing = settings.map((one) -> provider.missingSettings(one, JobOptions.NONE))
			.orElse(List.of("base-url"));
		Limits limits = settings.map((one) -> ProviderLimits.configured(provider.documentLimits(), one))
			.orElse(provider.documentLimits());
		return new ProviderView(provider.id(), facts.name(), facts.document(), words(limits), facts.key(),
				facts.lookUp(), facts.webhook(), settings.map(ProviderSettings::baseUrl).orElse(""), missing.isEmpty(),
				missing,
				states.pause(provider.id())
					.map((pause) -> new ProviderPause(pause.by(), Instant.ofEpochMilli(pause.at()), pause.reason()))
					.orElse(null));
	}

	private static String words(Limits limits) {
		List<String> words = new ArrayList<>();
		if (limits.unitsPerSku() != null) {
			words.add(counted(limits.unitsPerSku(), "unit") + " a SKU");
		}
		if (limits.skusPerOrder() != null) {
			words.add(counted(limits.skusPerOrder(), "SKU"));
		}
		if (limits.unitsPerOrder() != null) {
			words.add(counted(limits.unitsPerOrder(), "unit"));
		}
		if (limits.orderValue() != null) {
			words.add("a value of " + limits.orderValue().toPlainString());
		}
		return words.isEmpty() ? "none" : String.join(", ", words) + " an order";
	}

	private static String counted(Number count, String noun) {
		return count + " " + noun + (count.longValue() == 1 ? "" : "s");
	}

}
