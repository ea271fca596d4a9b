package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeEmulationTests {

	/** The codes that the page lists, 5320 of the status API aside. */
	private static final int DOCUMENTED = 39;

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("budgetree"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "budgetree");

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
	void answersASyncOrderWithEveryFieldOfTheSample() {
		Reply reply = order(request("R1", "EGVGOLD", 1000, 2));

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/status")).isEqualTo("COMPLETE");
		assertThat(reply.at("/refno")).isEqualTo("R1");
		assertThat(reply.at("/orderId")).matches("\\d{10}");
		assertThat(reply.json().propertyNames()).contains("cancel", "currency", "payments", "cards", "products",
				"additionalTxnFields");
		assertThat(reply.at("/currency/numericCode")).isEqualTo("356");
		assertThat(reply.json().path("cards")).hasSize(2);
		JsonNode card = reply.json().at("/cards/0");
		assertThat(card.propertyNames()).containsExactlyInAnyOrder("sku", "productName", "labels", "cardNumber",
				"cardPin", "activationCode", "barcode", "activationUrl", "formats", "amount", "validity", "cardId",
				"recipientDetails", "theme");
		assertThat(card.path("cardNumber").stringValue()).matches("9000\\d{15}");
		assertThat(card.path("cardPin").stringValue()).matches("7000\\d{8}");
		assertThat(card.path("amount").stringValue()).isEqualTo("1000.00");
		assertThat(card.path("validity").stringValue()).isEqualTo("2027-01-02T03:04:05+00:00");
		assertThat(card.at("/recipientDetails/name").stringValue()).isEqualTo("Asha Rao");
		assertThat(reply.ofCards("cardNumber")).doesNotHaveDuplicates();
		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99998000");
	}

	@Test
	void completesAnAsyncOrderAfterAWhileAndPagesItsCards() {
		Reply reply = order(request("R1", "EGVGOLD", 1000, 23).put("syncOnly", false));
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/status")).isEqualTo("PROCESSING");
		assertThat(reply.json().has("cards")).isFalse();
		String cards = "/rest/v3/order/" + reply.at("/orderId") + "/cards";
		assertThat(status("R1").at("/status")).isEqualTo("PROCESSING");
		assertThat(api.call("GET", cards, "").at("/total")).isEqualTo("0");

		CLOCK.pass(Duration.ofMillis(500));

		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");
		assertThat(status("R1").at("/orderId")).isEqualTo(reply.at("/orderId"));
		assertThat(api.call("GET", cards + "/", "").json().path("cards")).hasSize(10);
		List<String> numbers = Stream.of("offset=0&limit=20", "offset=20&limit=20", "offset=40&limit=20")
			.map((page) -> api.call("GET", cards + "?" + page, ""))
			.peek((page) -> assertThat(page.at("/total")).isEqualTo("23"))
			.flatMap((page) -> page.ofCards("cardNumber").stream())
			.toList();
		assertThat(numbers).hasSize(23).doesNotHaveDuplicates();
	}

	@Test
	void neverSellsTwiceUnderOneReferenceNumber() {
		order(request("R1", "EGVGOLD", 1000, 2));

		Reply again = order(request("R1", "EGVGOLD", 1000, 2));

		assertThat(again.status()).isEqualTo(400);
		assertThat(again.at("/code")).isEqualTo("5313");
		assertThat(again.at("/message")).isEqualTo("Duplicate reference number provided");
		assertThat(again.json().propertyNames()).containsExactlyInAnyOrder("message", "code", "messages",
				"additionalTxnFields");
		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(control.orders().at("/0/attempts").intValue()).isEqualTo(2);
	}

	@Test
	void sellsTwiceWhereDuplicatesAreTaken() {
		control.settings("{'takes-duplicates': true}");
		order(request("R1", "EGVGOLD", 1000, 2));

		assertThat(order(request("R1", "EGVGOLD", 1000, 2)).status()).isEqualTo(201);
		assertThat(control.bought().at("/references/R1/units").intValue()).isEqualTo(4);
	}

	@Test
	void leavesAReferenceNumberFreeAfterARefusal() {
		assertThat(order(request("R1", "NOSUCH", 1000, 2)).at("/code")).isEqualTo("5310");

		assertThat(order(request("R1", "EGVGOLD", 1000, 2)).status()).isEqualTo(201);
	}

	@Test
	void doesNotKnowAnOrderBeforeTheSearchLagIsOver() {
		assertThat(status("R1").at("/code")).isEqualTo("5320");
		control.settings("{'search-lag-ms': 30000}");
		order(request("R1", "EGVGOLD", 1000, 1));

		assertThat(status("R1").at("/code")).isEqualTo("5320");
		assertThat(order(request("R1", "EGVGOLD", 1000, 1)).at("/code")).isEqualTo("5313");
		CLOCK.pass(Duration.ofSeconds(30));
		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");
	}

	@Test
	void callsASyncOrderProcessingWhereItFinishesLateOrIsCancelled() {
		control.fault("""
				[{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 1},
				 {'kind': 'finish', 'state': 'CANCELLED', 'finish-ms': 0}]""");

		Reply late = order(request("R1", "EGVGOLD", 1000, 2));
		assertThat(late.status()).isEqualTo(201);
		assertThat(late.at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R1").at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");

		assertThat(order(request("R2", "EGVGOLD", 1000, 2)).at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R2").at("/status")).isEqualTo("CANCELLED");
		assertThat(control.unitsBought()).isEqualTo(2);
	}

	@Test
	void handsOutTheCardsOfACompleteOrderLater() {
		control.settings("{'cards-late-ms': 1000}");

		Reply reply = order(request("R1", "EGVGOLD", 1000, 2));

		assertThat(reply.at("/status")).isEqualTo("COMPLETE");
		assertThat(reply.json().path("cards")).isEmpty();
		CLOCK.pass(Duration.ofSeconds(1));
		assertThat(api.call("GET", "/rest/v3/order/" + reply.at("/orderId") + "/cards", "").json().path("cards"))
			.hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			/refno                      | null                  | 400
			/refno                      | '12345678901234567890123456' | 400
			/address/firstname          | null                  | 400
			/address/firstname          | 'A'                   | 400
			/address/country            | 'IND'                 | 400
			/address/postcode           | '56A'                 | 400
			/address/telephone          | '9999900001'          | 400
			/address/city               | 'Sector 5'            | 400
			/address/email              | 'nobody'              | 6054
			/address/email              | null                  | 400
			/address                    | null                  | 5342
			/address/billToThis         | false                 | 5312
			/billing                    | {'firstname': 'X'}    | 400
			/deliveryMode               | 'PIGEON'              | 5311
			/payments/0/code            | 'payu'                | 5035
			/payments/0/amount          | 1500                  | 5036
			/payments/0/amount          | 'much'                | 400
			/payments                   | []                    | 400
			/payments/0/code            | 'purchaseorder'       | 400
			/payments/0/code            | 'evocherredemption_standard' | 400
			/products                   | []                    | 400
			/products/0/sku             | 'NOSUCH'              | 5310
			/products/0/price           | 0                     | 400
			/products/0/qty             | 1.5                   | 400
			/products/0/qty             | 0                     | 400
			/products/0/currency        | 840                   | 6059
			/orderType                  | 'GIFT'                | 5335
			/isConsolidated             | true                  | 6057
			/syncOnly                   | 'yes'                 | 400
			""", delimiter = '|', quoteCharacter = '§')
	void refusesAFieldThatIsWrong(String pointer, String value, int code) {
		ObjectNode request = request("R1", "EGVGOLD", 1000, 1);
		if (pointer.equals("/billing")) {
			((ObjectNode) request.at("/address")).put("billToThis", false);
		}
		put(request, pointer, Json.parse(value.replace('\'', '"')));

		Reply reply = order(request);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).as(reply.json().toString()).isEqualTo(String.valueOf(code));
		assertThat(control.orders()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "EGVGOLD, 999, 5307, 999 Denomination is not available for product SKU: EGVGOLD.",
			"budgetree, 10001, 5318, Denomination is not available.",
			"budgetree, 10.001, 5318, Denomination is not available.",
			"NOSUCH, 100, 5310, The SKU NOSUCH you are looking for is not available." })
	void namesWhatItRefuses(String sku, String price, String code, String text) {
		ObjectNode request = request("R1", sku, 1, 1);
		put(request, "/products/0/price", Json.parse(price));
		put(request, "/payments/0/amount", Json.parse(price));

		Reply reply = order(request);

		assertThat(reply.at("/code")).isEqualTo(code);
		assertThat(reply.at("/message")).startsWith(text);
	}

	@ParameterizedTest
	@CsvSource({ "EGVGOLD, PGCWILLHOME003, 5326", "EGVGOLD, EGVGLOBALUSD, 6058", "EGVGOLD, budgetree, 0" })
	void refusesProductsThatDoNotGoTogether(String first, String second, int code) {
		ObjectNode request = request("R1", first, 1000, 1);
		ObjectNode other = request.withArray("products").addObject().put("sku", second).put("price", 1000);
		other.put("qty", 1).put("currency", second.endsWith("USD") ? 840 : 356);
		put(request, "/payments/0/amount", Json.parse("2000"));

		assertThat(order(request).at("/code")).isEqualTo(code == 0 ? "" : String.valueOf(code));
	}

	@ParameterizedTest
	@CsvSource({ "EMAIL, false, true, 400", "EMAIL, true, true, 0", "SMS, true, false, 400", "SMS, true, true, 0",
			"ANY, false, true, 400", "ANY, true, true, 0", "API, false, false, 400", "API, true, false, 0",
			"API, false, true, 0" })
	void wantsTheContactThatTheDeliveryModeNeeds(String mode, boolean email, boolean phone, int code) {
		ObjectNode request = request("R1", "EGVGOLD", 1000, 1).put("deliveryMode", mode);
		ObjectNode address = (ObjectNode) request.path("address");
		request.set("billing", address.deepCopy());
		address.put("billToThis", false);
		if (!email) {
			address.remove("email");
		}
		if (!phone) {
			address.remove("telephone");
		}

		assertThat(order(request).at("/code")).isEqualTo(code == 0 ? "" : String.valueOf(code));
	}

	@Test
	void sendsPhysicalCardsByPostOnly() {
		ObjectNode request = request("R1", "PGCWILLHOME003", 1000, 2);
		assertThat(order(request.deepCopy().put("deliveryMode", "EMAIL")).at("/code")).isEqualTo("5334");

		Reply reply = order(request);
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.json().path("cards")).isEmpty();

		((ObjectNode) request.put("refno", "R2").path("address")).remove("line1");
		assertThat(order(request).json().path("messages").toString()).contains("address.line1 is mandatory");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'store-active': false}            | 400 | 5305
			{'access-revoked': true}           | 403 | 403
			{'restricted-skus': ['EGVGOLD']}   | 400 | 5308
			{'unknown-skus': ['EGVGOLD']}      | 400 | 5310
			{'currencies': ['840']}            | 400 | 6059
			{'max-order-value': 999}           | 400 | 5338
			{'balance': 999}                   | 400 | 6063
			{'payment-codes': ['payu']}        | 400 | 5035
			{'edit-address': false}            | 400 | 5338
			{'token': 'other'}                 | 401 | 401
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWhatTheAccountDoesNotAllow(String settings, int status, String code) {
		control.settings(settings);

		Reply reply = order(request("R1", "EGVGOLD", 1000, 1));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/code")).isEqualTo(code);
	}

	@Test
	void refusesWithoutABearerToken() {
		Reply reply = new Api(sandbox.baseUrl("budgetree"), "").call("POST", "/rest/v3/orders", "{}");

		assertThat(reply.status()).isEqualTo(401);
	}

	@Test
	void namesFiguresAndReferenceNumberOfTooDearAnOrder() {
		control.settings("{'max-order-value': 1000}");

		assertThat(order(request("R1", "EGVGOLD", 1000, 2)).at("/message"))
			.isEqualTo("Amount exceeds the maximum allowed order value: 1000 (order value 2000, order refno: R1).");
	}

	@Test
	void wantsOnePurchaseOrderForAllPayments() {
		ObjectNode request = request("R1", "EGVGOLD", 1000, 2);
		put(request, "/payments/0/amount", Json.parse("1000"));
		put(request, "/payments/0/poNumber", Json.parse("\"PO1\""));
		ObjectNode second = request.withArray("payments").addObject().put("code", "purchaseorder").put("amount", 1000);

		assertThat(order(request.deepCopy()).at("/messages/0")).contains("poNumber is mandatory");
		second.put("poNumber", "PO2");
		assertThat(order(request).at("/code")).isEqualTo("5349");
		second.put("poNumber", "PO1");
		assertThat(order(request).status()).isEqualTo(201);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999000");
	}

	@Test
	void takesPayoutsAsyncOnly() {
		ObjectNode request = request("R1", "EGVGOLD", 1000, 1).put("orderType", "PAYOUT");
		request.putObject("payout").put("type", "UPI").put("vpa", "someone@bank");
		assertThat(order(request).at("/messages/0")).isEqualTo("syncOnly must be false for payouts");

		assertThat(order(request.put("syncOnly", false)).status()).isEqualTo(202);
		CLOCK.pass(Duration.ofSeconds(1));
		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");
		((ObjectNode) request.put("refno", "R2").path("payout")).remove("vpa");
		assertThat(order(request).at("/messages/0")).isEqualTo("payout.vpa is mandatory for UPI");
	}

	@ParameterizedTest
	@MethodSource("codes")
	void answersEveryCodeOfTheDocumentOnDemand(ErrorCode code) {
		control.fault("{'kind': 'code', 'code': %d}".formatted(code.number()));

		Reply reply = order(request("R1", "EGVGOLD", 1000, 1));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo(String.valueOf(code.number()));
		assertThat(reply.at("/message")).isNotBlank().doesNotContain("%s");
		assertThat(control.orders()).isEmpty();
		assertThat(order(request("R1", "EGVGOLD", 1000, 1)).status()).isEqualTo(201);
	}

	static List<ErrorCode> codes() {
		return ErrorCode.all();
	}

	@Test
	void knowsEveryCodeOnce() {
		assertThat(codes().stream().map(ErrorCode::number)).hasSize(DOCUMENTED + 1).doesNotHaveDuplicates();
	}

	@Test
	void publishesACatalogWhoseEveryProductCanBeBought() {
		control.settings("{'currencies': ['356', '840', '784']}");
		int number = 0;
		for (JsonNode product : control.catalog().path("products")) {
			int price = product.has("min") ? product.path("min").intValue() : product.at("/denominations/0").intValue();
			ObjectNode request = request("R" + number++, product.path("sku").stringValue(), price, 1);
			put(request, "/products/0/currency", product.path("numericCode"));
			assertThat(order(request).status()).as(product.toString()).isEqualTo(201);
		}
		assertThat(number).isGreaterThan(20);
	}

	private static ObjectNode request(String refno, String sku, int price, int qty) {
		ObjectNode request = Json.object().put("refno", refno).put("syncOnly", true).put("deliveryMode", "API");
		request.putObject("address")
			.put("salutation", "Ms.")
			.put("firstname", "Asha")
			.put("lastname", "Rao")
			.put("email", "asha.rao@example.com")
			.put("telephone", "+919812345678")
			.put("line1", "4, Lake View Road")
			.put("city", "Bengaluru")
			.put("region", "Karnataka")
			.put("country", "IN")
			.put("postcode", "560076")
			.put("billToThis", true);
		request.putArray("payments").addObject().put("code", "svc").put("amount", price * qty);
		request.putArray("products")
			.addObject()
			.put("sku", sku)
			.put("price", price)
			.put("qty", qty)
			.put("currency", 356);
		return request;
	}

	private static void put(ObjectNode request, String pointer, JsonNode value) {
		int slash = pointer.lastIndexOf('/');
		((ObjectNode) request.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);
	}

	private Reply order(ObjectNode request) {
		return api.call("POST", "/rest/v3/orders", request.toString().replace('\'', '’'));
	}

	private Reply status(String refno) {
		return api.call("GET", "/rest/v3/orders/" + refno, "");
	}

}
