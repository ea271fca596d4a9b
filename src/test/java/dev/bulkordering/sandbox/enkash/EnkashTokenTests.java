package dev.bulkordering.sandbox.enkash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

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

class EnkashTokenTests {

	private static final String FORM = "username=9167019711&password=p%40ss&grant_type=password&clientId=CEK1";

	private final SettableClock clock = new SettableClock();

	@TempDir
	private Path directory;

	private Sandbox sandbox;

	private SandboxControl control;

	@BeforeEach
	void start() throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "enkash");
		control.settings("""
				{'demand-issued-tokens': true, 'client-id': 'CEK1', 'client-secret': 'secret',
				 'username': '9167019711', 'password': 'p@ss'}""");
	}

	@AfterEach
	void stop() {
		sandbox.close();
	}

	@Test
	void handsOutATokenForFiveMinutes() {
		Reply reply = token("CEK1:secret", FORM);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("access_token", "token_type",
				"refresh_token", "expires_in", "scope");
		assertThat(reply.at("/expires_in")).isEqualTo("300");
		String token = reply.at("/access_token");
		assertThat(token).matches("EKA[0-9a-f]{32}");
		assertThat(statusWith(token)).isEqualTo(404);
		clock.pass(Duration.ofMinutes(5).minusMillis(1));
		assertThat(statusWith(token)).isEqualTo(404);
		clock.pass(Duration.ofMillis(1));
		assertThat(statusWith(token)).isEqualTo(401);
	}

	@Test
	void takesNoTokenThatItDidNotIssueWhereThatIsDemanded() {
		assertThat(statusWith("any")).isEqualTo(401);

		control.settings("{'demand-issued-tokens': false}");
		assertThat(statusWith("any")).isEqualTo(404);
		assertThat(statusWith("")).isEqualTo(401);
		control.settings("{'token': 'right'}");
		assertThat(statusWith("any")).isEqualTo(401);
		assertThat(statusWith("right")).isEqualTo(404);
	}

	@Test
	void refusesATokenOfItsOwnThatHasExpiredEvenWhereAnyOtherIsTaken() {
		control.settings("{'demand-issued-tokens': false}");
		String token = token("CEK1:secret", FORM).at("/access_token");
		clock.pass(Duration.ofMinutes(5));

		assertThat(statusWith(token)).isEqualTo(401);
	}

	@Test
	void leavesEarlierTokensGood() {
		String first = token("CEK1:secret", FORM).at("/access_token");
		String second = token("CEK1:secret", FORM).at("/access_token");

		assertThat(first).isNotEqualTo(second);
		assertThat(statusWith(first)).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "CEK1:wrong, username=9167019711&password=p%40ss&grant_type=password&clientId=CEK1",
			"CEK2:secret, username=9167019711&password=p%40ss&grant_type=password&clientId=CEK1",
			"nocolon, username=9167019711&password=p%40ss&grant_type=password&clientId=CEK1",
			"CEK1:secret, username=1&password=p%40ss&grant_type=password&clientId=CEK1",
			"CEK1:secret, username=9167019711&password=p%40s&grant_type=password&clientId=CEK1",
			"CEK1:secret, username=9167019711&password=p%40ss&grant_type=client&clientId=CEK1",
			"CEK1:secret, username=9167019711&password=p%40ss&grant_type=password&clientId=CEK2",
			"CEK1:secret, username=9167019711&password=p%40ss&grant_type=password",
			"CEK1:secret, username=9167019711&grant_type=password&clientId=CEK1" })
	void refusesWrongCredentialsAndCountsThem(String client, String form) {
		Reply reply = token(client, form);

		assertThat(reply.status()).isEqualTo(401);
		assertThat(reply.at("/payload")).isEqualTo("Bad credentials");
		assertThat(reply.at("/errorResponse/errorType")).isEqualTo("UNAUTHORIZED");
		assertThat(control.settings().path("bad-token-calls").intValue()).isEqualTo(1);
	}

	@Test
	void refusesAFormThatIsNone() {
		Api api = new Api(sandbox.baseUrl("enkash"), "").with("Authorization", basic("CEK1:secret"));

		assertThat(api.call("POST", "/oauth/token", FORM).status()).isEqualTo(401);
		assertThat(new Api(sandbox.baseUrl("enkash"), "CEK1:secret")
			.with("Content-Type", "application/x-www-form-urlencoded")
			.call("POST", "/oauth/token", FORM)
			.status()).isEqualTo(401);
	}

	@Test
	void locksTheAccountAfterThreeWrongCallsInARow() {
		String token = token("CEK1:secret", FORM).at("/access_token");
		bad(2);
		assertThat(token("CEK1:secret", FORM).status()).isEqualTo(200);
		bad(3);

		Reply locked = token("CEK1:secret", FORM);

		assertThat(locked.status()).isEqualTo(401);
		assertThat(locked.at("/payload")).isEqualTo("User account is locked");
		assertThat(statusWith(token)).isEqualTo(404);
		control.settings("{'bad-token-calls': 0}");
		assertThat(token("CEK1:secret", FORM).status()).isEqualTo(200);
	}

	@Test
	void takesAnyCredentialsWhereNoneAreSet() {
		control.settings("{'client-id': '', 'client-secret': '', 'username': '', 'password': ''}");

		assertThat(token("a:b", "username=u&password=p&grant_type=password&clientId=c").status()).isEqualTo(200);
		assertThat(token("a:", "username=u&password=p&grant_type=password&clientId=c").status()).isEqualTo(401);
		assertThat(control.calls("token")).hasSize(2);
	}

	@Test
	void remembersTokensAndBadCallsButKeepsNoToken() throws IOException {
		String token = token("CEK1:secret", FORM).at("/access_token");
		bad(1);
		sandbox.close();
		assertThat(Files.readString(directory.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1))
			.doesNotContain(token);

		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "enkash");

		assertThat(statusWith(token)).isEqualTo(404);
		assertThat(control.settings().path("bad-token-calls").intValue()).isEqualTo(1);
	}

	private void bad(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(token("CEK1:wrong", FORM).at("/payload")).isEqualTo("Bad credentials");
		}
	}

	private Reply token(String client, String form) {
		return new Api(sandbox.baseUrl("enkash"), "").with("Authorization", basic(client))
			.with("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
			.call("POST", "/oauth/token", form);
	}

	private static String basic(String client) {
		return "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
	}

	/** What a look-up with a bearer token is answered with; 404 is a good answer. */
	private int statusWith(String token) {
		return new Api(sandbox.baseUrl("enkash"), token).call("GET", "/api/v0/partner/fetch-order-details/none", "")
			.status();
	}

}
