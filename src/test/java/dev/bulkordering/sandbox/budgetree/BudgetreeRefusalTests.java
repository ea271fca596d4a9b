package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeRefusalTests {

	/** The codes that the page lists, 5320 of the status API aside. */
	private static final int DOCUMENTED = 39;

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("budgetree"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "budgetree");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults());
	}

	@AfterAll
	static void stop() {
		sandbox.close();
	}

	@BeforeEach
	void reset() {
		control.reset();
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
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 1);
		if (pointer.equals("/billing")) {
			((ObjectNode) request.at("/address")).put("billToThis", false);
		}
		Requests.put(request, pointer, Json.parse(value.replace('\'', '"')));

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
		ObjectNode request = Requests.of("R1", sku, 1, 1);
		Requests.put(request, "/products/0/price", Json.parse(price));
		Requests.put(request, "/payments/0/amount", Json.parse(price));

		Reply reply = order(request);

		assertThat(reply.at("/code")).isEqualTo(code);
		assertThat(reply.at("/message")).startsWith(text);
	}

	@ParameterizedTest
	@CsvSource({ "EGVGOLD, PGCWILLHOME003, 5326", "EGVGOLD, EGVGLOBALUSD, 6058", "EGVGOLD, budgetree, 0" })
	void refusesProductsThatDoNotGoTogether(String first, String second, int code) {
		ObjectNode request = Requests.of("R1", first, 1000, 1);
		ObjectNode other = request.withArray("products").addObject().put("sku", second).put("price", 1000);
		other.put("qty", 1).put("currency", second.endsWith("USD") ? 840 : 356);
		Requests.put(request, "/payments/0/amount", Json.parse("2000"));

		assertThat(order(request).at("/code")).isEqualTo(code == 0 ? "" : String.valueOf(code));
	}

	@ParameterizedTest
	@CsvSource({ "EMAIL, false, true, 400", "EMAIL, true, true, 0", "SMS, true, false, 400", "SMS, true, true, 0",
			"ANY, false, true, 400", "ANY, true, true, 0", "API, false, false, 400", "API, true, false, 0",
			"API, false, true, 0" })
	void wantsTheContactThatTheDeliveryModeNeeds(String mode, boolean email, boolean phone, int code) {
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 1).put("deliveryMode", mode);
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
		ObjectNode request = Requests.of("R1", "PGCWILLHOME003", 1000, 2);
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

		Reply reply = order(Requests.of("R1", "EGVGOLD", 1000, 1));

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

		assertThat(order(Requests.of("R1", "EGVGOLD", 1000, 2)).at("/message"))
			.isEqualTo("Amount exceeds the maximum allowed order value: 1000 (order value 2000, order refno: R1).");
	}

	@Test
	void wantsOnePurchaseOrderForAllPayments() {
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 2);
		Requests.put(request, "/payments/0/amount", Json.parse("1000"));
		Requests.put(request, "/payments/0/poNumber", Json.parse("\"PO1\""));
		ObjectNode second = request.withArray("payments").addObject().put("code", "purchaseorder").put("amount", 1000);

		assertThat(order(request.deepCopy()).at("/messages/0")).contains("poNumber is mandatory");
		second.put("poNumber", "PO2");
		assertThat(order(request).at("/code")).isEqualTo("5349");
		second.put("poNumber", "PO1");
		assertThat(order(request).status()).isEqualTo(201);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999000");
	}

	@ParameterizedTest
	@MethodSource("codes")
	void answersEveryCodeOfTheDocumentOnDemand(ErrorCode code) {
		control.fault("{'kind': 'code', 'code': %d}".formatted(code.number()));

		Reply reply = order(Requests.of("R1", "EGVGOLD", 1000, 1));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo(String.valueOf(code.number()));
		assertThat(reply.at("/message")).isNotBlank().doesNotContain("%s");
		assertThat(control.orders()).isEmpty();
		assertThat(order(Requests.of("R1", "EGVGOLD", 1000, 1)).status()).isEqualTo(201);
	}

	static List<ErrorCode> codes() {
		return ErrorCode.all();
	}

	@Test
	void knowsEveryCodeOnce() {
		assertThat(codes().stream().map(ErrorCode::number)).hasSize(DOCUMENTED + 1).doesNotHaveDuplicates();
	}

	private Reply order(ObjectNode request) {
		return api.call("POST", "/rest/v3/orders", request.toString().replace('\'', '’'));
	}

}
