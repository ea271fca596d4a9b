package dev.bulkordering.provider;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountIdentityTests {

	@Test
	void staysTheSameWhenTheTokenChanges() {
		assertThat(identity("https://a.example", null, "old")).isEqualTo(identity("https://a.example", null, "new"));
		assertThat(identity("https://a.example", "main", "old"))
			.isEqualTo(identity("https://a.example", "main", "new"));
	}

	@Test
	void tellsAccountsApart() {
		AccountIdentity one = identity("https://a.example", "main", "t");

		assertThat(one.fingerprint()).isNotEqualTo(identity("https://b.example", "main", "t").fingerprint())
			.isNotEqualTo(identity("https://a.example", "other", "t").fingerprint())
			.isNotEqualTo(identity("https://a.example", "main", "t", "EUR").fingerprint());
		assertThat(identity("https://a.example", "main", "t", "EUR").name()).isEqualTo("main / EUR");
	}

	@Test
	void fitsTheDatabaseAndHoldsNoToken() {
		AccountIdentity identity = identity(ProviderSettings.SANDBOX, null, "secret-token");

		assertThat(identity.baseUrl()).isEqualTo("sandbox");
		assertThat(identity.name()).isEqualTo("default");
		assertThat(identity.fingerprint()).matches("[0-9a-f]{32}");
		assertThat(identity.toString()).doesNotContain("secret-token");
	}

	private static AccountIdentity identity(String url, String account, String token, String... names) {
		return AccountIdentity
			.of(TestSettings.settings(url, account, Map.of("token", token), 1, 1, Duration.ofSeconds(1)), names);
	}

}
