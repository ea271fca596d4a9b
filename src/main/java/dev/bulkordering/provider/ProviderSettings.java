package dev.bulkordering.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Limits;

/**
 * A provider's configuration ({@code bulk-ordering.providers.NAME}) with the provider's
 * defaults filled in. Secrets are in it, so its text form shows none.
 *
 * @param baseUrl {@code sandbox}, or an absolute URL without a slash at its end
 * @param account a name for the account behind a fixed token, if configured
 * @param credentials secrets and names by setting: token, client-id, client-secret,
 * username, password, refresh-token, webhook-key, and a provider's own
 * @param concurrency most calls in flight, at least 1
 * @param requestsPerSecond most requests a second of this process, at least 1
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param retry how often and when a call that certainly placed nothing is made again
 * @param stopAfter how many orders in a row may end in an outage before placing stops
 * @param searchLag how long after an order call a look-up may still miss the order
 * @param followDelays distances at which pending orders are asked about
 * @param limits limits of the configuration
 * @param trustLimits whether these limits may be wider than the document's
 */
public record ProviderSettings(String baseUrl, @Nullable String account, Map<String, String> credentials,
		int concurrency, int requestsPerSecond, Duration connectTimeout, Duration readTimeout, Retry retry,
		int stopAfter, Duration searchLag, List<Duration> followDelays, Limits limits, boolean trustLimits) {

	/** The base URL that stands for the emulation in this process. */
	public static final String SANDBOX = "sandbox";

	/**
	 * When a call that certainly placed nothing is made again.
	 *
	 * @param attempts most calls for one order in one execution, at least 1
	 * @param firstDelay before the second call; doubled for each further one, with jitter
	 * @param maxDelay longest wait; a provider that asks for more ends the run
	 */
	public record Retry(int attempts, Duration firstDelay, Duration maxDelay) {

	}

	/** The credential of a name, or null where it is not configured or empty. */
	public @Nullable String credential(String name) {
		String value = credentials.get(name);
		return value == null || value.isBlank() ? null : value;
	}

	/**
	 * A path of the API behind the base URL: the usual one, or the one that is configured
	 * for it under {@code paths}.
	 * @param name what the path is for, such as {@code place} or {@code look-up}
	 * @param usual the path by the provider's document; words in braces, such as
	 * {@code {reference}}, stand for what is put there
	 * @throws IllegalArgumentException with a sentence for people if what is configured
	 * does not begin with a slash
	 */
	public String path(String name, String usual) {
		String configured = credential("paths." + name);
		if (configured == null) {
			return usual;
		}
		if (!configured.startsWith("/")) {
			throw new IllegalArgumentException("paths." + name + " must begin with a slash, such as " + usual);
		}
		return configured.strip();
	}

	/** Whether requests go to the emulation in this process. */
	public boolean isSandbox() {
		return SANDBOX.equals(baseUrl);
	}

	@Override
	public String toString() {
		return "ProviderSettings[baseUrl=" + baseUrl + ", account=" + account + ", credentials=" + credentials.keySet()
				+ "]";
	}

}
