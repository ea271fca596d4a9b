package dev.bulkordering.provider.plum;

import java.math.BigDecimal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogAnswer.Listed;
import dev.bulkordering.provider.CatalogAnswer.NotAnswered;
import dev.bulkordering.provider.CatalogAnswer.NotListed;
import dev.bulkordering.provider.CatalogEntry;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class PlumCatalogTests {

	private static final String ONE = "{\"data\":{\"getVouchers\":{\"status\":1,\"data\":[{\"productId\":12345%s}]}}}";

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = new PlumProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void asksAboutOneProduct() {
		entry(recorded("plum/product-fixed.json"));

		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/chef/v1/oauth/api");
		assertThat(server.last().body()).isEqualTo("{\"query\":\"plumProAPI.mutation.getVouchers\","
				+ "\"tag\":\"plumProAPI\",\"variables\":{\"data\":{\"limit\":10,\"page\":1,\"productId\":12345,"
				+ "\"includeProducts\":\"12345\"}}}");
	}

	@Test
	void limitsAnOrderToTheProductsOwnLimit() {
		assertThat(entry(recorded("plum/product-fixed.json")).limits(new BigDecimal("500")))
			.isEqualTo(new Limits(5, 1, 5, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"orderQuantityLimit\":null", ",\"orderQuantityLimit\":0",
			",\"orderQuantityLimit\":\"many\"" })
	void takesTheUsualLimitWhereTheProductHasNone(String limit) {
		assertThat(entry(ONE.formatted(limit)).limits(BigDecimal.TEN)).isEqualTo(new Limits(10, 1, 10, null));
	}

	@Test
	void takesALimitThatIsATextOrTooLargeToCount() {
		assertThat(entry(ONE.formatted(",\"orderQuantityLimit\":\"25\"")).limits(BigDecimal.TEN).unitsPerOrder())
			.isEqualTo(25);
		assertThat(entry(ONE.formatted(",\"orderQuantityLimit\":99999999999")).limits(BigDecimal.TEN).unitsPerOrder())
			.isEqualTo(Integer.MAX_VALUE);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "fits", textBlock = """
			100, fits
			100.00, fits
			250.5, fits
			1000, fits
			99, 'one of 100, 250.5, 500, 1000 INR'
			10000, 'one of 100, 250.5, 500, 1000 INR'
			""")
	void knowsTheDenominationsOfAFixedValue(BigDecimal price, String expected) {
		assertThat(entry(recorded("plum/product-fixed.json")).expectedInsteadOf(price)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "fits", textBlock = """
			10, fits
			123.45, fits
			10000, fits
			9.99, 10 to 10000 INR
			10000.01, 10 to 10000 INR
			""")
	void knowsTheRangeOfAnOpenValue(BigDecimal price, String expected) {
		assertThat(entry(recorded("plum/product-open.json")).expectedInsteadOf(price)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "fits", textBlock = """
			,"valueType":"open_value","maxValue":50                   | 51 | at most 50
			,"valueType":"open_value","minValue":50                   | 49 | at least 50
			,"valueType":"open_value","valueDenominations":"5,10"     | 7  | fits
			,"valueDenominations":"5, 10"                             | 7  | one of 5, 10
			,"valueDenominations":"5, ten"                            | 5  | fits
			,"valueDenominations":"","minValue":0,"maxValue":0        | 7  | fits
			,"valueType":"fixed_denomination","minValue":5,"maxValue":9 | 4 | 5 to 9
			                                                          | 7  | fits
			""")
	void guessesNoPriceThatTheCatalogDoesNotSay(String fields, BigDecimal price, String expected) {
		assertThat(entry(ONE.formatted(fields == null ? "" : fields)).expectedInsteadOf(price)).isEqualTo(expected);
	}

	@Test
	void tellsOfSomeOfManyDenominations() {
		StringBuilder many = new StringBuilder("1");
		for (int i = 2; i <= 30; i++) {
			many.append(',').append(i);
		}

		assertThat(
				entry(ONE.formatted(",\"valueDenominations\":\"" + many + "\"")).expectedInsteadOf(new BigDecimal(31)))
			.startsWith("one of 1, 2, 3,")
			.endsWith("20, …");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			200 | {"data":{"getVouchers":{"status":1,"data":[]}}}
			404 | {"errorId":"PLE10030","errorInfo":"Failed to find vouchers.","error":"No Vouchers Found"}
			404 | {"errorId":"PLE10017","errorInfo":"Failed to get product details"}
			""")
	void knowsThatThereIsNoSuchProduct(int status, String body) {
		server.then(json(status, body));

		assertThat(catalog()).isInstanceOfSatisfying(NotListed.class,
				(notListed) -> assertThat(notListed.message()).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			200 | {"data":{"getVouchers":{"status":1,"data":[{"productId":999},{"name":"x"}]}}}
			200 | {"data":{"getVouchers":{"status":1,"data":{}}}}
			200 | {"data":{"getVouchers":{"status":0,"data":[]}}}
			200 | {"errors":[{"message":"x"}],"data":{"getVouchers":{"status":1,"data":[]}}}
			502 | {"errorId":"PLE10030"}
			400 | {"errorId":"PLE10033"}
			404 | {"errorId":"PLE10042"}
			503 | {}
			""")
	void isNotAnsweredByWhatItDoesNotUnderstand(int status, String body) {
		server.then(json(status, body));

		assertThat(why()).isInstanceOf(Unknown.class);
	}

	@Test
	void saysWhyThereIsNoAnswer() {
		server.then(json(200, recorded("plum/throttled.json")), json(401, "{}"));

		assertThat(why()).isInstanceOf(Throttled.class);
		assertThat(why()).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
	}

	@Test
	void isNotAnsweredWhereNobodyListens() {
		server.close();

		assertThat(why()).isInstanceOf(Unavailable.class);
	}

	private CatalogEntry entry(String body) {
		server.then(json(200, body));
		return ((Listed) catalog()).entry();
	}

	private CatalogAnswer catalog() {
		return gateway.catalog("12345").result();
	}

	private Outcome why() {
		return ((NotAnswered) catalog()).why();
	}

}
