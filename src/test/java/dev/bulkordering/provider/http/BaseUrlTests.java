package dev.bulkordering.provider.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BaseUrlTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example.com", "https://api.example.com:8443/v1", "http://localhost:8080",
			"http://127.0.0.1:1", "http://[::1]:99/x" })
	void takesHttpsAndThisMachine(String url) {
		assertThat(BaseUrl.check(url)).isEqualTo(url);
	}

	@Test
	void takesASlashOffTheEnd() {
		assertThat(BaseUrl.check("https://api.example.com/v1/")).isEqualTo("https://api.example.com/v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://api.example.com", "http://127.0.0.1.example.com", "http://localhost.example.com",
			"http://10.0.0.7:8080" })
	void refusesToSendUnencrypted(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.check(url)).withMessageContaining("use https");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "api.example.com", "ftp://api.example.com", "https://", "https://a b", "sandbox" })
	void refusesWhatIsNoUrl(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.check(url))
			.withMessageContaining("https://api.example.com");
	}

	@Test
	void refusesAPasswordWithoutRepeatingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.check("https://user:hunter2@api.example.com"))
			.withMessageNotContaining("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example.com?x=1", "https://api.example.com#top" })
	void refusesWhatNoPathCanFollow(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.check(url));
	}

}
