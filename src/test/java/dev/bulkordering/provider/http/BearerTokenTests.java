package dev.bulkordering.provider.http;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BearerTokenTests {

	@Test
	void refusesATokenThatNoHeaderCanCarryWithoutRepeatingIt() {
		for (String bad : new String[] { "abc def", "abc\r\nX-Admin: 1", "tökén" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new BearerToken(bad)).withMessageNotContaining(bad);
		}
	}

	@Test
	void isNeededAnywhereButInTheSandbox() {
		ProviderSettings real = settings("https://api.example.com", Map.of("token", " "));
		ProviderSettings sandbox = settings(ProviderSettings.SANDBOX, Map.of());

		assertThat(BearerToken.missing(real)).containsExactly("token");
		assertThatIllegalArgumentException().isThrownBy(() -> BearerToken.of(real));
		assertThat(BearerToken.missing(sandbox)).isEmpty();
		assertThat(BearerToken.of(sandbox).value()).isNotBlank();
		assertThat(BearerToken.missing(settings("https://api.example.com", Map.of("token", "t")))).isEmpty();
	}

	@Test
	void doesNotShowItself() {
		assertThat(new BearerToken("abcdef").toString()).doesNotContain("abcdef");
		assertThat(new BearerToken("abcdef").on(Call.get("/x")).toString()).isEqualTo("GET /x");
	}

	private static ProviderSettings settings(String url, Map<String, String> credentials) {
		return TestSettings.settings(url, null, credentials, 1, 1, Duration.ofSeconds(1));
	}

}
