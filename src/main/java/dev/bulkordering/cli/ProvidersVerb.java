package dev.bulkordering.cli;

import java.util.List;

import picocli.CommandLine.Command;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations.ProviderPause;
import dev.bulkordering.job.Operations.ProviderView;
import dev.bulkordering.job.json.ProviderJson;

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
		answer(providers.stream().map(ProviderJson::of).toList(), () -> providers.forEach(this::print));
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

}
