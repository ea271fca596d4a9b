package dev.bulkordering.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Limits;

/** Configurations and recorded replies for tests. */
public final class TestSettings {

	/** The configured token. */
	public static final String TOKEN = "tok-5f2c9e71aa";

	private TestSettings() {
	}

	/** A configuration with a token, quick and with short time-outs. */
	public static ProviderSettings settings() {
		return settings("https://api.example.com", null, Map.of("token", TOKEN), 8, 10_000, Duration.ofMillis(600));
	}

	/** A configuration. */
	public static ProviderSettings settings(String baseUrl, String account, Map<String, String> credentials,
			int concurrency, int requestsPerSecond, Duration readTimeout) {
		return new ProviderSettings(baseUrl, account, credentials, concurrency, requestsPerSecond,
				Duration.ofMillis(500), readTimeout,
				new ProviderSettings.Retry(5, Duration.ofMillis(1), Duration.ofMillis(10)), 5, Duration.ofSeconds(1),
				List.of(Duration.ofMinutes(5)), Limits.NONE, false);
	}

	/** Tokens of a process that knows nothing of any credentials yet. */
	public static AccessTokens tokens() {
		return new AccessTokens(new MemoryCredentials());
	}

	/** Leave that lasts longer than any test. */
	public static CallPermit permit() {
		return CallPermit.lasting(Duration.ofMinutes(1));
	}

	/** Leave that has run out. */
	public static CallPermit expired() {
		return CallPermit.lasting(Duration.ofMillis(-1));
	}

	/** A recorded reply, such as {@code gifthub/created.json}. */
	public static String recorded(String path) {
		try (InputStream file = TestSettings.class.getResourceAsStream("/provider/" + path)) {
			if (file == null) {
				throw new IllegalArgumentException("no recorded reply " + path);
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
