package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Operations.ProviderView;
import dev.bulkordering.job.ProviderCalls.Answered;
import dev.bulkordering.job.ProviderHealth.Answering;
import dev.bulkordering.job.ProviderHealth.Balance;
import dev.bulkordering.job.ProviderHealth.Circuit;
import dev.bulkordering.job.definition.ProviderConfigurations;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderSettings;

/** Tells how providers fare. */
class ProviderMonitor {

	/** So long an answer about a balance is good, whoever looks. */
	private static final Duration BALANCE_IS_GOOD = Duration.ofMinutes(1);

	private final List<Provider> providers;

	private final ProviderConfigurations configurations;

	private final ProviderViews views;

	private final ProviderStates states;

	private final ProviderCalls calls;

	private final Gateways gateways;

	private final DatabaseClock clock;

	private final Map<String, Balance> balances = new ConcurrentHashMap<>();

	ProviderMonitor(List<Provider> providers, ProviderConfigurations configurations, ProviderViews views,
			ProviderStates states, ProviderCalls calls, Gateways gateways, DatabaseClock clock) {
		this.providers = providers;
		this.configurations = configurations;
		this.views = views;
		this.states = states;
		this.calls = calls;
		this.gateways = gateways;
		this.clock = clock;
	}

	/** All providers, by name. */
	List<ProviderHealth> all() {
		long now = clock.millis();
		return views.all().stream().map((view) -> health(view, now)).toList();
	}

	private ProviderHealth health(ProviderView view, long now) {
		Provider provider = provider(view.id());
		Optional<ProviderSettings> settings = configurations.find(provider);
		List<Answered> latest = calls.latest(view.id(), now);
		return new ProviderHealth(view, answering(latest, settings.map(ProviderSettings::stopAfter).orElse(1)),
				latest.isEmpty() ? null : Instant.ofEpochMilli(latest.get(0).at()), circuit(view.id()),
				calls.traffic(view.id(), latest, now), settings.map(ProviderSettings::requestsPerSecond).orElse(0),
				view.configured() && provider.tellsBalance());
	}

	private static Answering answering(List<Answered> latest, int stopAfter) {
		long unanswered = latest.stream()
			.takeWhile((call) -> ProviderCalls.UNANSWERED.contains(call.outcome()))
			.limit(stopAfter)
			.count();
		if (latest.isEmpty()) {
			return Answering.NOT_CALLED;
		}
		return unanswered == 0 ? Answering.UP : unanswered < stopAfter ? Answering.SHAKY : Answering.DOWN;
	}

	private @Nullable Circuit circuit(String provider) {
		return states.halted(provider)
			.filter((halted) -> !calls.gotThroughSince(provider, halted.at()))
			.map((halted) -> new Circuit(halted.because(), Instant.ofEpochMilli(halted.at()),
					RunReports.instant(halted.until())))
			.orElse(null);
	}

	/**
	 * What the account at a provider holds: asked now, or a moment ago.
	 * @throws RefusedException if the provider is not configured or does not tell it
	 */
	Balance balance(String id) {
		Provider provider = provider(id);
		ProviderSettings settings = configurations.settings(provider);
		if (!provider.tellsBalance() || !provider.missingSettings(settings, JobOptions.NONE).isEmpty()) {
			throw new RefusedException(provider.facts().name() + " does not tell what the account holds");
		}
		Balance known = balances.get(id);
		if (known == null || known.askedAt().plus(BALANCE_IS_GOOD).isBefore(Instant.now())) {
			known = ask(provider, settings);
			balances.put(id, known);
		}
		return known;
	}

	private Balance ask(Provider provider, ProviderSettings settings) {
		try (var gateway = gateways.open(provider, settings, JobOptions.NONE)) {
			BalanceAnswer answer = gateway.balance().result();
			return answer instanceof Known known ? new Balance(known.currency(), known.amount(), null, Instant.now())
					: new Balance(null, null, ((NotTold) answer).message(), Instant.now());
		}
	}

	private Provider provider(String id) {
		return providers.stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new RefusedException("There is no provider " + id + ". providers lists them"));
	}

}
