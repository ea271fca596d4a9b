package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.provider.ProviderSettings;

/** Refuses values of a provider's configuration that have the right type alone. */
final class ProviderPropertiesCheck {

	private final String prefix;

	private final List<String> problems = new ArrayList<>();

	ProviderPropertiesCheck(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Checks all values.
	 * @throws RefusedException with a sentence a problem
	 */
	void check(ProviderProperties properties, String baseUrl) {
		checkBaseUrl(baseUrl);
		atLeastOne("concurrency", properties.concurrency());
		atLeastOne("requests-per-second", properties.requestsPerSecond());
		atLeastOne("stop-after", properties.stopAfter());
		atLeastOne("retry.attempts", properties.retry().attempts());
		notNegative("retry.first-delay", properties.retry().firstDelay());
		notNegative("retry.max-delay", properties.retry().maxDelay());
		if (properties.retry().maxDelay().compareTo(properties.retry().firstDelay()) < 0) {
			problem("retry.max-delay", "is shorter than retry.first-delay; expected at least that");
		}
		positive("connect-timeout", properties.connectTimeout());
		positive("read-timeout", properties.readTimeout());
		notNegative("search-lag", properties.searchLag());
		if (properties.followDelays().isEmpty()) {
			problem("follow-delays", "is empty; expected at least one duration");
		}
		if (properties.followDelays().stream().anyMatch((delay) -> delay.compareTo(Duration.ofSeconds(1)) < 0)) {
			problem("follow-delays", "has one below 1s; expected durations with their unit, such as 5m");
		}
		checkLimits(properties.limits());
		if (!problems.isEmpty()) {
			throw new RefusedException(String.join("\n", problems));
		}
	}

	// the URL itself is not shown: someone may have put a password into it
	private void checkBaseUrl(String baseUrl) {
		if (baseUrl.equals(ProviderSettings.SANDBOX)) {
			return;
		}
		try {
			URI uri = URI.create(baseUrl);
			boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
					&& uri.getFragment() == null) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// told below, as any other text that is no URL
		}
		problem("base-url", "cannot be used; expected sandbox, or a URL such as https://api.example.com/v1 without "
				+ "user name, query or fragment");
	}

	private void checkLimits(ProviderProperties.OrderLimits limits) {
		atLeastOne("limits.units-per-sku", limits.unitsPerSku());
		atLeastOne("limits.skus-per-order", limits.skusPerOrder());
		atLeastOne("limits.units-per-order", limits.unitsPerOrder());
		BigDecimal value = limits.orderValue();
		if (value != null && value.signum() <= 0) {
			problem("limits.order-value", value.toPlainString() + " is too small; expected a number above 0");
		}
	}

	private void atLeastOne(String key, @Nullable Integer value) {
		if (value != null && value < 1) {
			problem(key, value + " is too small; expected a whole number of at least 1");
		}
	}

	private void positive(String key, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			problem(key, value.toMillis() + "ms is too short; expected a duration above 0, such as 5s");
		}
	}

	private void notNegative(String key, @Nullable Duration value) {
		if (value != null && value.isNegative()) {
			problem(key, value.toMillis() + "ms is below 0; expected a duration such as 5s");
		}
	}

	private void problem(String key, String what) {
		problems.add(prefix + "." + key + ": " + what);
	}

}
