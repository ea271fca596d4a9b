package dev.bulkordering.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations.ProviderPause;
import dev.bulkordering.job.Operations.ProviderView;

/** Lists the providers. */
@Command(name = "providers", sortOptions = false,
		description = "Lists the providers, their limits and whether they are configured.")
final class ProvidersVerb extends Verb {

	ProvidersVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		List<ProviderView> providers = session().operations().providers();
		answer(providers.stream().map(ProvidersVerb::json).toList(), () -> providers.forEach(this::print));
		return ExitCode.OK;
	}

	private void print(ProviderView provider) {
		RunSummary lines = new RunSummary(out());
		out().println(provider.id() + " (" + provider.name() + "), "
				+ (provider.configured() ? "configured" : "not configured"));
		lines.line("Base URL", provider.baseUrl());
		lines.line("Missing", String.join(", ", provider.missingSettings()));
		ProviderPause paused = provider.paused();
		if (paused != null) {
			lines.line("Paused", "by " + paused.by() + " since " + Words.time(paused.since()) + ": " + paused.reason());
		}
		lines.line("Limits", provider.limits());
		lines.line("Our key", provider.key());
		lines.line("Look-up", provider.lookUp());
		lines.line("Webhook", provider.webhook());
		lines.line("Document", provider.document());
	}

	private static Map<String, @Nullable Object> json(ProviderView provider) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("id", provider.id());
		json.put("name", provider.name());
		json.put("document", provider.document());
		json.put("limits", provider.limits());
		json.put("key", provider.key());
		json.put("lookUp", provider.lookUp());
		json.put("webhook", provider.webhook());
		json.put("baseUrl", provider.baseUrl());
		json.put("configured", provider.configured());
		json.put("missingSettings", provider.missingSettings());
		json.put("paused", pause(provider.paused()));
		return json;
	}

	private static @Nullable Map<String, Object> pause(@Nullable ProviderPause paused) {
		if (paused == null) {
			return null;
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("by", paused.by());
		json.put("since", paused.since().toString());
		json.put("reason", paused.reason());
		return json;
	}

}
