package dev.bulkordering.job.json;

import java.util.List;

import dev.bulkordering.job.Operations.ProviderView;

/** A provider. */
public record ProviderJson(String id, String name, String document, String limits, String key, String lookUp,
		String webhook, String baseUrl, boolean configured, List<String> missingSettings) {

	/** The shape of a provider. */
	public static ProviderJson of(ProviderView provider) {
		return new ProviderJson(provider.id(), provider.name(), provider.document(), provider.limits(), provider.key(),
				provider.lookUp(), provider.webhook(), provider.baseUrl(), provider.configured(),
				provider.missingSettings());
	}

}
