package dev.bulkordering.sandbox.plum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlumEmulationTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Plum plum = new Plum(new Api(sandbox.baseUrl("plum"), "any"));

	private final SandboxControl control = new SandboxControl(sandbox, "plum");

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
	void topsUpWithEveryFieldThatThePageShows() {
		Reply reply = plum.topUp("PO1", 10001, 199);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/data/placeOrder/status")).isEqualTo("1");
		JsonNode data = reply.json().at("/data/placeOrder/data");
		assertThat(data.propertyNames()).containsExactlyInAnyOrder("orderId", "orderTotal", "rawOrderTotal",
				"orderDiscount", "rawOrderDiscount", "discountPercent", "currencyCode", "currencyValue",
				"amountCharged", "orderStatus", "deliveryStatus", "tag", "quantity", "vouchers", "voucherDetails",
				"orderMeta");
		assertThat(data.path("orderId").isIntegralNumber()).isTrue();
		assertThat(data.path("orderTotal").intValue()).isEqualTo(199);
		assertThat(data.path("orderDiscount").isString()).isTrue();
		assertThat(data.path("currencyCode").stringValue()).isEqualTo("INR");
		assertThat(data.path("currencyValue").intValue()).isEqualTo(1);
		assertThat(data.path("amountCharged").decimalValue()).isEqualByComparingTo("199");
		assertThat(data.path("orderStatus").stringValue()).isEqualTo("complete");
		assertThat(data.path("deliveryStatus").stringValue()).isEqualTo("delivered");
		assertThat(data.path("tag").stringValue()).isEqualTo("diwali");
		assertThat(data.path("vouchers")).isEmpty();
		assertThat(data.at("/voucherDetails/0").propertyNames()).containsExactlyInAnyOrder("orderId", "productId",
				"productName", "currencyCode", "productStatus", "denomination", "vendorLogo");
		assertThat(data.at("/orderMeta/email").stringValue()).isEqualTo("asha.rao@example.com");
		assertThat(control.unitsBought()).isEqualTo(1);
		assertThat(control.orders().at("/0/details/topupData").toString())
			.isEqualTo("{\"topupPhoneCode\":\"+91\",\"topupPhoneNumber\":\"9812345678\"}");
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999801");
	}

	@Test
	void handsOutACodeForEachVoucherInAnswerAndLookUp() {
		Reply reply = plum.vouchers("PO1", 20001, 500, 3);

		JsonNode vouchers = reply.json().at("/data/placeOrder/data/vouchers");
		assertThat(vouchers).hasSize(3);
		assertThat(vouchers.get(0).propertyNames()).containsExactlyInAnyOrder("orderId", "voucherCode", "pin",
				"validity", "amount", "currency", "productId", "country", "type", "currencyValue");
		assertThat(vouchers.findValuesAsString("voucherCode")).doesNotHaveDuplicates()
			.allMatch((code) -> code.matches("PL9000\\d{12}"));
		assertThat(vouchers.findValuesAsString("pin")).doesNotHaveDuplicates()
			.allMatch((pin) -> pin.matches("7200\\d{8}"));
		assertThat(vouchers.at("/0/validity").stringValue()).isEqualTo("2027-01-02");
		JsonNode found = plum.details("PO1").json().at("/data/getOrderDetails/data");
		assertThat(found.path("vouchers")).isEqualTo(vouchers);
		assertThat(found.path("orderDate").stringValue()).matches("2026-01-02 03:\\d\\d:\\d\\d");
		assertThat(found.path("deliveryDate").stringValue()).hasSize(19);
		assertThat(found.at("/voucherDetails/0/cancelledQuantity").intValue()).isZero();
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@Test
	void findsAnOrderByEitherNumberInEveryFormOfThePage() {
		String id = plum.topUp("PO1", 10001, 199).at("/data/placeOrder/data/orderId");

		for (String data : List.of("{'poNumber': 'PO1', 'orderId': null}", "{'poNumber': 'PO1', 'orderId': 0}",
				"{'poNumber': 'PO1', 'orderId': '0'}", "{'poNumber': '', 'orderId': '%s'}",
				"{'poNumber': '', 'orderId': %s}", "{'poNumber': null, 'orderId': %s}", "{'orderId': '%s'}")) {
			Reply reply = plum.ask("mutation.getOrderDetails", data.formatted(id));
			assertThat(reply.at("/data/getOrderDetails/data/orderId")).as(data).isEqualTo(id);
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'poNumber': 'none', 'orderId': 0}  | 404 | PLE10016
			{'poNumber': '', 'orderId': 5}      | 404 | PLE10016
			{'poNumber': '', 'orderId': 0}      | 400 | PLE10002
			{}                                  | 400 | PLE10002
			[]                                  | 400 | PLE10002
			""", delimiter = '|', quoteCharacter = '§')
	void saysThatAnOrderIsNotThere(String data, int status, String errorId) {
		Reply reply = plum.ask("mutation.getOrderDetails", data);

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/errorId")).isEqualTo(errorId);
		assertThat(reply.at("/code")).isEqualTo(String.valueOf(status));
		assertThat(reply.json().propertyNames()).containsExactly("code", "errorId", "errorInfo", "error");
	}

	@Test
	void deliversLaterByTimeAndByLookUpsAndCancels() {
		control.settings("{'finish-ms': 5000}");
		assertThat(plum.vouchers("PO1", 20001, 500, 2).at("/data/placeOrder/data/deliveryStatus")).isEqualTo("pending");
		assertThat(delivery("PO1")).isEqualTo("pending");
		assertThat(plum.details("PO1").json().at("/data/getOrderDetails/data/vouchers")).isEmpty();
		assertThat(plum.details("PO1").at("/data/getOrderDetails/data/deliveryDate")).isEmpty();
		CLOCK.pass(Duration.ofSeconds(5));
		assertThat(delivery("PO1")).isEqualTo("delivered");
		assertThat(plum.details("PO1").json().at("/data/getOrderDetails/data/vouchers")).hasSize(2);

		control.fault("""
				[{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 1},
				 {'kind': 'finish', 'state': 'canceled', 'finish-ms': 0}]""");
		plum.topUp("PO2", 10001, 199);
		assertThat(delivery("PO2")).isEqualTo("pending");
		assertThat(delivery("PO2")).isEqualTo("delivered");
		assertThat(plum.topUp("PO3", 10001, 199).at("/data/placeOrder/data/deliveryStatus")).isEqualTo("canceled");
		assertThat(plum.details("PO3").at("/data/getOrderDetails/data/voucherDetails/0/cancelledQuantity"))
			.isEqualTo("1");
		assertThat(control.unitsBought()).isEqualTo(3);
		assertThat(control.settings().path("balance").intValue()).isEqualTo(100_000_000 - 1199);
	}

	@Test
	void findsOrdersOnlyAfterTheSearchLag() {
		control.settings("{'search-lag-ms': 60000}");
		plum.topUp("PO1", 10001, 199);
		assertThat(plum.details("PO1").at("/errorId")).isEqualTo("PLE10016");

		CLOCK.pass(Duration.ofMinutes(1));

		assertThat(delivery("PO1")).isEqualTo("delivered");
	}

	@Test
	void refusesANumberThatWasUsedBefore() {
		plum.topUp("PO1", 10001, 199);

		Reply again = plum.topUp("PO1", 10001, 199);

		assertThat(again.status()).isEqualTo(422);
		assertThat(again.at("/errorId")).isEqualTo("PLE10007");
		assertThat(control.unitsBought()).isEqualTo(1);
		assertThat(control.orders().at("/0/attempts").intValue()).isEqualTo(2);
	}

	@Test
	void sellsTwiceWhereDuplicatesAreTaken() {
		control.settings("{'duplicates': 'take'}");
		plum.topUp("PO1", 10001, 199);

		assertThat(plum.topUp("PO1", 10001, 199).status()).isEqualTo(200);

		assertThat(control.bought().at("/references/PO1/units").intValue()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'quantity': 2                    | 409 | PLE10041
			'quantity': 0                    | 400 | PLE10001
			'quantity': '1'                  | 400 | PLE10001
			'quantity': 1.5                  | 400 | PLE10001
			'denomination': 198.5            | 400 | PLE10018
			'denomination': 0                | 400 | PLE10001
			'denomination': '199'            | 400 | PLE10001
			'productId': 99999               | 404 | PLE10042
			'productId': '10001'             | 400 | PLE10001
			'productId': null                | 400 | PLE10001
			'poNumber': ''                   | 400 | PLE10001
			'poNumber': 5                    | 400 | PLE10001
			'email': 'nobody'                | 400 | PLE10001
			'email': 5                       | 400 | PLE10001
			'tag': 5                         | 400 | PLE10001
			'notifyReceiverEmail': 2         | 400 | PLE10001
			'notifyAdminEmail': true         | 400 | PLE10001
			'performOperatorValidation': 2   | 400 | PLE10001
			'topupData': null                | 400 | PLE10001
			'topupData': {'topupPhoneCode': '91', 'topupPhoneNumber': '9812345678'}    | 400 | PLE10001
			'topupData': {'topupPhoneCode': '+91', 'topupPhoneNumber': '+9812345678'}  | 400 | PLE10001
			'topupData': {'topupPhoneCode': '+91'}                                     | 400 | PLE10001
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWhatCannotBeOrdered(String changed, int status, String errorId) {
		String data = Plum.topUpOf("PO1", 10001, 199);

		Reply reply = plum.place(data.substring(0, data.length() - 1) + ", " + changed + "}");

		assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
		assertThat(reply.at("/errorId")).isEqualTo(errorId);
		assertThat(control.orders()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "20001, 500, 10, ", "20001, 500, 11, PLE10041", "20005, 100, 5, ", "20005, 100, 6, PLE10041",
			"20001, 501, 1, PLE10018", "20002, 10, 10, ", "20002, 9, 1, PLE10018", "20002, 10000, 1, ",
			"20002, 10001, 1, PLE10018", "10008, 1000, 2, PLE10041", "30002, 1000, 2, PLE10041" })
	void keepsToTheLimitsOfTheCatalog(int product, int denomination, int quantity, String errorId) {
		String phone = (product < 20000) ? ", 'topupData': {'topupPhoneCode': '+91', 'topupPhoneNumber': '9812345678'}"
				: "";
		Reply reply = plum.place("{'productId': %d, 'quantity': %d, 'denomination': %d, 'poNumber': 'PO1'%s}"
			.formatted(product, quantity, denomination, phone));

		assertThat(reply.at("/errorId")).isEqualTo(errorId == null ? "" : errorId);
		assertThat(reply.at("/data/placeOrder/data/quantity"))
			.isEqualTo(errorId == null ? String.valueOf(quantity) : "");
	}

	@Test
	void wantsNumbersOfAtMost100Characters() {
		assertThat(plum.vouchers("P".repeat(100), 20001, 500, 1).status()).isEqualTo(200);
		assertThat(plum.vouchers("P".repeat(101), 20001, 500, 1).at("/errorId")).isEqualTo("PLE10001");
	}

	@Test
	void takesThePhoneUnderItsNewerNameToo() {
		assertThat(plum.place("""
				{'productId': 10001, 'quantity': 1, 'denomination': 199, 'poNumber': 'PO1',
				 'userMeta': {'topupPhoneCode': '+91', 'topupPhoneNumber': '9812345678'}}""").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					{'query': 'plumProAPI.mutation.placeOrder', 'tag': 'plumProAPI', 'variables': {}}         | 400
					{'query': 'plumProAPI.mutation.placeOrder', 'tag': 'plumProAPI', 'data': {}}              | 400
					{'query': 'plumProAPI.mutation.placeOrder', 'variables': {'data': {'productId': 20001, 'quantity': 1, 'denomination': 500, 'poNumber': 'P'}}} | 400
					{'query': 'plumProAPI.mutation.buy', 'tag': 'plumProAPI', 'variables': {'data': {}}}      | 404
					{'query': 'placeOrder', 'tag': 'plumProAPI', 'variables': {'data': {}}}                   | 404
					[1]                                                                                       | 404
					no JSON                                                                                   | 404
					""",
			delimiter = '|', quoteCharacter = '§')
	void wantsItsEnvelope(String body, int status) {
		assertThat(plum.api().call("POST", "/chef/v1/oauth/api", body).status()).isEqualTo(status);
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void convertsCurrenciesAndTakesADiscountOff() {
		JsonNode dollars = plum.vouchers("PO1", 30003, 25, 2).json().at("/data/placeOrder/data");
		assertThat(dollars.path("currencyCode").stringValue()).isEqualTo("USD");
		assertThat(dollars.path("currencyValue").toString()).isEqualTo("83.25");
		assertThat(dollars.path("orderTotal").intValue()).isEqualTo(50);
		assertThat(dollars.path("amountCharged").toString()).isEqualTo("4162.50");

		JsonNode cheaper = plum.vouchers("PO2", 30001, 500, 1).json().at("/data/placeOrder/data");
		assertThat(cheaper.path("discountPercent").stringValue()).isEqualTo("2.5");
		assertThat(cheaper.path("orderDiscount").stringValue()).isEqualTo("13");
		assertThat(cheaper.path("rawOrderDiscount").stringValue()).isEqualTo("12.500");
		assertThat(cheaper.path("amountCharged").toString()).isEqualTo("487.50");
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99995350");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'balance': 999}                 | 422 | PLE10010 | balance
			{'stock': {'20001': 1}}          | 502 | PLE10024 | stock
			{'unknown-skus': ['20001']}      | 404 | PLE10042 | not activated
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWhatTheAccountDoesNotAllow(String settings, int status, String errorId, String text) {
		control.settings(settings);

		Reply reply = plum.vouchers("PO1", 20001, 500, 2);

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/errorId")).isEqualTo(errorId);
		assertThat(reply.at("/error")).contains(text);
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void countsStockDownAndSellsNothingAbroadWhereThatIsOff() {
		control.settings("{'stock': {'20001': 3}, 'international': false}");
		plum.vouchers("PO1", 20001, 500, 2);

		assertThat(plum.vouchers("PO2", 20001, 500, 2).at("/errorId")).isEqualTo("PLE10024");
		assertThat(plum.vouchers("PO3", 20001, 500, 1).status()).isEqualTo(200);
		Reply abroad = plum.vouchers("PO4", 30003, 25, 1);
		assertThat(abroad.status()).isEqualTo(401);
		assertThat(abroad.at("/errorId")).isEqualTo("PLE10019");
	}

	@Test
	void tellsTheBalanceInBothFormsOfThePages() {
		plum.vouchers("PO1", 20001, 500, 2);

		Reply reply = plum.ask("query.getBalance", "{}");

		assertThat(reply.json().toString()).isEqualTo(
				"{\"data\":{\"getBalance\":{\"status\":1,\"data\":{\"value\":99999000.00,\"currency\":\"INR\"}}}}");
		String variables = URLEncoder.encode("{\"data\":{}}", StandardCharsets.UTF_8);
		assertThat(plum.api()
			.call("POST", "/chef/v1/oauth/api/?query=plumProAPI.query.getBalance&tag=plumProAPI&variables=" + variables,
					"")
			.json()).isEqualTo(reply.json());
		assertThat(control.calls("balance")).hasSize(2);
	}

	@Test
	void listsProductsByIdAndByPage() {
		JsonNode one = plum.ask("mutation.getVouchers", "{'limit': 10, 'page': 1, 'productId': 10001}")
			.json()
			.at("/data/getVouchers/data");
		assertThat(one).hasSize(1);
		assertThat(one.at("/0/productId").intValue()).isEqualTo(10001);
		assertThat(one.at("/0/orderQuantityLimit").intValue()).isEqualTo(1);
		assertThat(one.at("/0/valueDenominations").stringValue()).startsWith("10,20,").endsWith(",1000");
		assertThat(one.at("/0/valueType").stringValue()).isEqualTo("fixed_denomination");
		assertThat(one.at("/0").propertyNames()).hasSize(43);
		JsonNode open = plum.ask("mutation.getVouchers", "{'productId': '20002'}")
			.json()
			.at("/data/getVouchers/data/0");
		assertThat(open.path("minValue").intValue()).isEqualTo(10);
		assertThat(open.path("maxValue").intValue()).isEqualTo(10000);
		assertThat(open.path("countryName").stringValue()).isEqualTo("India");

		assertThat(ids("{'limit': 5, 'page': 2}")).containsExactly("20006", "20007", "20008", "20009", "20010");
		assertThat(ids("{'categoryType': 'topup', 'limit': 2}")).containsExactly("10001", "10002");
		assertThat(ids("{'includeProducts': '20001, 10002', 'excludeProducts': '20001'}")).containsExactly("10002");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'productId': 5}                | 404 | PLE10030
			{'page': 50}                    | 404 | PLE10030
			{'page': 0}                     | 400 | PLE10033
			{'limit': 'ten'}                | 400 | PLE10033
			{'sort': {'field': 'name'}}     | 400 | PLE10033
			{'filters': [{'key': 'x'}]}     | 400 | PLE10033
			{'parentProductId': 55132}      | 400 | PLE10033
			""", delimiter = '|', quoteCharacter = '§')
	void saysWhichProductsItCannotList(String data, int status, String errorId) {
		Reply reply = plum.ask("mutation.getVouchers", data);

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/errorId")).isEqualTo(errorId);
	}

	@Test
	void publishesACatalogWhoseEveryValueCanBeBought() {
		List<Integer> ids = new ArrayList<>();
		for (JsonNode product : control.catalog().path("products")) {
			int id = product.path("productId").intValue();
			ids.add(id);
			String values = product.path("valueDenominations")
				.asString(product.path("minValue").asString("") + "," + product.path("maxValue").asString(""));
			String[] some = { values.substring(0, values.indexOf(',')), values.substring(values.lastIndexOf(',') + 1) };
			for (String value : some) {
				String phone = product.path("topup").booleanValue()
						? ", 'topupData': {'topupPhoneCode': '+91', 'topupPhoneNumber': '9812345678'}" : "";
				Reply reply = plum.place("{'productId': %d, 'quantity': %d, 'denomination': %s, 'poNumber': '%s'%s}"
					.formatted(id, product.path("orderQuantityLimit").intValue(), value, id + "-" + value, phone));
				assertThat(reply.status()).as(reply.json() + " " + product).isEqualTo(200);
			}
		}
		assertThat(ids).doesNotHaveDuplicates().contains(10001, 10008, 20001, 20012);
		assertThat(ids.size()).isGreaterThanOrEqualTo(20);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'kind': 'error'}                                    | 500 | 0
			{'kind': 'error', 'status': 502, 'placed': true}     | 502 | 1
			{'kind': 'unavailable', 'placed': true}              | 503 | 1
			{'kind': 'throttled'}                                | 429 | 0
			{'kind': 'redirect'}                                 | 307 | 0
			{'kind': 'garbage', 'placed': true}                  | 200 | 1
			{'kind': 'token-expired'}                            | 401 | 0
			{'kind': 'no-funds'}                                 | 422 | 0
			{'kind': 'out-of-stock'}                             | 502 | 0
			{'kind': 'code', 'code': 10025, 'placed': true}      | 502 | 1
			{'kind': 'slow', 'delay-before-ms': 20}              | 200 | 1
			{'kind': 'finish', 'state': 'canceled'}              | 200 | 0
			{'kind': 'error', 'skus': ['10001']}                 | 500 | 0
			{'kind': 'error', 'reference': 'PO1'}                | 500 | 0
			{'kind': 'error', 'operation': 'place-order'}        | 500 | 0
			{'kind': 'error', 'operation': 'order-details'}      | 200 | 1
			{'kind': 'error', 'operation': 'vouchers'}           | 200 | 1
			{'kind': 'error', 'operation': 'balance'}            | 200 | 1
			{'kind': 'error', 'operation': 'token'}              | 200 | 1
			""", delimiter = '|', quoteCharacter = '§')
	void answersOnceAsAFaultRuleHasIt(String rule, int status, int bought) {
		control.fault(rule);

		assertThat(plum.api()
			.send("POST", "/chef/v1/oauth/api", Plum.envelope("mutation.placeOrder", Plum.topUpOf("PO1", 10001, 199)))
			.statusCode()).isEqualTo(status);
		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(control.calls("place-order").at("/0/reference").stringValue()).isEqualTo("PO1");
	}

	@Test
	void meetsEachQueryByItsName() {
		for (String operation : List.of("order-details", "vouchers", "balance")) {
			control.fault("{'kind': 'error', 'status': 599, 'operation': '%s'}".formatted(operation));
		}
		plum.topUp("PO1", 10001, 199);

		assertThat(plum.details("PO1").status()).isEqualTo(599);
		assertThat(plum.ask("mutation.getVouchers", "{'productId': 10001}").status()).isEqualTo(599);
		assertThat(plum.ask("query.getBalance", "{}").status()).isEqualTo(599);
		assertThat(control.calls("order-details").at("/0/reference").stringValue()).isEqualTo("PO1");
	}

	@ParameterizedTest
	@CsvSource({ "false, 0", "true, 1" })
	void cutsTheConnection(boolean placed, int bought) {
		control.fault("{'kind': 'cut', 'placed': %s}".formatted(placed));

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> plum.topUp("PO1", 10001, 199));

		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(plum.details("PO1").status()).isEqualTo(placed ? 200 : 404);
	}

	@Test
	void throttlesAsItsPageShows() {
		control.fault("{'kind': 'throttled', 'retry-after-s': 60}");

		assertThat(plum.topUp("PO1", 10001, 199).json().toString())
			.isEqualTo("{\"errors\":[{\"message\":\"auth.request_limit_exceeded\",\"penaltySeconds\":60}]}");
	}

	@Test
	void keepsNoCodeInItsDatabase(@TempDir Path own) throws IOException {
		JsonNode body;
		try (Sandbox other = Sandbox.start(0, own, SandboxOptions.defaults())) {
			body = new Plum(new Api(other.baseUrl("plum"), "x")).vouchers("PO1", 20001, 500, 2).json();
		}
		String file = Files.readString(own.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1);
		assertThat(body.findValuesAsString("voucherCode")).hasSize(2).noneMatch(file::contains);
		assertThat(body.findValuesAsString("pin")).hasSize(2).noneMatch(file::contains);
		try (Sandbox again = Sandbox.start(0, own, SandboxOptions.defaults())) {
			assertThat(new Plum(new Api(again.baseUrl("plum"), "x")).details("PO1").json().findValuesAsString("pin"))
				.isEqualTo(body.findValuesAsString("pin"));
		}
	}

	private String delivery(String poNumber) {
		return plum.details(poNumber).at("/data/getOrderDetails/data/deliveryStatus");
	}

	private List<String> ids(String data) {
		return plum.ask("mutation.getVouchers", data).json().findValuesAsString("productId");
	}

}
