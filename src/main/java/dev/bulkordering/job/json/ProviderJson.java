package dev.bulkordering.job.json;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Operations.ProviderPause;
import dev.bulkordering.job.Operations.ProviderView;

/** A provider. */
public record ProviderJson(String id, String name, String document, String limits, String key, String lookUp,
		String webhook, String baseUrl, boolean configured, List<String> missingSettings, @Nullable PauseJson paused) {

	/** Who has paused it, since when and why. */
	public record PauseJson(String by, String since, String reason) {

	}

	/** The shape of a provider. */
	public static ProviderJson of(ProviderView provider) {
		return new ProviderJson(provider.id(), provider.name(), provider.document(), provider.limits(), provider.key(),
				provider.lookUp(), provider.webhook(), provider.baseUrl(), provider.configured(),
				provider.missingSettings(), pause(provider.paused()));
	}

	private static @Nullable PauseJson pause(@Nullable ProviderPause paused) {
		return paused == null ? null : new PauseJson(paused.by(), paused.since().toString(), paused.reason());
	}

}
