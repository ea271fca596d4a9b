package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogEntry;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class EnkashCatalogTests {

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = new EnkashProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void asksForOneProduct() {
		server.then(json(200, recorded("enkash/product.json")));

		assertThat(gateway.catalog(EnkashOrders.PRODUCT).exchanges()).singleElement()
			.satisfies((exchange) -> assertThat(exchange.response()).contains("\"maxQuantity\":\"5\"",
					"\"mrp\":\"500.00\""));
		assertThat(server.last().method()).isEqualTo("GET");
		assertThat(server.last().path()).isEqualTo("/api/v0/partner/search-config/" + EnkashOrders.PRODUCT);
		assertThat(server.last().headers()).containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
	}

	@ParameterizedTest
	@CsvSource({ "100, 10", "500, 5", "500.00, 5", "1000, 2" })
	void takesTheLimitOfTheDenomination(BigDecimal price, int units) {
		CatalogEntry product = listed(recorded("enkash/product.json"));

		assertThat(product.limits(price)).isEqualTo(new Limits(units, 1, units, null));
		assertThat(product.expectedInsteadOf(price)).isNull();
	}

	@Test
	void takesTheLimitForOtherAmountsWhereThereIsOne() {
		CatalogEntry product = listed(configs("{\"mrp\":100,\"maxQuantity\":3,\"customAmountEnabled\":false}",
				"{\"mrp\":10,\"maxQuantity\":7,\"customAmountEnabled\":\"TRUE\"}",
				"{\"mrp\":20,\"maxQuantity\":9,\"customAmountEnabled\":true}"));

		assertThat(product.limits(new BigDecimal("100")).unitsPerOrder()).isEqualTo(3);
		assertThat(product.limits(new BigDecimal("777")).unitsPerOrder()).isEqualTo(7);
		assertThat(product.expectedInsteadOf(new BigDecimal("777"))).isNull();
	}

	@Test
	void takesTheSmallestLimitWhereNothingElseIsTold() {
		CatalogEntry product = listed(configs("{\"mrp\":100,\"maxQuantity\":4}", "{\"mrp\":100,\"maxQuantity\":6}",
				"{\"mrp\":200,\"maxQuantity\":3}", "{\"mrp\":300}", "{\"mrp\":400,\"maxQuantity\":0}", "{}", "null"));

		assertThat(product.limits(new BigDecimal("100")).unitsPerOrder()).isEqualTo(4);
		for (String price : new String[] { "300", "400", "777" }) {
			assertThat(product.limits(new BigDecimal(price)).unitsPerOrder()).isEqualTo(3);
			assertThat(product.expectedInsteadOf(new BigDecimal(price))).isNull();
		}
	}

	@Test
	void takesAnyNumberForALimit() {
		CatalogEntry product = listed(configs("{\"mrp\":100,\"maxQuantity\":99999999999}"));

		assertThat(product.limits(new BigDecimal("100")).unitsPerOrder()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void namesTheDenominationsWhereNoOthersCanBeHad() {
		CatalogEntry product = listed(recorded("enkash/product.json"));

		assertThat(product.expectedInsteadOf(new BigDecimal("250")))
			.isEqualTo("one of the product's denominations: 100, 500, 1000");
	}

	@Test
	void namesNoMoreThanTwentyDenominations() {
		String[] many = new String[30];
		for (int i = 0; i < many.length; i++) {
			many[i] = "{\"mrp\":" + (i + 1) * 100 + ",\"maxQuantity\":1,\"customAmountEnabled\":\"false\"}";
		}

		assertThat(listed(configs(many)).expectedInsteadOf(BigDecimal.ONE)).endsWith("1900, 2000, …");
	}

	@Test
	void readsAPayloadThatIsSpeltInTheOtherWay() {
		assertThat(listed(configs("{\"mrp\":1,\"maxQuantity\":2}").replace("payload", "paylod")).limits(BigDecimal.ONE)
			.unitsPerSku()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | {"payload":"Product not found","response_code":1}
			400 | {"payload":null,"response_code":"1","response_message":"Invalid product catalog id"}
			404 | {"payload":"Product not found","errorResponse":{"errorType":"NOT_FOUND"},"response_code":1}
			404 | {"response_code":1}
			""")
	void knowsThatAProductIsNotListed(int status, String body) {
		assertThat(answer(status, body)).isInstanceOfSatisfying(CatalogAnswer.NotListed.class,
				(not) -> assertThat(not.message()).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | {"payload":"User does not have adequate authority","response_code":1}
			403 | <html>
			200 | {"payload":"User does not have adequate authority","response_code":1}
			404 | {"errorResponse":{"errorType":"UNAUTHORIZED"},"response_code":1}
			""")
	void tellsARefusedAccountFromAProductThatIsNotListed(int status, String body) {
		assertThat(notAnswered(status, body)).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			404 | <html>
			404 | {"message":"Product not found"}
			422 | {"payload":"Product not found","response_code":1}
			500 | {"payload":"Product not found","response_code":1}
			503 | <html>
			302 | {}
			200 | <html>
			200 | {}
			200 | {"response_code":0}
			200 | {"payload":{"configResponses":[]},"response_code":0}
			200 | {"payload":{"configResponses":null},"response_code":0}
			200 | {"payload":{"configResponses":[{"mrp":500}]},"response_code":0}
			200 | {"payload":{"configResponses":[{"mrp":500,"maxQuantity":0}]},"response_code":0}
			200 | {"payload":{"configResponses":[{"mrp":500,"maxQuantity":"many"}]},"response_code":0}
			200 | {"payload":{"productCatalogId":"PC2","configResponses":[{"mrp":5,"maxQuantity":5}]},"response_code":0}
			404 | {"payload":{"configResponses":[{"mrp":500,"maxQuantity":5}]},"response_code":0}
			""")
	void doesNotGuessALimit(int status, String body) {
		assertThat(notAnswered(status, body).message()).isNotBlank();
	}

	@Test
	void passesOnThatItIsAskedTooOften() {
		assertThat(notAnswered(429, "{}")).isInstanceOf(Throttled.class);
	}

	@Test
	void knowsThatNobodyListens() {
		server.close();

		assertThat(((CatalogAnswer.NotAnswered) gateway.catalog("PC1").result()).why()).isInstanceOf(Unavailable.class);
	}

	private CatalogAnswer answer(int status, String body) {
		server.then(json(status, body));
		return gateway.catalog(EnkashOrders.PRODUCT).result();
	}

	private Outcome notAnswered(int status, String body) {
		return ((CatalogAnswer.NotAnswered) answer(status, body)).why();
	}

	private CatalogEntry listed(String body) {
		return ((CatalogAnswer.Listed) answer(200, body)).entry();
	}

	private static String configs(String... configs) {
		return "{\"payload\":{\"configResponses\":[" + String.join(",", configs) + "]},\"response_code\":0}";
	}

}
