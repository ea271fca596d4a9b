package dev.bulkordering.provider.plum;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.MemoryCredentials;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.TokenAnswer;
import dev.bulkordering.provider.TokenAnswer.Granted;
import dev.bulkordering.provider.TokenAnswer.NotAnswered;
import dev.bulkordering.provider.TokenAnswer.Refused;
import dev.bulkordering.provider.http.Transport;

import static dev.bulkordering.provider.ScriptedServer.cut;
import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlumTokensTests {

	private static final String PENDING = recorded("plum/pending.json");

	private static final String TOKEN = recorded("plum/token.json");

	private final ScriptedServer server = new ScriptedServer();

	private final MemoryCredentials store = new MemoryCredentials();

	private final AccessTokens tokens = new AccessTokens(store);

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void exchangesTheRefreshTokenForATokenOnce() {
		server.then(json(200, TOKEN), json(200, PENDING), json(200, PENDING));

		try (ProviderGateway gateway = gateway(tokens)) {
			assertThat(place(gateway)).isInstanceOf(Accepted.class);
			assertThat(place(gateway)).isInstanceOf(Accepted.class);
		}

		assertThat(server.received()).hasSize(3);
		Received call = server.received().get(0);
		assertThat(call.method()).isEqualTo("POST");
		assertThat(call.path()).isEqualTo("/chef/v1/oauth/token/user");
		assertThat(call.headers()).containsEntry("content-type", "application/json").doesNotContainKey("authorization");
		assertThat(call.body()).isEqualTo("{\"grant_type\":\"refresh_token\",\"refresh_token\":\"ref-1-00112233\","
				+ "\"client_id\":\"client-77\",\"client_secret\":\"sec-5521aa\"}");
		assertThat(server.received().subList(1, 3)).allSatisfy(
				(order) -> assertThat(order.headers()).containsEntry("authorization", "Bearer acc-1-9f8e7d6c5b"));
	}

	@Test
	void sendsTheRefreshTokenThatWasHandedOutLastEvenFromAnotherProcess() {
		server.then(json(200, TOKEN), json(200, PENDING),
				json(200, "{\"access_token\":\"acc-2\",\"refresh_token\":\"ref-3\"}"), json(200, PENDING),
				json(200, "{\"access_token\":\"acc-3\"}"), json(200, PENDING));

		for (int process = 0; process < 3; process++) {
			try (ProviderGateway gateway = gateway(new AccessTokens(store))) {
				assertThat(place(gateway)).isInstanceOf(Accepted.class);
			}
		}

		assertThat(server.received().get(0).body()).contains("\"refresh_token\":\"ref-1-00112233\"");
		assertThat(server.received().get(2).body()).contains("\"refresh_token\":\"ref-2-a1b2c3d4e5\"");
		assertThat(server.received().get(4).body()).contains("\"refresh_token\":\"ref-3\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			400 | {"error":"invalid_grant","error_description":"refresh token expired"}
			401 | {"error":"invalid_token"}
			403 | <html>
			200 | {"success":0,"error_message_id":"auth.token_error"}
			200 | {"access_token":"two words","refresh_token":"x"}
			204 |
			""")
	void namesTheSettingsToMendAndNeverTriesRefusedCredentialsAgain(int status, String body) {
		server.then(json(status, body == null ? "" : body));

		try (ProviderGateway gateway = gateway(tokens); ProviderGateway another = gateway(new AccessTokens(store))) {
			Reply<Outcome> refused = gateway.place(PlumOrders.vouchers(1), permit());
			assertThat(refused.result()).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
				assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
				assertThat(rejected.message()).contains("refresh-token", "client-id", "client-secret",
						"HTTP " + status);
			});
			assertThat(refused.exchanges()).hasSize(2);
			assertThat(refused.exchanges().get(1).sent()).isFalse();
			assertThat(place(gateway)).isInstanceOf(Rejected.class);
			assertThat(place(another)).isInstanceOf(Rejected.class);
		}
		assertThat(server.received()).hasSize(1);
	}

	@Test
	void saysSoWhereTheRefreshTokenThatWasHandedOutLastIsRefused() {
		server.then(json(400, "{\"error\":\"invalid_grant\"}"));

		assertThat(fetch("kept-77")).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.message()).contains("handed out last").doesNotContain("kept-77"));
		assertThat(server.last().body()).contains("\"refresh_token\":\"kept-77\"");
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 500, 502, 503, 302 })
	void saysNothingOfCredentialsThatWereNotAnswered(int status) {
		server.then(json(status, "{}"));

		assertThat(why()).isInstanceOfSatisfying(Unavailable.class,
				(unavailable) -> assertThat(unavailable.message()).contains(String.valueOf(status)));
	}

	@Test
	void saysNothingOfCredentialsWhenTheAnswerIsLostOrToldToWait() {
		server.then(cut(), json(429, "{}", "Retry-After: 9"),
				json(400, "{\"message\":\"auth.request_limit_exceeded\"}"), json(200, recorded("plum/throttled.json")));

		assertThat(why()).isInstanceOf(Unavailable.class);
		assertThat(((Throttled) why()).retryAfter()).isEqualTo(Duration.ofSeconds(9));
		assertThat(((Throttled) why()).retryAfter()).isNull();
		assertThat(((Throttled) why()).retryAfter()).isEqualTo(Duration.ofMinutes(1));
		server.close();
		assertThat(why()).isInstanceOf(Unavailable.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			,"expires_in":3600           | PT1H
			,"expires_in":"1296000"      | PT360H
			                             | PT360H
			,"expires_in":null           | PT360H
			,"expires_in":0              | PT360H
			,"expires_in":-5             | PT360H
			,"expires_in":1797400000     | PT360H
			,"expires_in":"soon"         | PT360H
			""")
	void takesATokensLifeOrFifteenDays(String life, Duration expected) {
		server.then(json(200, "{\"access_token\":\"acc-1\"" + (life == null ? "" : life) + "}"));

		assertThat(fetch(null)).isInstanceOfSatisfying(Granted.class, (granted) -> {
			assertThat(granted.token()).isEqualTo("acc-1");
			assertThat(granted.life()).isEqualTo(expected);
			assertThat(granted.secret()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			401 | {"errorId":"PIPE10013","errorInfo":"Invalid authorization header"}
			401 | {}
			400 | {"error":"invalid_token","error_description":"invalid/expired token"}
			""")
	void fetchesOneOtherTokenWhereOneIsNotAccepted(int status, String body) {
		server.then(json(200, TOKEN), json(status, body), json(200, "{\"access_token\":\"acc-2\"}"),
				json(status, body));

		try (ProviderGateway gateway = gateway(tokens)) {
			assertThat(place(gateway)).isInstanceOf(Throttled.class);
			assertThat(place(gateway)).isInstanceOfSatisfying(Rejected.class,
					(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
		}
		assertThat(server.received()).hasSize(4);
		assertThat(server.last().headers()).containsEntry("authorization", "Bearer acc-2");
	}

	@Test
	void fetchesAnotherTokenLaterWhereTheLastOneWasAcceptedForAWhile() {
		String refused = "{\"errorId\":\"PIPE10013\"}";
		server.then(json(200, TOKEN), json(401, refused), json(200, "{\"access_token\":\"acc-2\"}"),
				json(400, "{\"errorId\":\"PLE10018\"}"), json(401, refused), json(200, "{\"access_token\":\"acc-3\"}"),
				json(200, PENDING), json(401, refused));

		try (ProviderGateway gateway = gateway(tokens)) {
			assertThat(place(gateway)).isInstanceOf(Throttled.class);
			assertThat(place(gateway)).isInstanceOf(Rejected.class);
			assertThat(place(gateway)).isInstanceOf(Throttled.class);
			assertThat(place(gateway)).isInstanceOf(Accepted.class);
			assertThat(place(gateway)).isInstanceOf(Throttled.class);
		}
	}

	@Test
	void doesNotTakeARefusedProductForARefusedToken() {
		server.then(json(200, TOKEN), json(401, "{\"errorId\":\"PLE10019\"}"), json(200, PENDING));

		try (ProviderGateway gateway = gateway(tokens)) {
			assertThat(place(gateway)).isInstanceOfSatisfying(Rejected.class,
					(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ORDER));
			assertThat(place(gateway)).isInstanceOf(Accepted.class);
		}
	}

	@Test
	void prefersAFixedTokenAndLetsConfigurationMoveTheTokenEndpoint() {
		server.then(json(200, PENDING), json(200, TOKEN), json(200, PENDING));

		try (ProviderGateway fixed = open(PlumOrders.settings(PlumOrders.CLIENT, "token", TestSettings.TOKEN));
				ProviderGateway moved = open(PlumOrders.settings(PlumOrders.CLIENT, "paths.token", "/oauth/refresh"))) {
			assertThat(place(fixed)).isInstanceOf(Accepted.class);
			assertThat(server.last().headers()).containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
			assertThat(place(moved)).isInstanceOf(Accepted.class);
			assertThat(server.received().get(1).path()).isEqualTo("/oauth/refresh");
		}
	}

	@Test
	void keepsCredentialsOutOfTheJournal() {
		server.then(json(200, TOKEN), json(200, PENDING));

		try (ProviderGateway gateway = gateway(tokens)) {
			Reply<Outcome> reply = gateway.place(PlumOrders.vouchers(1), permit());

			assertThat(reply.exchanges()).hasSize(2);
			for (String secret : List.of("client-77", "sec-5521aa", "ref-1-00112233", "acc-1-9f8e7d6c5b",
					"ref-2-a1b2c3d4e5")) {
				assertThat(reply.exchanges().toString()).doesNotContain(secret);
			}
			assertThat(reply.exchanges().get(0).request()).contains("refresh_token");
		}
		assertThat(new PlumCredentials.Client("client-77", "sec-5521aa", "ref-1-00112233").toString())
			.doesNotContain("77")
			.doesNotContain("ref");
	}

	@Test
	void saysWhichSettingsAreMissing() {
		PlumProvider provider = new PlumProvider();

		assertThat(provider.missingSettings(PlumOrders.settings(Map.of()), JobOptions.NONE)).containsExactly("token");
		assertThat(provider.missingSettings(PlumOrders.settings(Map.of("client-id", "a", "refresh-token", "b")),
				JobOptions.NONE))
			.containsExactly("client-secret");
		assertThat(provider.missingSettings(PlumOrders.settings(PlumOrders.CLIENT), JobOptions.NONE)).isEmpty();
		assertThat(provider.missingSettings(PlumOrders.settings(Map.of("token", "t")), JobOptions.NONE)).isEmpty();
		assertThat(provider.missingSettings(sandbox(), JobOptions.NONE)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> open(PlumOrders.settings(Map.of("client-id", "a"))));
	}

	@Test
	void needsNoCredentialsInTheSandbox() {
		server.then(json(200, PENDING));

		try (ProviderGateway gateway = open(sandbox())) {
			assertThat(place(gateway)).isInstanceOf(Accepted.class);
			assertThat(server.last().headers()).containsEntry("authorization", "Bearer sandbox");
		}
	}

	@Test
	void knowsTheAccountByItsClient() {
		PlumProvider provider = new PlumProvider();

		assertThat(provider.account(PlumOrders.settings(PlumOrders.CLIENT), JobOptions.NONE).name())
			.isEqualTo("default / client-77");
		assertThat(provider.account(PlumOrders.settings(PlumOrders.CLIENT, "refresh-token", "new"), JobOptions.NONE))
			.isEqualTo(provider.account(PlumOrders.settings(PlumOrders.CLIENT), JobOptions.NONE));
		assertThat(provider.account(PlumOrders.settings(PlumOrders.CLIENT, "client-id", "other"), JobOptions.NONE))
			.isNotEqualTo(provider.account(PlumOrders.settings(PlumOrders.CLIENT), JobOptions.NONE));
		assertThat(provider.account(PlumOrders.settings(Map.of("token", "t")), JobOptions.NONE).name())
			.isEqualTo("default");
	}

	private static ProviderSettings sandbox() {
		return TestSettings.settings(ProviderSettings.SANDBOX, null, Map.of(), 8, 10_000, Duration.ofMillis(600));
	}

	private static Outcome place(ProviderGateway gateway) {
		return gateway.place(PlumOrders.vouchers(1), permit()).result();
	}

	private ProviderGateway gateway(AccessTokens known) {
		return new PlumProvider().open(server.url(), PlumOrders.settings(PlumOrders.CLIENT), JobOptions.NONE, known);
	}

	private ProviderGateway open(ProviderSettings settings) {
		return new PlumProvider().open(server.url(), settings, JobOptions.NONE, tokens);
	}

	private TokenAnswer fetch(String secret) {
		try (Transport transport = Transport.open(server.url(), TestSettings.settings(), PlumGateway.MASKING)) {
			return new PlumTokens(transport, "/token",
					new PlumCredentials.Client("client-77", "sec-5521aa", "ref-1-00112233"))
				.fetch(secret)
				.result();
		}
	}

	private Outcome why() {
		return ((NotAnswered) fetch(null)).why();
	}

}
