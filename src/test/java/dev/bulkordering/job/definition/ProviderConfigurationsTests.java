package dev.bulkordering.job.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProviderConfigurationsTests {

	private static final VoucherProvider GIFTHUB = new VoucherProvider("gifthub");

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void fillsInTheDefaults() {
		given(Map.of("bulk-ordering.providers.gifthub.base-url", "https://api.example.com/v1/"));

		ProviderSettings settings = configurations().settings(GIFTHUB);

		assertThat(settings).usingRecursiveComparison()
			.isEqualTo(new ProviderSettings("https://api.example.com/v1", null, Map.of(), 8, 20, Duration.ofSeconds(5),
					Duration.ofSeconds(25),
					new ProviderSettings.Retry(5, Duration.ofMillis(200), Duration.ofSeconds(30)), 5,
					Duration.ofSeconds(45), List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
							Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)),
					Limits.NONE, false));
	}

	@Test
	void readsEveryKey() throws Exception {
		givenYaml("""
				bulk-ordering.providers.gifthub:
				  base-url: http://127.0.0.1:8080
				  account: main
				  token: t
				  client-id: ci
				  client-secret: cs
				  username: u
				  password: p
				  refresh-token: rt
				  webhook-key: wk
				  payment-card: {number: n}
				  concurrency: 3
				  requests-per-second: 7
				  connect-timeout: 2
				  read-timeout: 1m
				  retry: {attempts: 2, first-delay: 1ms, max-delay: 5ms}
				  stop-after: 9
				  search-lag: 0s
				  follow-delays: [1s, 2m]
				  limits: {units-per-sku: 2, skus-per-order: 3, units-per-order: 4, order-value: 5.5}
				  trust-limits: true
				""");

		ProviderSettings settings = configurations().settings(GIFTHUB);

		assertThat(settings).usingRecursiveComparison()
			.isEqualTo(new ProviderSettings("http://127.0.0.1:8080", "main",
					Map.of("token", "t", "client-id", "ci", "client-secret", "cs", "username", "u", "password", "p",
							"refresh-token", "rt", "webhook-key", "wk", "payment-card.number", "n"),
					3, 7, Duration.ofSeconds(2), Duration.ofMinutes(1),
					new ProviderSettings.Retry(2, Duration.ofMillis(1), Duration.ofMillis(5)), 9, Duration.ZERO,
					List.of(Duration.ofSeconds(1), Duration.ofMinutes(2)), new Limits(2, 3, 4, new BigDecimal("5.5")),
					true));
	}

	@ParameterizedTest
	@CsvSource({ "BULKORDERING_PROVIDERS_GIFTHUB_", "BULK_ORDERING_PROVIDERS_GIFTHUB_" })
	void readsEnvironmentVariables(String prefix) {
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of(prefix + "BASE_URL", "sandbox", prefix + "CLIENTSECRET", "s3cret", prefix + "CONCURRENCY",
							"2", prefix + "RETRY_FIRSTDELAY", "1s")));
		environment.getPropertySources().addLast(shipped());

		ProviderSettings settings = configurations().settings(GIFTHUB);

		assertThat(settings.isSandbox()).isTrue();
		assertThat(settings.credential("client-secret")).isEqualTo(prefix.startsWith("BULK_") ? null : "s3cret");
		assertThat(settings.concurrency()).isEqualTo(2);
	}

	@Test
	void theApplicationIsShippedWithTheSandbox() {
		environment.getPropertySources().addLast(shipped());

		assertThat(configurations().settings(GIFTHUB).isSandbox()).isTrue();
		assertThat(configurations().settings(new VoucherProvider("budgetree")).isSandbox()).isTrue();
	}

	@Test
	void aProviderWithoutABaseUrlIsNotConfigured() {
		given(Map.of("bulk-ordering.providers.gifthub.token", "t", "bulk-ordering.providers.gifthub.base-url", " "));

		assertThat(configurations().find(GIFTHUB)).isEmpty();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> configurations().settings(GIFTHUB))
			.withMessage("gifthub is not configured: set bulk-ordering.providers.gifthub.base-url to the provider's "
					+ "URL, or to sandbox to try things out");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					concurrency         | many      | 'many' cannot be used; expected a whole number (set in memory, line 3)
					concurrency         | 0         | 0 is too small; expected a whole number of at least 1
					requests-per-second | -1        | -1 is too small; expected a whole number of at least 1
					stop-after          | 0         | 0 is too small; expected a whole number of at least 1
					retry.attempts      | 0         | 0 is too small; expected a whole number of at least 1
					retry.max-delay     | 1ms       | is shorter than retry.first-delay; expected at least that
					connect-timeout     | 0s        | 0ms is too short; expected a duration above 0, such as 5s
					read-timeout        | soon      | 'soon' cannot be used; expected a duration such as 30s (set in memory, line 3)
					search-lag          | -1s       | -1000ms is below 0; expected a duration such as 5s
					follow-delays       | [1m, 5] | has one below 1s; expected durations with their unit, such as 5m
					limits.units-per-sku | 0        | 0 is too small; expected a whole number of at least 1
					limits.order-value  | 0         | 0 is too small; expected a number above 0
					trust-limits        | perhaps   | 'perhaps' cannot be used; expected true or false (set in memory, line 3)
					base-url            | ftp://x   | cannot be used; expected sandbox, or a URL such as https://api.example.com/v1 without user name, query or fragment
					base-url            | https://u:pw@x | cannot be used; expected sandbox, or a URL such as https://api.example.com/v1 without user name, query or fragment
					request-per-second  | 5         | unknown key; did you mean requests-per-second?
					tokn                | t         | unknown key; did you mean token?
					limits.unit-per-sku | 5         | unknown key; did you mean units-per-sku?
					retry.pause         | 5s        | unknown key; expected one of attempts, first-delay, max-delay
					token               | ${NOT_SET_ANYWHERE} | refers to NOT_SET_ANYWHERE, which is not set
					""")
	void refusesWithASentenceThatNamesTheKey(String key, String value, String problem) throws Exception {
		String baseUrl = key.equals("base-url") ? "" : "  base-url: sandbox";
		givenYaml("bulk-ordering.providers.gifthub:\n" + baseUrl + "\n  " + key + ": " + value + "\n");

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> configurations().settings(GIFTHUB))
			.withMessage("bulk-ordering.providers.gifthub." + key + ": " + problem);
	}

	@Test
	void refusesAProviderThatIsNearlyOneButLeavesOthersAlone() {
		given(Map.of("bulk-ordering.providers.gifthub.base-url", "sandbox", "bulk-ordering.providers.acme.base-url",
				"x"));
		assertThat(configurations().find(GIFTHUB)).isPresent();

		given(Map.of("bulk-ordering.providers.githb.base-url", "https://api.example.com"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> configurations().settings(GIFTHUB))
			.withMessage("bulk-ordering.providers.githb: unknown key; did you mean gifthub?");
	}

	private ProviderConfigurations configurations() {
		return new ProviderConfigurations(environment, Set.of("gifthub", "budgetree"));
	}

	private void given(Map<String, Object> values) {
		environment.getPropertySources().addFirst(new MapPropertySource("given" + values.hashCode(), values));
	}

	private void givenYaml(String text) throws Exception {
		new YamlPropertySourceLoader()
			.load("given", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "memory") {
				@Override
				public String getFilename() {
					return "memory";
				}
			})
			.forEach(environment.getPropertySources()::addFirst);
	}

	private static PropertySource<?> shipped() {
		try {
			return new YamlPropertySourceLoader().load("application.yml", new ClassPathResource("application.yml"))
				.get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
