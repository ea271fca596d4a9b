package dev.bulkordering.provider.enkash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.MemoryCredentials;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.ScriptedServer.Turn;
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

class EnkashTokensTests {

	private static final String PATH = "/oauth/token";

	private static final Turn CREATED = json(200, recorded("enkash/created.json"));

	private static final Turn REFUSED = json(400, recorded("enkash/token-refused.json"));

	private static final Turn UNAUTHORIZED = json(401, recorded("enkash/unauthorized.json"));

	private final ScriptedServer server = new ScriptedServer();

	private final MemoryCredentials store = new MemoryCredentials();

	private final AccessTokens tokens = new AccessTokens(store);

	private final List<ProviderGateway> gateways = new ArrayList<>();

	@AfterEach
	void close() {
		gateways.forEach(ProviderGateway::close);
		server.close();
	}

	@Test
	void asksForATokenAsTheDocumentSays() {
		server.then(json(200, recorded("enkash/token.json")), CREATED);

		gateway(tokens).place(EnkashOrders.order(), permit());

		Received request = server.received().get(0);
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.path()).isEqualTo(PATH);
		assertThat(request.headers()).containsEntry("content-type", "application/x-www-form-urlencoded")
			.containsEntry("authorization", "Basic "
					+ Base64.getEncoder().encodeToString("acme-rewards:s3cr3t/+é".getBytes(StandardCharsets.UTF_8)));
		assertThat(request.body()).isEqualTo(
				"username=ops%40acme.example&password=p%26ss%20word%3D1&grant_type=password&clientId=acme-rewards");
		assertThat(server.last().path()).isEqualTo("/api/v0/partner/create-order");
		assertThat(server.last().headers()).containsEntry("authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.enk-first");
	}

	@Test
	void asksForATokenWhereItIsConfigured() {
		server.then(token("a", 299), CREATED);

		gateway(tokens, "paths.token", "/auth/v2/token").place(EnkashOrders.order(), permit());

		assertThat(paths()).startsWith("/auth/v2/token");
	}

	@Test
	void sendsAllCallsOfAProcessWithOneToken() throws Exception {
		int orders = 12;
		server.then(token("one", 299));
		for (int i = 0; i < orders; i++) {
			server.then(CREATED);
		}
		ExecutorService threads = Executors.newFixedThreadPool(orders);
		try {
			List<Future<Outcome>> outcomes = new ArrayList<>();
			for (int i = 0; i < orders; i++) {
				ProviderGateway gateway = i % 2 == 0 ? gateway(tokens) : gateways.get(0);
				outcomes.add(threads.submit(() -> gateway.place(EnkashOrders.order(), permit()).result()));
			}
			for (Future<Outcome> outcome : outcomes) {
				assertThat(outcome.get()).isInstanceOf(Placed.class);
			}
		}
		finally {
			threads.shutdownNow();
		}
		server.then(json(200, recorded("enkash/order.json")), json(200, recorded("enkash/product.json")));
		gateways.get(0).lookUp(EnkashOrders.order());
		gateways.get(1).catalog(EnkashOrders.PRODUCT);

		assertThat(paths()).hasSize(orders + 3).containsOnlyOnce(PATH).startsWith(PATH);
		assertThat(server.received().subList(1, orders + 3))
			.allSatisfy((request) -> assertThat(request.headers()).containsEntry("authorization", "Bearer one"));
	}

	@Test
	void renewsATokenBeforeItsLifeIsOver() throws Exception {
		server.then(token("one", 2), CREATED, CREATED, token("two", 299), CREATED);
		ProviderGateway gateway = gateway(tokens);
		long begun = System.nanoTime();

		gateway.place(EnkashOrders.order(), permit());
		gateway.place(EnkashOrders.order(), permit());
		// a fifth of its life is left then
		Thread.sleep(Math.max(1, 1650 - (System.nanoTime() - begun) / 1_000_000));
		gateway.place(EnkashOrders.order(), permit());

		assertThat(server.received()).extracting((request) -> request.headers().get("authorization"))
			.element(4)
			.isEqualTo("Bearer two");
		assertThat(paths()).filteredOn(PATH::equals).hasSize(2);
	}

	@Test
	void neverTriesRefusedCredentialsAgainInNoProcess() {
		server.then(REFUSED);

		Outcome outcome = gateway(tokens).place(EnkashOrders.order(), permit()).result();
		Outcome again = gateways.get(0).place(EnkashOrders.order(), permit()).result();
		Reply<Outcome> elsewhere = gateway(new AccessTokens(store)).place(EnkashOrders.order(), permit());

		assertThat(List.of(outcome, again, elsewhere.result())).allSatisfy(
				(each) -> assertThat(each).isInstanceOfSatisfying(Rejected.class, EnkashTokensTests::namesWhatToMend));
		assertThat(elsewhere.exchanges()).singleElement().satisfies((exchange) -> {
			assertThat(exchange.sent()).isFalse();
			assertThat(exchange.url()).endsWith("/create-order");
		});
		assertThat(((LookUp.NotAnswered) gateways.get(1).lookUp(EnkashOrders.order()).result()).why())
			.isInstanceOf(Rejected.class);
		assertThat(((CatalogAnswer.NotAnswered) gateways.get(1).catalog("PC1").result()).why())
			.isInstanceOf(Rejected.class);
		assertThat(paths()).containsExactly(PATH);
	}

	private static void namesWhatToMend(Rejected rejected) {
		assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
		assertThat(rejected.code()).isEqualTo("CREDENTIALS_REFUSED");
		assertThat(rejected.message()).contains("HTTP 400: Bad credentials",
				"bulk-ordering.providers.enkash.username, password, client-id or client-secret",
				"restart --try-credentials", "three");
	}

	@Test
	void triesRefusedCredentialsAgainWhenSomebodyForgivesThem() {
		server.then(REFUSED, token("one", 299), CREATED);
		gateway(tokens).place(EnkashOrders.order(), permit());
		AccessTokens elsewhere = new AccessTokens(store);

		elsewhere.forgive("enkash");

		assertThat(gateway(elsewhere).place(EnkashOrders.order(), permit()).result()).isInstanceOf(Placed.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "client-id", "client-secret", "username", "password" })
	void triesCredentialsOnceOneOfThemHasChanged(String changed) {
		server.then(REFUSED, token("one", 299), CREATED);
		gateway(tokens).place(EnkashOrders.order(), permit());

		assertThat(gateway(tokens, changed, "mended").place(EnkashOrders.order(), permit()).result())
			.isInstanceOf(Placed.class);
	}

	@Test
	void triesCredentialsAtAnotherBaseUrl() {
		server.then(REFUSED, token("one", 299), CREATED);
		gateway(tokens).place(EnkashOrders.order(), permit());
		ProviderSettings moved = EnkashOrders.settings("https://uat.example.com", EnkashOrders.CREDENTIALS);

		assertThat(open(moved, tokens).place(EnkashOrders.order(), permit()).result()).isInstanceOf(Placed.class);
	}

	@Test
	void triesOneOtherTokenWhenOneIsNotAccepted() {
		server.then(token("one", 299), UNAUTHORIZED, token("two", 299), CREATED, UNAUTHORIZED, token("three", 299),
				UNAUTHORIZED);
		ProviderGateway gateway = gateway(tokens);

		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Throttled.class);
		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Placed.class);
		assertThat(((LookUp.NotAnswered) gateway.lookUp(EnkashOrders.order()).result()).why())
			.isInstanceOf(Throttled.class);
		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
		assertThat(paths()).filteredOn(PATH::equals).hasSize(3);
	}

	@Test
	void asksTheCatalogWithOneOtherToken() {
		server.then(token("one", 299), json(403, "{}"), token("two", 299), json(403, "{}"));
		ProviderGateway gateway = gateway(tokens);

		assertThat(((CatalogAnswer.NotAnswered) gateway.catalog("PC1").result()).why()).isInstanceOf(Throttled.class);
		assertThat(((CatalogAnswer.NotAnswered) gateway.catalog("PC1").result()).why()).isInstanceOf(Rejected.class);
	}

	@Test
	void ordersNothingWhileThereIsNoToken() {
		server.then(json(503, "{}"), json(429, "{}", "Retry-After: 7"), cut());
		ProviderGateway gateway = gateway(tokens);

		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Unavailable.class);
		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOfSatisfying(Throttled.class,
				(throttled) -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
		assertThat(gateway.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Unavailable.class);
		assertThat(paths()).containsOnly(PATH);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | {"access_token":"abc","expires_in":120}                    | PT2M
			200 | {"access_token":"abc","expires_in":"120"}                  | PT2M
			201 | {"access_token":"abc","expires_in":null}                   | PT5M
			200 | {"access_token":"abc"}                                     | PT5M
			200 | {"access_token":"abc","expires_in":0}                      | PT5M
			200 | {"access_token":"abc","expires_in":-1}                     | PT5M
			200 | {"access_token":"abc","expires_in":"soon"}                 | PT5M
			200 | {"access_token":"abc","expires_in":999999999999999999}     | PT24H
			200 | {"access_token":""}                                        | refused
			200 | {"access_token":"a b"}                                     | refused
			200 | {"access_token":"née"}                                     | refused
			200 | {"access_token":null,"error":"invalid_grant"}              | refused
			200 | {"payload":"Account is locked","response_code":1}          | refused
			400 | {"error":"invalid_grant"}                                  | refused
			401 | {"error":"unauthorized"}                                   | refused
			401 | <html>                                                     | refused
			403 |                                                            | refused
			404 | {}                                                         | refused
			423 | {}                                                         | refused
			408 | {}                                                         | unavailable
			429 | {}                                                         | throttled
			500 | {"error":"server_error"}                                   | unavailable
			503 | <html>                                                     | unavailable
			302 | {}                                                         | unavailable
			200 | <html>                                                     | unavailable
			200 | ["abc"]                                                    | unavailable
			""")
	void readsEveryAnswerOfTheTokenEndpoint(int status, String body, String expected) {
		server.then(json(status, body == null ? "" : body));

		assertThat(words(fetch().result())).isEqualTo(expected);
	}

	private static String words(TokenAnswer answer) {
		if (answer instanceof Granted granted) {
			assertThat(granted.token()).isEqualTo("abc");
			assertThat(granted.secret()).isNull();
			return granted.life().toString();
		}
		if (answer instanceof Refused refused) {
			assertThat(refused.message()).contains("HTTP", "providers.enkash.username");
			return "refused";
		}
		Outcome why = ((NotAnswered) answer).why();
		assertThat(why.message()).isNotBlank();
		return why.getClass().getSimpleName().toLowerCase();
	}

	@Test
	void saysWhatTheTokenEndpointAnswered() {
		server.then(json(200, "{\"payload\":\"User account is locked\",\"response_code\":1}"), json(401, "{}"),
				json(200, "{}"));

		assertThat(((Refused) fetch().result()).message()).contains("(HTTP 200: User account is locked)");
		assertThat(((Refused) fetch().result()).message()).contains("(HTTP 401: no reason given)");
		assertThat(((Refused) fetch().result()).message()).contains("(HTTP 200: the answer holds no token)");
	}

	@Test
	void keepsCredentialsAndTokensOutOfTheJournalAndOfTexts() {
		server.then(json(200, recorded("enkash/token.json")), CREATED,
				json(401, "{\"error\":\"invalid_grant\",\"error_description\":\"No user ops@acme.example\"}"));
		ProviderGateway gateway = gateway(tokens);
		Reply<Outcome> reply = gateway.place(EnkashOrders.order(), permit());
		Reply<Outcome> refused = gateway(tokens, "password", "other pass").place(EnkashOrders.order(), permit());
		EnkashCredentials credentials = EnkashCredentials.of(EnkashOrders.settings("x", EnkashOrders.CREDENTIALS));

		assertThat(reply.exchanges()).hasSize(2);
		assertThat(reply.exchanges().get(0).request()).matches("\\(\\d+ characters, no JSON\\)");
		assertThat(reply.exchanges().get(0).response()).contains("\"access_token\":\"***\"",
				"\"refresh_token\":\"***\"", "\"expires_in\":299");
		for (Object shown : List.of(reply, refused, credentials, credentials.call(PATH), gateway,
				new EnkashTokens(transport(), PATH, credentials))) {
			assertThat(shown.toString()).doesNotContain("enk-first", "enk-again", "s3cr3t", "p&ss", "p%26ss",
					"other pass", "ops@acme.example", "ops%40acme");
		}
	}

	@Test
	void prefersAFixedToken() {
		server.then(CREATED);

		gateway(tokens, "token", "fixed").place(EnkashOrders.order(), permit());

		assertThat(server.received()).singleElement()
			.satisfies((request) -> assertThat(request.headers()).containsEntry("authorization", "Bearer fixed"));
	}

	@Test
	void needsNothingForTheSandbox() {
		ProviderSettings sandbox = EnkashOrders.settings(ProviderSettings.SANDBOX, Map.of());
		server.then(CREATED);

		open(sandbox, tokens).place(EnkashOrders.order(), permit());

		assertThat(missing(sandbox)).isEmpty();
		assertThat(server.last().headers()).containsEntry("authorization", "Bearer sandbox");
	}

	@Test
	void namesTheSettingsThatAreMissing() {
		ProviderSettings none = EnkashOrders.settings(server.url(), Map.of());
		ProviderSettings some = EnkashOrders.settings(server.url(), Map.of("client-id", "c", "password", "p"),
				"username", " ");

		assertThat(missing(none)).containsExactly("client-id", "client-secret", "username", "password");
		assertThat(missing(some)).containsExactly("client-secret", "username");
		assertThat(missing(EnkashOrders.settings(server.url(), EnkashOrders.CREDENTIALS))).isEmpty();
		assertThat(missing(EnkashOrders.settings(server.url(), Map.of("token", "t")))).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> open(some, tokens))
			.withMessageContaining("client-secret, username");
	}

	@Test
	void tellsAccountsApartByClientAndUserAndNotBySecrets() {
		EnkashProvider provider = new EnkashProvider();
		ProviderSettings settings = EnkashOrders.settings("https://a.example", EnkashOrders.CREDENTIALS);
		String fingerprint = provider.account(settings, JobOptions.NONE).fingerprint();

		assertThat(with(provider, "client-id", "other")).isNotEqualTo(fingerprint);
		assertThat(with(provider, "username", "other")).isNotEqualTo(fingerprint);
		assertThat(with(provider, "password", "other")).isEqualTo(fingerprint);
		assertThat(with(provider, "client-secret", "other")).isEqualTo(fingerprint);
		assertThat(with(provider, "token", "t")).isNotEqualTo(fingerprint);
	}

	private static String with(EnkashProvider provider, String name, String value) {
		return provider
			.account(EnkashOrders.settings("https://a.example", EnkashOrders.CREDENTIALS, name, value), JobOptions.NONE)
			.fingerprint();
	}

	private static List<String> missing(ProviderSettings settings) {
		return new EnkashProvider().missingSettings(settings, JobOptions.NONE);
	}

	private Reply<TokenAnswer> fetch() {
		try (Transport transport = transport()) {
			return new EnkashTokens(transport, PATH,
					EnkashCredentials.of(EnkashOrders.settings(server.url(), EnkashOrders.CREDENTIALS)))
				.fetch(null);
		}
	}

	private Transport transport() {
		return Transport.open(server.url(), TestSettings.settings(), EnkashGateway.MASKING, EnkashReply.WORDS);
	}

	private static Turn token(String token, int seconds) {
		return json(200,
				"{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}");
	}

	private List<String> paths() {
		return server.received().stream().map(Received::path).toList();
	}

	private ProviderGateway gateway(AccessTokens tokens, String... more) {
		return open(EnkashOrders.settings(server.url(), EnkashOrders.CREDENTIALS, more), tokens);
	}

	private ProviderGateway open(ProviderSettings settings, AccessTokens tokens) {
		ProviderGateway gateway = new EnkashProvider().open(server.url(), settings, JobOptions.NONE, tokens);
		gateways.add(gateway);
		return gateway;
	}

}
