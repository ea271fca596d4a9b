package dev.bulkordering.job.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderSettings;

/**
 * The configuration of the providers ({@code bulk-ordering.providers}), with each
 * provider's own defaults filled in. It is read when it is asked for, so that a mistake
 * in one provider's keys hinders no other.
 */
public final class ProviderConfigurations {

	static final String PREFIX = "bulk-ordering.providers";

	private final Binder binder;

	private final ProviderKeys keys;

	/**
	 * Reads from an environment.
	 * @param providers ids of the providers there are
	 */
	public ProviderConfigurations(Environment environment, Set<String> providers) {
		this.binder = Binder.get(environment);
		this.keys = new ProviderKeys(environment, new TreeSet<>(providers));
	}

	/**
	 * A provider's settings.
	 * @throws RefusedException with a sentence that names the key, if the provider is not
	 * configured or wrongly so
	 */
	public ProviderSettings settings(Provider provider) {
		return find(provider).orElseThrow(() -> new RefusedException(provider.id() + " is not configured: set " + PREFIX
				+ "." + provider.id() + ".base-url to the provider's URL, or to sandbox to try things out"));
	}

	/**
	 * A provider's settings; empty if it has no base URL, and so is not configured.
	 * @throws RefusedException with a sentence that names the key, if it is configured
	 * wrongly
	 */
	public Optional<ProviderSettings> find(Provider provider) {
		String prefix = PREFIX + "." + provider.id();
		try {
			Map<String, String> credentials = keys.credentials(provider.id(), binder);
			ProviderProperties properties = binder.bindOrCreate(prefix, ProviderProperties.class);
			String baseUrl = properties.baseUrl();
			if (baseUrl == null || baseUrl.isBlank()) {
				return Optional.empty();
			}
			new ProviderPropertiesCheck(prefix).check(properties, baseUrl.strip());
			return Optional.of(settings(provider, baseUrl.strip(), properties, credentials));
		}
		catch (BindException ex) {
			throw new RefusedException(ConfigurationSentence.of(ex));
		}
	}

	private static ProviderSettings settings(Provider provider, String baseUrl, ProviderProperties properties,
			Map<String, String> credentials) {
		Duration readTimeout = properties.readTimeout();
		Duration searchLag = properties.searchLag();
		String account = properties.account();
		return new ProviderSettings(baseUrl.replaceAll("/+$", ""),
				account == null || account.isBlank() ? null : account.strip(), credentials, properties.concurrency(),
				properties.requestsPerSecond(), properties.connectTimeout(),
				readTimeout == null ? provider.facts().readTimeout() : readTimeout, properties.retry().settings(),
				properties.stopAfter(), searchLag == null ? provider.facts().searchLag() : searchLag,
				List.copyOf(properties.followDelays()), properties.limits().limits(), properties.trustLimits());
	}

}
