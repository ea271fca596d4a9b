package dev.bulkordering.provider.peach;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeachProviderTests {

	private static final String URL = "https://peach.example.com";

	private final Provider provider = new PeachProvider();

	@Test
	void needsAnApiKeyUnlessItIsTriedOut() {
		assertThat(provider.missingSettings(settings(URL, Map.of()), JobOptions.NONE)).containsExactly("token");
		assertThat(provider.missingSettings(settings(URL, Map.of("token", "k")), JobOptions.NONE)).isEmpty();
		assertThat(provider.missingSettings(settings(ProviderSettings.SANDBOX, Map.of()), JobOptions.NONE)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> open(Map.of())).withMessageContaining("token");
	}

	@Test
	void needsAPathToLookUpThatHoldsTheId() {
		assertThatIllegalArgumentException().isThrownBy(() -> open(Map.of("token", "k", "paths.look-up", "/orders")))
			.withMessageContaining("paths.look-up must hold {id}");
		assertThatIllegalArgumentException().isThrownBy(() -> open(Map.of("token", "k", "paths.place", "orders")))
			.withMessageContaining("paths.place must begin with a slash");
	}

	@Test
	void neverQuotesAndKnowsNoLimits() {
		try (ProviderGateway gateway = open(Map.of("token", "k"))) {
			assertThat(gateway.quotesFirst()).isFalse();
		}
		assertThat(provider.callsPerOrder(JobOptions.NONE)).isEqualTo(1);
	}

	@Test
	void saysThatOurKeyFindsNothing() {
		assertThat(provider.id()).isEqualTo("peach");
		assertThat(provider.facts().key()).isEqualTo("id");
		assertThat(provider.facts().lookUp()).startsWith("none by our key");
		assertThat(provider.facts().webhook()).contains("order.completed", "order.canceled");
		assertThat(provider.facts().searchLag()).isEqualTo(Duration.ofSeconds(30));
		assertThat(provider.facts().readTimeout()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void keepsToOneAccountByItsName() {
		assertThat(provider.account(settings(URL, Map.of("token", "one")), JobOptions.NONE))
			.isEqualTo(provider.account(settings(URL, Map.of("token", "another")), JobOptions.NONE));
	}

	private ProviderGateway open(Map<String, String> credentials) {
		return provider.open(URL, settings(URL, credentials), JobOptions.NONE, TestSettings.tokens());
	}

	private static ProviderSettings settings(String baseUrl, Map<String, String> credentials) {
		return TestSettings.settings(baseUrl, null, credentials, 2, 100, Duration.ofSeconds(1));
	}

}
