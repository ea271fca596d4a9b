package dev.bulkordering.sandbox.enkash;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EnkashEmulationTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("enkash"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "enkash");

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
	void sellsVouchersWithEveryFieldThatThePagesShow() {
		Reply reply = order("R1", "PC123789", 500, 2);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().path("response_code").isIntegralNumber()).isTrue();
		assertThat(reply.at("/response_code")).isEqualTo("0");
		assertThat(reply.at("/response_message")).isEqualTo("Success");
		JsonNode payload = reply.json().path("payload");
		assertThat(payload.propertyNames()).containsExactlyInAnyOrder("orderId", "paymentStatus", "orderStatus",
				"totalQuantity", "totalAmount", "orderAmount", "paidAmount", "partnerOrderReferenceId",
				"voucherDetailsList");
		assertThat(payload.path("orderId").stringValue()).matches("OR\\d{10}");
		assertThat(payload.path("orderStatus").stringValue()).isEqualTo("SUCCESS");
		assertThat(payload.path("totalQuantity").intValue()).isEqualTo(2);
		assertThat(payload.path("totalAmount").toString()).isEqualTo("1000.00");
		assertThat(payload.path("paidAmount").toString()).isEqualTo("1000.00");
		assertThat(payload.path("partnerOrderReferenceId").stringValue()).isEqualTo("R1");
		assertThat(payload.at("/voucherDetailsList/0/expiryDate").stringValue()).matches("2027-01-02T03:\\d\\d:\\d\\d");
		assertThat(reply.json().findValuesAsString("cardNumber")).hasSize(2)
			.doesNotHaveDuplicates()
			.allMatch((number) -> number.matches("9100\\d{12}"));
		assertThat(reply.json().findValuesAsString("pin")).doesNotHaveDuplicates()
			.allMatch((pin) -> pin.matches("7100\\d{8}"));
		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999000");
	}

	@Test
	void spellsTheLookUpAsItsPageDoes() {
		JsonNode created = order("R1", "PC123789", 500, 2).json();

		Reply found = details("R1");

		assertThat(found.status()).isEqualTo(200);
		assertThat(found.json().path("response_code").isString()).isTrue();
		assertThat(found.at("/response_code")).isEqualTo("0");
		assertThat(found.json().path("paylod")).isEqualTo(created.path("payload"));
		assertThat(found.json().has("payload")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "404", "400", "200" })
	void saysThatAnOrderIsNotThere(String status) {
		control.settings("{'not-found-status': '%s'}".formatted(status));

		Reply reply = details("nobody");

		assertThat(reply.status()).isEqualTo(Integer.parseInt(status));
		assertThat(reply.at("/payload")).isEqualTo("Order not found");
		assertThat(reply.at("/errorResponse/errorMessage")).isEqualTo("Order not found");
		assertThat(reply.at("/errorResponse/errorType")).isEqualTo("NOT_FOUND");
		assertThat(reply.at("/errorResponse/timestamp")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
		assertThat(reply.at("/errorResponse/requestId")).matches("[0-9A-F]{32}");
		assertThat(reply.at("/response_code")).isEqualTo("1");
		assertThat(reply.at("/response_message")).isEqualTo("Failure");
	}

	@Test
	void keepsTheVouchersForTheLookUp() {
		control.settings("{'vouchers-in-answer': false}");

		Reply reply = order("R1", "PC123789", 500, 2);

		assertThat(reply.at("/response_code")).isEqualTo("0");
		assertThat(reply.json().path("payload").has("voucherDetailsList")).isFalse();
		assertThat(details("R1").json().at("/paylod/voucherDetailsList")).hasSize(2);
	}

	@Test
	void finishesLaterByTimeAndByLookUps() {
		control.settings("{'finish-ms': 5000}");
		Reply byTime = order("R1", "PC123789", 500, 2);
		assertThat(byTime.at("/payload/orderStatus")).isEqualTo("PENDING");
		assertThat(byTime.json().at("/payload/voucherDetailsList")).isEmpty();
		assertThat(details("R1").json().at("/paylod/voucherDetailsList")).isEmpty();
		CLOCK.pass(Duration.ofSeconds(5));
		assertThat(details("R1").json().at("/paylod/voucherDetailsList")).hasSize(2);

		control.fault("{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 1}");
		assertThat(order("R2", "PC123789", 500, 1).at("/payload/orderStatus")).isEqualTo("PENDING");
		assertThat(details("R2").at("/paylod/orderStatus")).isEqualTo("PENDING");
		assertThat(details("R2").at("/paylod/orderStatus")).isEqualTo("SUCCESS");
	}

	@Test
	void failsAnOrderOnDemandAndTakesNoMoneyForIt() {
		control.fault("{'kind': 'finish', 'state': 'FAILED'}");

		order("R1", "PC123789", 500, 2);

		Reply found = details("R1");
		assertThat(found.at("/paylod/orderStatus")).isEqualTo("FAILED");
		assertThat(found.at("/paylod/paidAmount")).isEqualTo("0.00");
		assertThat(found.json().at("/paylod/voucherDetailsList")).isEmpty();
		assertThat(control.unitsBought()).isZero();
		assertThat(control.settings().path("balance").intValue()).isEqualTo(100_000_000);
	}

	@Test
	void findsOrdersOnlyAfterTheSearchLag() {
		control.settings("{'search-lag-ms': 30000}");
		order("R1", "PC123789", 500, 1);
		assertThat(details("R1").status()).isEqualTo(404);

		CLOCK.pass(Duration.ofSeconds(30));

		assertThat(details("R1").at("/paylod/orderStatus")).isEqualTo("SUCCESS");
	}

	@Test
	void refusesAReferenceThatWasUsedBefore() {
		order("R1", "PC123789", 500, 1);

		Reply again = order("R1", "PC123789", 500, 1);

		assertThat(again.status()).isEqualTo(200);
		assertThat(again.at("/response_code")).isEqualTo("1");
		assertThat(again.at("/payload")).isEqualTo("Duplicate order reference id");
		assertThat(control.unitsBought()).isEqualTo(1);
		assertThat(control.orders().at("/0/attempts").intValue()).isEqualTo(2);
	}

	@Test
	void sellsTwiceWhereDuplicatesAreTaken() {
		control.settings("{'duplicates': 'take'}");
		order("R1", "PC123789", 500, 1);

		assertThat(order("R1", "PC123789", 500, 3).at("/response_code")).isEqualTo("0");

		assertThat(control.bought().at("/references/R1/units").intValue()).isEqualTo(4);
		assertThat(details("R1").at("/paylod/totalQuantity")).isEqualTo("3");
	}

	@Test
	void refusesWhatTheAccountCannotPayUnder200() {
		control.settings("{'balance': 999.99}");

		Reply reply = order("R1", "PC123789", 500, 2);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().toString())
			.isEqualTo("{\"response_code\":1," + "\"response_message\":\"Insufficient balance in card account\","
					+ "\"payload\":\"Insufficient balance in card account\"}");
		assertThat(control.orders()).isEmpty();
		control.settings("{'balance': 1000}");
		assertThat(order("R1", "PC123789", 500, 2).at("/response_code")).isEqualTo("0");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'PC123789', 500, 6     | 422 | maximum of 5
			'PC100011', 500, 11    | 422 | maximum of 10
			'PC8190427736WLHME', 1000, 2 | 422 | maximum of 1
			'PC123789', 499, 1     | 422 | Invalid denomination
			'PC100012', 9, 1       | 422 | Invalid denomination
			'PC100012', 10001, 1   | 422 | Invalid denomination
			'NOSUCH', 500, 1       | 422 | Product not found
			'PC123789', 0, 1       | 422 | denomination
			'PC123789', 500, 0     | 422 | quantity
			'PC123789', 500, -1    | 422 | quantity
			'PC123789', 500.5, 1   | 400 | denomination
			'PC123789', '500', 1   | 400 | denomination
			'PC123789', 500, null  | 400 | quantity
			'', 500, 1             | 400 | productCatalogId
			null, 500, 1           | 400 | productCatalogId
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWhatCannotBeOrdered(String fields, int status, String text) {
		String[] field = fields.split(",");
		Reply reply = api.call("POST", "/api/v0/partner/create-order",
				"{'orderReferenceId': 'R1', 'productCatalogId': %s, 'denomination': %s, 'quantity': %s}"
					.formatted((Object[]) field));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/payload")).contains(text);
		assertThat(reply.at("/response_code")).isEqualTo("1");
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void takesTheGreatestQuantityAndAnyAmountWhereTheCatalogSaysSo() {
		assertThat(order("R1", "PC123789", 500, 5).at("/response_code")).isEqualTo("0");
		assertThat(order("R2", "PC100011", 500, 10).at("/response_code")).isEqualTo("0");
		assertThat(order("R3", "PC100012", 10_000, 1).at("/response_code")).isEqualTo("0");
		assertThat(order("R4", "PC100012", 737, 1).at("/response_code")).isEqualTo("0");
	}

	@Test
	void wantsAReferenceAndJson() {
		assertThat(order("", "PC123789", 500, 1).status()).isEqualTo(400);
		assertThat(api.call("POST", "/api/v0/partner/create-order", "[1]").status()).isEqualTo(400);
		assertThat(api.call("POST", "/api/v0/partner/create-order", "no JSON").status()).isEqualTo(400);
		Reply text = api.with("Content-Type", "text/plain")
			.call("POST", "/api/v0/partner/create-order",
					"{'orderReferenceId': 'R1', 'productCatalogId': 'PC123789', 'denomination': 500, 'quantity': 1}");
		assertThat(text.status()).isEqualTo(400);
		assertThat(text.at("/payload")).contains("Content-Type");
	}

	@Test
	void takesADiscountOff() {
		Reply reply = order("R1", "PC8190427758HWYFL", 100, 5);

		assertThat(reply.at("/payload/totalAmount")).isEqualTo("500.00");
		assertThat(reply.at("/payload/paidAmount")).isEqualTo("487.50");
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999512.5");
	}

	@Test
	void tellsDenominationsAndGreatestQuantities() {
		Reply reply = configs("PC7324536190LULHL");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/response_code")).isEqualTo("0");
		assertThat(reply.json().path("payload").propertyNames()).containsExactlyInAnyOrder("productCatalogId", "brand",
				"aggregator", "category", "images", "description", "configResponses", "enabled", "rank",
				"termsAndCondition", "howToRedeem", "expiryPeriod", "active", "enkashImages", "discount");
		assertThat(reply.json().at("/payload/configResponses").findValuesAsString("mrp")).containsExactly("100.00",
				"250.00", "500.00", "1000.00", "2000.00");
		assertThat(reply.json().at("/payload/configResponses/0").propertyNames()).containsExactlyInAnyOrder(
				"productConfigId", "mrp", "sellRate", "enkashDiscount", "maxQuantity", "customAmountEnabled");
		assertThat(reply.at("/payload/configResponses/0/maxQuantity")).isEqualTo("5");
		assertThat(configs("PC100012").json().findValuesAsString("customAmountEnabled")).contains("true");
		assertThat(configs("NOSUCH").status()).isEqualTo(404);
	}

	@Test
	void doesNotKnowAnUnknownSkuOfTheSettings() {
		control.settings("{'unknown-skus': ['PC123789']}");

		assertThat(configs("PC123789").status()).isEqualTo(404);
		assertThat(order("R1", "PC123789", 500, 1).status()).isEqualTo(422);
	}

	@Test
	void publishesACatalogWhoseEveryProductCanBeBought() {
		List<String> ids = new ArrayList<>();
		for (JsonNode product : control.catalog().path("products")) {
			String id = product.path("productCatalogId").stringValue();
			ids.add(id);
			for (JsonNode config : product.path("configs")) {
				Reply reply = order(id + "-" + config.path("mrp"), id, config.path("mrp").intValue(),
						config.path("maxQuantity").intValue());
				assertThat(reply.at("/response_code")).as(config.toString()).isEqualTo("0");
			}
			assertThat(configs(id).status()).isEqualTo(200);
		}
		assertThat(ids).doesNotHaveDuplicates().contains("PC123789", "PC7324536190LULHL", "PC100001", "PC100012");
		assertThat(ids.size()).isGreaterThanOrEqualTo(14);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'kind': 'error'}                                    | 500 | 0
			{'kind': 'error', 'status': 422}                     | 422 | 0
			{'kind': 'error', 'placed': true}                    | 500 | 2
			{'kind': 'unavailable', 'placed': true}              | 503 | 2
			{'kind': 'throttled'}                                | 429 | 0
			{'kind': 'redirect'}                                 | 307 | 0
			{'kind': 'garbage', 'placed': true}                  | 200 | 2
			{'kind': 'token-expired'}                            | 401 | 0
			{'kind': 'no-funds'}                                 | 200 | 0
			{'kind': 'slow', 'delay-after-ms': 20}               | 200 | 2
			{'kind': 'finish', 'state': 'FAILED'}                | 200 | 0
			{'kind': 'error', 'skus': ['PC123789']}              | 500 | 0
			{'kind': 'error', 'reference': 'R1'}                 | 500 | 0
			{'kind': 'error', 'operation': 'create-order'}       | 500 | 0
			{'kind': 'error', 'operation': 'token'}              | 200 | 2
			""", delimiter = '|', quoteCharacter = '§')
	void answersOnceAsAFaultRuleHasIt(String rule, int status, int bought) {
		control.fault(rule);

		assertThat(api.send("POST", "/api/v0/partner/create-order", requestOf("R1", "PC123789", 500, 2)).statusCode())
			.isEqualTo(status);
		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(control.calls("create-order").at("/0/reference").stringValue()).isEqualTo("R1");
	}

	@ParameterizedTest
	@CsvSource({ "false, 0", "true, 2" })
	void cutsTheConnection(boolean placed, int bought) {
		control.fault("{'kind': 'cut', 'placed': %s}".formatted(placed));

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> order("R1", "PC123789", 500, 2));

		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(details("R1").status()).isEqualTo(placed ? 200 : 404);
	}

	@Test
	void showsTheDocumentsAnswersToConditions() {
		control.fault("[{'kind': 'token-expired'}, {'kind': 'no-funds'}]");

		JsonNode unauthorized = order("R1", "PC123789", 500, 1).json();
		assertThat(unauthorized.path("payload").stringValue()).isEqualTo("User does not have adequate authority");
		assertThat(unauthorized.at("/errorResponse/errorType").stringValue()).isEqualTo("UNAUTHORIZED");
		assertThat(unauthorized.path("response_code").intValue()).isEqualTo(1);
		assertThat(order("R1", "PC123789", 500, 1).at("/payload")).isEqualTo("Insufficient balance in card account");
	}

	@ParameterizedTest
	@CsvSource({ "{'kind': 'out-of-stock'}", "{'kind': 'code'; 'code': 1}" })
	void knowsNeitherStockNorCodes(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> control.fault(rule.replace(';', ',')))
			.withMessageContaining("enkash's document knows no");
	}

	@Test
	void keepsNoCardInItsDatabase(@TempDir Path own) throws IOException {
		List<String> secrets = new ArrayList<>();
		try (Sandbox other = Sandbox.start(0, own, SandboxOptions.defaults())) {
			JsonNode body = new Api(other.baseUrl("enkash"), "x")
				.call("POST", "/api/v0/partner/create-order", requestOf("R1", "PC123789", 500, 2))
				.json();
			secrets.addAll(body.findValuesAsString("cardNumber"));
			secrets.addAll(body.findValuesAsString("pin"));
		}
		String file = Files.readString(own.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1);
		assertThat(secrets).hasSize(4).noneMatch(file::contains);
		try (Sandbox again = Sandbox.start(0, own, SandboxOptions.defaults())) {
			JsonNode body = new Api(again.baseUrl("enkash"), "x")
				.call("GET", "/api/v0/partner/fetch-order-details/R1", "")
				.json();
			assertThat(body.findValuesAsString("cardNumber")).isEqualTo(secrets.subList(0, 2));
		}
	}

	private Reply order(String reference, String product, int denomination, int quantity) {
		return api.call("POST", "/api/v0/partner/create-order", requestOf(reference, product, denomination, quantity));
	}

	private static String requestOf(String reference, String product, int denomination, int quantity) {
		return "{'orderReferenceId': '%s', 'productCatalogId': '%s', 'denomination': %d, 'quantity': %d}"
			.formatted(reference, product, denomination, quantity);
	}

	private Reply details(String reference) {
		return api.call("GET", "/api/v0/partner/fetch-order-details/" + reference, "");
	}

	private Reply configs(String product) {
		return api.call("GET", "/api/v0/partner/search-config/" + product, "");
	}

}
