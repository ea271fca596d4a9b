package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The expected signatures were computed by another program, from texts written by hand.
 */
class BudgetreeSignatureTests {

	private static final String SECRET = "secret string";

	private static final Signature SIGNATURE = new Signature("https://api.example.com/", SECRET);

	private final BudgetreeProvider provider = new BudgetreeProvider();

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void signsMethodUrlAndBody() {
		ObjectNode body = Json.object();
		body.withArray("q").addObject().put("f", 1).put("d", 2);
		body.put("a", "something");
		Call call = Call.json("POST", "/rest/v3/orders", Signature.sorted(body));

		assertThat(call.body()).isEqualTo("{\"a\":\"something\",\"q\":[{\"d\":2,\"f\":1}]}");
		assertThat(SIGNATURE.of(call))
			.isEqualTo(hmac("POST&https%3A%2F%2Fapi.example.com%2Frest%2Fv3%2Forders"
					+ "&%7B%22a%22%3A%22something%22%2C%22q%22%3A%5B%7B%22d%22%3A2%2C%22f%22%3A1%7D%5D%7D"))
			.isEqualTo("01e71eada1963566ec3c939b1b02e5747d112a96a4b9646e89d3bf1000e4cb9a"
					+ "504eef56d02257839522ba5b8af681f33c981ed28c3dd7da882eb08581e414fe");
	}

	@Test
	void signsASortedQueryAndNoBodyWhereThereIsNone() {
		assertThat(SIGNATURE.of(Call.get("/rest/v3/order/51/cards?offset=0&limit=100")))
			.isEqualTo(hmac("GET&https%3A%2F%2Fapi.example.com%2Frest%2Fv3%2Forder%2F51%2Fcards"
					+ "%3Flimit%3D100%26offset%3D0"))
			.isEqualTo("9c60a9442e6e34edb5f6469d4d5b319971b56f3d7d5dc14c4b28f126a8de4e16"
					+ "d1c23d6ffa77f2d3c45ac8849b6fb4a28f666fd13b4d9eaeefaab25e173872d4");
	}

	@Test
	void encodesByRfc3986() {
		Call call = Call.json("POST", "/x",
				Json.object().put("n", "O'Neil (a*b)! ~\u00e9 /").put("z", new BigDecimal("100.5")));

		assertThat(SIGNATURE.of(call))
			.isEqualTo(hmac("POST&https%3A%2F%2Fapi.example.com%2Fx"
					+ "&%7B%22n%22%3A%22O%27Neil%20%28a%2Ab%29%21%20~%C3%A9%20%2F%22%2C%22z%22%3A100.5%7D"))
			.isEqualTo("f0eb4142447a47347c18b373cc4034b8197c0c01f1f0d7f19119c95b26df0341"
					+ "a89485fae9506f5c7064c3c6c22b157e1730971606e2eeef33f98800c568579d");
	}

	@Test
	void sendsTheVeryTextThatItSigned() {
		server.then(json(202, recorded("budgetree/processing.json")));

		try (ProviderGateway gateway = open()) {
			gateway.place(BudgetreeOrders.order(), permit());
		}

		String body = "{\"address\":{\"billToThis\":true,\"city\":\"Kochi\",\"country\":\"IN\","
				+ "\"email\":\"meera.pillai@example.com\",\"firstname\":\"Meera\",\"lastname\":\"Pillai\","
				+ "\"line1\":\"7 Temple Street\",\"postcode\":\"682001\",\"region\":\"Kerala\","
				+ "\"telephone\":\"+919845098450\"},\"deliveryMode\":\"API\","
				+ "\"payments\":[{\"amount\":450.5,\"code\":\"svc\"}],"
				+ "\"products\":[{\"currency\":356,\"price\":100,\"qty\":2,\"sku\":\"ACTVPRD\"},"
				+ "{\"currency\":356,\"price\":250.5,\"qty\":1,\"sku\":\"MOVIE2\"}],"
				+ "\"refno\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\",\"syncOnly\":true}";
		assertThat(server.last().body()).isEqualTo(body);
		String encoded = body.replace("{", "%7B")
			.replace("}", "%7D")
			.replace("[", "%5B")
			.replace("]", "%5D")
			.replace("\"", "%22")
			.replace(":", "%3A")
			.replace(",", "%2C")
			.replace("@", "%40")
			.replace("+", "%2B")
			.replace(" ", "%20");
		assertThat(server.last().headers()).containsEntry("signature",
				hmac("POST&" + url() + "%2Frest%2Fv3%2Forders&" + encoded));
	}

	@Test
	void signsEveryCallAndKeepsTheToken() {
		server.then(json(200, recorded("budgetree/status-complete.json")),
				json(200, recorded("budgetree/cards-1.json")), json(200, recorded("budgetree/cards-2.json")),
				json(200, "{\"balance\":1}"));

		try (ProviderGateway gateway = open()) {
			gateway.lookUp(BudgetreeOrders.order());
			gateway.balance();
		}

		assertThat(server.received()).hasSize(4).allSatisfy((request) -> {
			assertThat(request.headers()).containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
			assertThat(Instant.parse(request.headers().get("dateatclient"))).isBetween(Instant.now().minusSeconds(60),
					Instant.now());
			assertThat(request.headers().get("dateatclient"))
				.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		});
		assertThat(server.received()).extracting(BudgetreeSignatureTests::signature)
			.containsExactly(hmac("GET&" + url() + "%2Frest%2Fv3%2Forders%2FABCDEFGHIJKLMNOPQRSTUVWX2"),
					hmac("GET&" + url() + "%2Frest%2Fv3%2Forder%2F333335778%2Fcards%3Flimit%3D100%26offset%3D0"),
					hmac("GET&" + url() + "%2Frest%2Fv3%2Forder%2F333335778%2Fcards%3Flimit%3D100%26offset%3D2"),
					hmac("POST&" + url() + "%2Faccount%2Fget%2Fbalance%2Fapi%2F"));
	}

	@Test
	void signsNothingUnlessItIsConfigured() {
		server.then(json(200, "{\"balance\":1}"), json(200, "{\"balance\":1}"));

		for (Map<String, String> more : List.of(Map.of("client-secret", SECRET), Map.of("auth", "bearer"))) {
			try (ProviderGateway gateway = open(more)) {
				gateway.balance();
			}
			assertThat(server.last().headers()).doesNotContainKeys("signature", "dateatclient")
				.containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
		}
	}

	@Test
	void asksForTheClientSecret() {
		ProviderSettings settings = settings(Map.of("auth", "signed"));

		assertThat(provider.missingSettings(settings, JobOptions.NONE)).containsExactly("client-secret");
		assertThat(provider.missingSettings(settings(Map.of("auth", "signed", "client-secret", "s")), JobOptions.NONE))
			.isEmpty();
		assertThat(provider.missingSettings(settings(Map.of()), JobOptions.NONE)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> open(Map.of("auth", "signed")))
			.withMessageContaining("client-secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sign", "oauth", "bearer signed" })
	void refusesAnyOtherWordForHowCallsAreMadeKnown(String auth) {
		assertThatIllegalArgumentException().isThrownBy(() -> open(Map.of("auth", auth, "client-secret", "s")))
			.withMessageContaining("auth must be bearer or signed");
	}

	@Test
	void showsTheSecretNowhere() {
		assertThat(SIGNATURE.toString()).doesNotContain(SECRET);
		server.then(json(400, "{\"message\":\"x\"}"));
		try (ProviderGateway gateway = open()) {
			assertThat(gateway.lookUp(BudgetreeOrders.order()).toString()).doesNotContain(SECRET,
					signature(server.last()));
		}
	}

	private static String signature(Received request) {
		return request.headers().get("signature");
	}

	private String url() {
		return server.url().replace(":", "%3A").replace("/", "%2F");
	}

	private ProviderGateway open() {
		return open(Map.of("auth", "signed", "client-secret", SECRET));
	}

	private ProviderGateway open(Map<String, String> more) {
		return provider.open(server.url(), settings(more), JobOptions.NONE, TestSettings.tokens());
	}

	private static ProviderSettings settings(Map<String, String> more) {
		Map<String, String> credentials = new HashMap<>(more);
		credentials.put("token", TestSettings.TOKEN);
		return TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000, Duration.ofSeconds(5));
	}

	private static String hmac(String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA512");
			mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA512"));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
