package dev.bulkordering.sandbox.gifthub;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class GifthubEmulationTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("gifthub"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "gifthub");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(CLOCK));
	}

	@AfterAll
	static void stop() {
		sandbox.close();
	}

	@BeforeEach
	void reset() {
		control.reset();
	}

	@Test
	void quotesWithEverythingThatTheDocumentShows() {
		Reply reply = create("A", item("038-00-range", "range", "5", 2), item("040-00-range", "range", "10", 1));

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/message")).isEqualTo("No Message");
		assertThat(reply.at("/data/id")).hasSize(20);
		assertThat(reply.at("/data/invoice/total")).isEqualTo("19.20");
		assertThat(reply.at("/data/invoice/wallet")).isEqualTo("EUR");
		assertThat(reply.json().at("/data/retailInvoice").isObject()).isTrue();
		assertThat(reply.json().at("/data/exchangeRates")).hasSize(1);
		assertThat(reply.at("/data/exchangeRates/0/baseCurrency")).isEqualTo("USD");
		assertThat(reply.at("/data/exchangeRates/0/targetCurrency")).isEqualTo("EUR");
		assertThat(reply.at("/data/exchangeRates/0/rate")).isEqualTo("0.92");
		assertThat(reply.json().at("/data/exchangeRates/0/modifiedDate/_seconds").isIntegralNumber()).isTrue();
		assertThat(reply.json().at("/data/expiresAt").longValue())
			.isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(10)).toEpochMilli());
	}

	@Test
	void buysOnlyWhatIsConfirmed() {
		String id = created("A", item("038-00-range", "range", "5", 2));
		assertThat(control.unitsBought()).isZero();
		assertThat(get(id).at("/data/state")).isEqualTo("pending");

		Reply confirmed = confirm(id);

		assertThat(confirmed.status()).isEqualTo(200);
		assertThat(confirmed.at("/data/id")).isEqualTo(id);
		assertThat(confirmed.at("/data/state")).isEqualTo("confirmed");
		assertThat(control.bought().at("/references/A/skus/038-00-range").intValue()).isEqualTo(2);
		assertThat(control.settings().at("/balance/EUR").decimalValue()).isEqualByComparingTo("9999990");
	}

	@Test
	void handsOutACodeForEachUnit() {
		String id = bought("A", item("038-00-range", "range", "5", 2), item("039-00-range", "range", "7.5", 1));

		Reply reply = get(id);

		assertThat(reply.at("/data/state")).isEqualTo("successful");
		assertThat(reply.at("/data/reference")).isEqualTo("A");
		assertThat(reply.at("/data/products/039-00-range/request/quote")).isEqualTo("7.5");
		assertThat(reply.json().at("/data/redeemData/038-00-range/cards")).hasSize(2);
		assertThat(reply.at("/data/redeemData/039-00-range/value")).isEqualTo("7.5");
		assertThat(reply.json().at("/data/redeemData").findValuesAsString("redeemCardCode")).hasSize(3)
			.doesNotHaveDuplicates()
			.allMatch((code) -> code.startsWith("GH9000"));
		assertThat(reply.json().at("/data/redeemData").findValuesAsString("redeemPin")).doesNotHaveDuplicates()
			.allMatch((pin) -> pin.matches("7000\\d{8}"));
		assertThat(get(id).json()).isEqualTo(reply.json());
	}

	@Test
	void takesAReferenceForALabelAndSellsTwice() {
		bought("A", item("038-00-range", "range", "5", 2));
		bought("A", item("038-00-range", "range", "5", 2));

		assertThat(control.orders()).hasSize(2);
		assertThat(control.bought().at("/references/A/units").intValue()).isEqualTo(4);
		assertThat(control.bought().at("/references/A/orders")).hasSize(2);
	}

	@Test
	void confirmsAnOrderOnce() {
		String id = bought("A", item("038-00-range", "range", "5", 2));

		assertThat(confirm(id).status()).isEqualTo(404);
		assertThat(control.unitsBought()).isEqualTo(2);
	}

	@Test
	void refusesToConfirmAnExpiredQuoteAndStillCallsItPending() {
		String id = created("A", item("038-00-range", "range", "5", 2));
		CLOCK.pass(Duration.ofMinutes(10));

		assertThat(confirm(id).status()).isEqualTo(419);
		assertThat(get(id).at("/data/state")).isEqualTo("pending");
		assertThat(control.unitsBought()).isZero();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{}                                   | 400
			{'orderId': 5}                       | 400
			{'orderId': 'short'}                 | 400
			{'orderId': 'AAAAAAAAAAAAAAAAAAAA'}  | 404
			not JSON                             | 400
			""", delimiter = '|', quoteCharacter = '§')
	void refusesToConfirmWhatItDoesNotKnow(String body, int status) {
		assertThat(api.call("PUT", "/order/confirm", body).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			[]                                                                  | 400 | formatted well
			{}                                                                  | 400 | formatted well
			[{'sku': '038-00-range', 'productType': 'range', 'quantity': 1}]    | 400 | formatted well
			[038-00-range:range:5:0]                                            | 400 | formatted well
			[038-00-range:fixed:5:1]                                            | 400 | formatted well
			[038-00-range:range:5:1 038-00-range:range:6:1]                     | 400 | formatted well
			[038-00-range:range:5:6]                                            | 400 | bigger than allowed
			[038-00-range:range:5:1 039-00-range:range:5:1 040-00-range:range:5:1 041-00-range:range:5:1 \
			042-00-range:range:5:1 043-00-range:range:5:1]                      | 400 | bigger than allowed
			[999-00-range:range:5:1]                                            | 404 | not found
			[038-00-range:range:0.99:1]                                         | 400 | not in range
			[038-00-range:range:501:1]                                          | 400 | not in range
			[038-00-range:range:5.001:1]                                        | 400 | not in range
			[100-05-fixed:fixed:6:1]                                            | 400 | match the SKU
			[200-00-custom:custom_fixed:7:1]                                    | 400 | match the SKU
			""", delimiter = '|', quoteCharacter = '§')
	void refusesAProductListWithTheDocumentsText(String list, int status, String text) {
		Reply reply = createRaw("EUR", "A", spelledOut(list));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/message")).contains(text);
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void takesAnOrderOfTheGreatestSize() {
		Reply reply = create("A", item("038-00-range", "range", "500", 5), item("039-00-range", "range", "1", 5),
				item("040-00-range", "range", "5", 5), item("100-05-fixed", "fixed", "5", 5),
				item("200-00-custom", "custom_fixed", "50", 5));

		assertThat(reply.status()).isEqualTo(200);
	}

	@Test
	void refusesWalletsAndExchangesThatItDoesNotHave() {
		assertThat(createRaw("XYZ", "A", "[" + item("038-00-range", "range", "5", 1) + "]").at("/message"))
			.isEqualTo("Your requested exchange is not supported");

		control.settings("{'unsupported-exchanges': ['USD/EUR']}");
		Reply reply = create("A", item("040-00-range", "range", "5", 1));

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.at("/message")).isEqualTo("Your requested exchange is not supported");
		assertThat(create("A", item("038-00-range", "range", "5", 1)).status()).isEqualTo(200);
	}

	@Test
	void refusesWithoutABearerToken() {
		Api nobody = new Api(sandbox.baseUrl("gifthub"), "");
		assertThat(nobody.call("POST", "/order/create", "{}").status()).isEqualTo(403);
		assertThat(nobody.call("GET", "/order/get?orderId=x", "").status()).isEqualTo(403);

		control.settings("{'token': 'right'}");

		assertThat(create("A", item("038-00-range", "range", "5", 1)).status()).isEqualTo(403);
		Api right = new Api(sandbox.baseUrl("gifthub"), "right");
		assertThat(right.call("GET", "/order/get?orderId=x", "").status()).isEqualTo(404);
	}

	@Test
	void refusesWhatTheWalletCannotPay() {
		control.settings("{'balance': {'EUR': 10}}");
		String first = created("A", item("038-00-range", "range", "5", 2));
		String second = created("B", item("038-00-range", "range", "5", 2));
		assertThat(confirm(first).status()).isEqualTo(200);

		assertThat(confirm(second).status()).isEqualTo(400);
		Reply third = create("C", item("038-00-range", "range", "5", 1));
		assertThat(third.status()).isEqualTo(400);
		assertThat(third.at("/message")).contains("insufficient funds");
		assertThat(control.unitsBought()).isEqualTo(2);
	}

	@Test
	void refusesWhatIsOutOfStockAndDeliversInPartWhatRanOutMeanwhile() {
		control.settings("{'stock': {'038-00-range': 3}}");
		String first = created("A", item("038-00-range", "range", "5", 2));
		String second = created("B", item("038-00-range", "range", "5", 2));
		confirm(first);
		confirm(second);

		assertThat(get(second).at("/data/state")).isEqualTo("partial");
		assertThat(get(second).json().at("/data/redeemData/038-00-range/cards")).hasSize(1);
		Reply third = create("C", item("038-00-range", "range", "5", 1));
		assertThat(third.status()).isEqualTo(500);
		assertThat(third.at("/message")).isEqualTo("Requested item is out of stock");
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@Test
	void endsAnOrderAsAFaultRuleHasIt() {
		control.fault("""
				[{'kind': 'finish', 'state': 'partial', 'delivered': {'038-00-range': 1}},
				 {'kind': 'finish', 'state': 'partial'},
				 {'kind': 'finish', 'state': 'failed'},
				 {'kind': 'finish', 'state': 'rejected'}]""");
		String[] items = { item("038-00-range", "range", "5", 3), item("039-00-range", "range", "5", 2) };

		assertThat(get(bought("A", items)).at("/data/state")).isEqualTo("partial");
		assertThat(control.bought().at("/references/A/skus").toString())
			.isEqualTo("{\"038-00-range\":1,\"039-00-range\":2}");
		bought("B", items);
		assertThat(control.bought().at("/references/B/units").intValue()).isEqualTo(4);
		JsonNode failed = get(bought("C", items)).json();
		assertThat(failed.at("/data/state").stringValue()).isEqualTo("failed");
		assertThat(failed.at("/data").has("redeemData")).isFalse();
		assertThat(get(bought("D", items)).at("/data/state")).isEqualTo("rejected");
		assertThat(get(bought("E", items)).at("/data/state")).isEqualTo("successful");
		assertThat(control.unitsBought()).isEqualTo(3 + 4 + 5);
	}

	@Test
	void finishesLateByTimeAndByLookUps() {
		control.settings("{'finish-ms': 5000}");
		String byTime = bought("A", item("038-00-range", "range", "5", 1));
		assertThat(get(byTime).at("/data/state")).isEqualTo("confirmed");
		CLOCK.pass(Duration.ofSeconds(5));
		assertThat(get(byTime).at("/data/state")).isEqualTo("successful");

		control.fault("{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 2}");
		String byLookUps = bought("B", item("038-00-range", "range", "5", 1));
		assertThat(get(byLookUps).at("/data/state")).isEqualTo("confirmed");
		assertThat(get(byLookUps).at("/data/state")).isEqualTo("confirmed");
		assertThat(get(byLookUps).at("/data/state")).isEqualTo("successful");
	}

	@Test
	void findsAndShowsOrdersOnlyAfterTheSearchLag() {
		control.settings("{'search-lag-ms': 30000}");
		String id = created("A", item("038-00-range", "range", "5", 1));
		assertThat(get(id).status()).isEqualTo(404);
		CLOCK.pass(Duration.ofSeconds(30));
		confirm(id);
		assertThat(get(id).at("/data/state")).isEqualTo("pending");
		CLOCK.pass(Duration.ofSeconds(30));
		assertThat(get(id).at("/data/state")).isEqualTo("successful");
	}

	@Test
	void quotesAtAnotherPrice() {
		control.settings("{'price-factor': 1.1}");

		assertThat(create("A", item("038-00-range", "range", "5", 2)).at("/data/invoice/total")).isEqualTo("11.00");
	}

	@Test
	void buysAtOnceWhereCreateIsFinal() {
		control.settings("{'create-only': true}");

		String id = created("A", item("038-00-range", "range", "5", 2));

		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(get(id).at("/data/state")).isEqualTo("successful");
		assertThat(confirm(id).status()).isEqualTo(404);
	}

	@Test
	void doesNotFindAnUnknownSkuOfTheSettings() {
		control.settings("{'unknown-skus': ['038-00-range']}");

		assertThat(create("A", item("038-00-range", "range", "5", 1)).status()).isEqualTo(404);
	}

	@Test
	void publishesACatalogWhoseEveryProductCanBeBought() {
		JsonNode products = control.catalog().path("products");
		assertThat(products.size()).isGreaterThanOrEqualTo(60);
		for (JsonNode product : products) {
			String quote = product.has("min") ? product.path("min").asString() : product.at("/quotes/0").asString();
			Reply reply = create("A",
					item(product.path("sku").asString(), product.path("productType").asString(), quote, 1));
			assertThat(reply.status()).as(product.toString()).isEqualTo(200);
		}
	}

	private static String item(String sku, String type, String quote, int quantity) {
		return "{'sku': '%s', 'productType': '%s', 'quote': %s, 'quantity': %d}".formatted(sku, type, quote, quantity);
	}

	private static String spelledOut(String list) {
		return list
			.replaceAll("([\\w-]+):(\\w+):([\\d.]+):(\\d+)",
					"{'sku': '$1', 'productType': '$2', 'quote': $3, 'quantity': $4}")
			.replace("} {", "}, {");
	}

	private Reply create(String reference, String... items) {
		return createRaw("EUR", reference, "[" + String.join(", ", items) + "]");
	}

	private Reply createRaw(String wallet, String reference, String list) {
		return api.call("POST", "/order/create",
				"{'productList': %s, 'wallet': '%s', 'reference': '%s'}".formatted(list, wallet, reference));
	}

	private String created(String reference, String... items) {
		return create(reference, items).at("/data/id");
	}

	private String bought(String reference, String... items) {
		String id = created(reference, items);
		assertThat(confirm(id).status()).isEqualTo(200);
		return id;
	}

	private Reply confirm(String id) {
		return api.call("PUT", "/order/confirm", "{'orderId': '%s'}".formatted(id));
	}

	private Reply get(String id) {
		return api.call("GET", "/order/get?orderId=" + id, "");
	}

}
