package dev.bulkordering.sandbox.plum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class PlumTokenTests {

	private final SettableClock clock = new SettableClock();

	@TempDir
	private Path directory;

	private Sandbox sandbox;

	private SandboxControl control;

	private Plum plum;

	@BeforeEach
	void start() throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "plum");
		control.settings("""
				{'demand-issued-tokens': true, 'refresh-token': 'first', 'client-id': 'client',
				 'client-secret': 'secret'}""");
		plum = new Plum(new Api(sandbox.baseUrl("plum"), ""));
	}

	@AfterEach
	void stop() {
		sandbox.close();
	}

	@Test
	void handsOutAnAccessTokenForFifteenDays() {
		Reply reply = plum.refresh("first");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in",
				"refresh_token", "access_token_expiry", "refresh_token_expiry");
		assertThat(reply.at("/expires_in")).isEqualTo("1296000");
		assertThat(reply.at("/access_token_expiry"))
			.isEqualTo(String.valueOf(clock.instant().plus(Duration.ofDays(15)).toEpochMilli()));
		String token = reply.at("/access_token");
		assertThat(token).matches("PLA[0-9a-f]{32}");
		assertThat(balanceWith(token).status()).isEqualTo(200);
		clock.pass(Duration.ofDays(15));
		assertThat(balanceWith(token).status()).isEqualTo(401);
		assertThat(balanceWith(token).at("/error")).isEqualTo("invalid_token");
	}

	@Test
	void givesANewRefreshTokenEachTimeAndLetsTheOldOneLiveForSixHours() {
		String second = plum.refresh("first").at("/refresh_token");
		assertThat(second).startsWith("PLR");
		clock.pass(Duration.ofHours(5));
		assertThat(plum.refresh("first").status()).isEqualTo(200);
		clock.pass(Duration.ofHours(1));

		assertThat(plum.refresh("first").status()).isEqualTo(401);
		assertThat(plum.refresh("first").at("/error")).isEqualTo("invalid_token");
		String third = plum.refresh(second).at("/refresh_token");
		assertThat(third).isNotEqualTo(second);
		clock.pass(Duration.ofHours(6));
		assertThat(plum.refresh(second).status()).isEqualTo(401);
		assertThat(plum.refresh(third).status()).isEqualTo(200);
	}

	@Test
	void endsARefreshTokenThatNobodyUsesAfterThirtyDays() {
		String second = plum.refresh("first").at("/refresh_token");

		clock.pass(Duration.ofDays(30));

		assertThat(plum.refresh(second).status()).isEqualTo(401);
	}

	@Test
	void endsAUsedRefreshTokenAtOnceWhereTheSettingsSaySo() {
		control.settings("{'old-refresh-token-life-ms': 0}");
		plum.refresh("first");

		assertThat(plum.refresh("first").status()).isEqualTo(401);
	}

	@Test
	void takesAnyFirstTokenWhereNoneIsSet() {
		control.settings("{'refresh-token': ''}");

		assertThat(plum.refresh("anything").status()).isEqualTo(200);
		clock.pass(Duration.ofHours(6));
		assertThat(plum.refresh("anything").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'grant_type': 'password'      | 400 | invalid_request
			'refresh_token': 'wrong'      | 401 | invalid_token
			'refresh_token': null         | 400 | invalid_request
			'client_id': 'wrong'          | 401 | unauthorized_client
			'client_secret': 'wrong'      | 401 | unauthorized_client
			'client_secret': ''           | 400 | invalid_request
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWrongCredentials(String changed, int status, String error) {
		Reply reply = plum.api().call("POST", "/chef/v1/oauth/token/user", """
				{'grant_type': 'refresh_token', 'refresh_token': 'first', 'client_id': 'client',
				 'client_secret': 'secret', %s}""".formatted(changed));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/error")).isEqualTo(error);
		assertThat(reply.at("/error_description")).isNotBlank();
	}

	@Test
	void refusesWithoutAGoodToken() {
		assertThat(balanceWith("").status()).isEqualTo(401);
		assertThat(balanceWith("").at("/errorId")).isEqualTo("PIPE10013");
		assertThat(balanceWith("any").at("/error")).isEqualTo("invalid_token");

		control.settings("{'token': 'fixed'}");
		assertThat(balanceWith("fixed").status()).isEqualTo(200);
		assertThat(balanceWith("any").status()).isEqualTo(401);
		control.settings("{'token': '', 'demand-issued-tokens': false}");
		assertThat(balanceWith("any").status()).isEqualTo(200);
	}

	@Test
	void keepsNoToken() throws IOException {
		Reply reply = plum.refresh("first");
		sandbox.close();

		String file = Files.readString(directory.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1);

		assertThat(file).doesNotContain(reply.at("/access_token")).doesNotContain(reply.at("/refresh_token"));
	}

	private Reply balanceWith(String token) {
		return new Plum(new Api(sandbox.baseUrl("plum"), token)).ask("query.getBalance", "{}");
	}

}
