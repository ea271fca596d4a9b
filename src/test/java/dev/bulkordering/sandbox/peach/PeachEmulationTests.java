package dev.bulkordering.sandbox.peach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeachEmulationTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("peach"), "").with("Authorization", "api-key");

	private final SandboxControl control = new SandboxControl(sandbox, "peach");

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
	void echoesTheOrderUnderTheClientsId() {
		ObjectNode request = orderOf("order-1");

		Reply reply = create(request);

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.json()).isEqualTo(request);
		assertThat(control.unitsBought()).isEqualTo(3);
		assertThat(control.bought().at("/skus/Saffron").intValue()).isEqualTo(2);
		assertThat(control.orders().at("/0/items/0/price").decimalValue()).isEqualByComparingTo("100");
	}

	@Test
	void showsAnOrderByItsOwnIdAloneFlatly() {
		create(orderOf("order-1"));
		String id = control.orders().at("/0/id").stringValue();
		assertThat(id).matches("wa_ord_\\d{10}");

		Reply reply = get(id);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("id", "status", "reference_id",
				"external_id", "product_type", "subtotal", "tax", "tax_description", "shipping", "shipping_description",
				"discount", "discount_description", "total_amount", "expiration", "expiration_description", "contact",
				"items", "created_at", "updated_at");
		assertThat(reply.at("/id")).isEqualTo(id);
		assertThat(reply.at("/status")).isEqualTo("pending");
		assertThat(reply.at("/reference_id")).isEqualTo("order-1");
		assertThat(reply.at("/external_id")).isEqualTo("order-1");
		assertThat(reply.at("/product_type")).isEqualTo("digital_goods");
		assertThat(reply.at("/tax")).isEqualTo("1200");
		assertThat(reply.at("/tax_description")).isEqualTo("GST");
		assertThat(reply.at("/discount")).isEqualTo("0");
		assertThat(reply.json().path("discount_description").isNull()).isTrue();
		assertThat(reply.at("/total_amount")).isEqualTo("33700");
		assertThat(reply.at("/expiration")).isEqualTo("2026-04-01T00:00:00Z");
		assertThat(reply.at("/contact/phone_number")).isEqualTo("+919812345678");
		assertThat(reply.at("/items/0/sale_amount")).isEqualTo("10000");
		assertThat(reply.at("/items/0/quantity")).isEqualTo("2");
		assertThat(get("order-1").status()).isEqualTo(404);
		assertThat(get("wa_ord_0000000000").status()).isEqualTo(404);
	}

	@Test
	void asksAPersonOnceMoreForAnIdThatWasUsedBefore() {
		create(orderOf("order-1"));

		assertThat(create(orderOf("order-1")).status()).isEqualTo(201);

		assertThat(control.orders()).hasSize(2);
		assertThat(control.bought().at("/references/order-1/units").intValue()).isEqualTo(6);
		assertThat(control.bought().at("/references/order-1/orders")).hasSize(2);
		assertThat(control.orders().at("/0/attempts").intValue()).isEqualTo(2);
	}

	@Test
	void completesLaterByTimeAndByLookUpsAndCancels() {
		control.settings("{'finish-ms': 5000}");
		String byTime = created("A");
		assertThat(get(byTime).at("/status")).isEqualTo("pending");
		CLOCK.pass(Duration.ofSeconds(5));
		assertThat(get(byTime).at("/status")).isEqualTo("completed");

		control.fault("""
				[{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 1},
				 {'kind': 'finish', 'state': 'canceled', 'finish-ms': 0}]""");
		String byLookUps = created("B");
		assertThat(get(byLookUps).at("/status")).isEqualTo("pending");
		assertThat(get(byLookUps).at("/status")).isEqualTo("completed");
		assertThat(get(created("C")).at("/status")).isEqualTo("canceled");
		assertThat(control.unitsBought()).isEqualTo(6);
	}

	@Test
	void findsOrdersOnlyAfterTheSearchLag() {
		control.settings("{'search-lag-ms': 30000}");
		String id = created("A");
		assertThat(get(id).status()).isEqualTo(404);

		CLOCK.pass(Duration.ofSeconds(30));

		assertThat(get(id).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			/id                       | 5
			/id                       | ''
			/id                       | 'has space'
			/id                       | '123456789012345678901234567890123456'
			/app_execution_id         | 5
			/type                     | 'gift'
			/type                     | 5
			/currency                 | 'USD'
			/contact                  | 'nobody'
			/contact/phone_number     | null
			/contact/phone_number     | '9812345678'
			/contact/phone_number     | '+19019019191 or +919876543210'
			/contact/email            | 'nobody'
			/contact/name             | 5
			/items                    | {}
			/items/0                  | 5
			/items/0/name             | 5
			/items/0/amount           | -1
			/items/0/amount           | 100.5
			/items/0/sale_amount      | '10000'
			/items/0/quantity         | 1
			/items/0/quantity         | 1.5
			/items/0/quantity         | 1000001
			/expiration/timestamp     | 1775001600000
			/expiration/timestamp     | '2026-04-01'
			/expiration/description   | 5
			/subtotal                 | 32499
			/subtotal                 | 325.00
			/tax                      | 1200
			/tax/value                | 1201
			/shipping/value           | 1
			/discount/value           | 1
			/total_amount             | 33701
			/total_amount             | '33700'
			""", delimiter = '|', quoteCharacter = '§')
	void refusesWhatThePageDoesNotAllowWithoutABody(String pointer, String value) {
		ObjectNode request = orderOf("order-1");
		request.putObject("shipping").put("value", 0);
		request.putObject("discount").put("value", 0);
		put(request, pointer, value);

		HttpResponse<String> response = api.send("POST", "/orders", request.toString());

		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).isEmpty();
		assertThat(control.orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no JSON", "[1]", "5" })
	void refusesWhatIsNoOrder(String body) {
		assertThat(api.send("POST", "/orders", body).statusCode()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			/id                       | 'A_b-c.9'
			/id                       | '12345678901234567890123456789012345'
			/items/0/sale_amount      | null
			/items/1/quantity         | null
			/expiration/timestamp     | 9999999999
			/total_amount             | null
			/type                     | 'physical_goods'
			/contact/language         | 'en'
			""", delimiter = '|', quoteCharacter = '§')
	void takesWhatThePageAllows(String pointer, String value) {
		ObjectNode request = orderOf("order-1");
		put(request, pointer, value);

		assertThat(create(request).status()).isEqualTo(201);
	}

	@Test
	void takesAnOrderOfNothingButAPersonAndGivesItAnId() {
		Reply reply = api.call("POST", "/orders", "{'contact': {'phone_number': '+919812345678'}}");

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/id")).matches("wa_ord_\\d{10}");
		Reply found = get(reply.at("/id"));
		assertThat(found.at("/reference_id")).isEqualTo(reply.at("/id"));
		assertThat(found.json().path("items")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', 401", "Bearer right, 401", "wrong, 401", "right, 201" })
	void wantsTheKeyWithoutAScheme(String header, int status) {
		control.settings("{'token': 'right'}");
		Api client = new Api(sandbox.baseUrl("peach"), "");

		assertThat((header.isEmpty() ? client : client.with("Authorization", header))
			.send("POST", "/orders", orderOf("A").toString())
			.statusCode()).isEqualTo(status);
	}

	@Test
	void takesAnyKeyButNoSchemeWhereNoneIsSet() {
		assertThat(new Api(sandbox.baseUrl("peach"), "any").call("GET", "/orders/x", "").status()).isEqualTo(401);
		assertThat(api.call("GET", "/orders/x", "").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			{'kind': 'error'}                                    | 500 | 0
			{'kind': 'error', 'status': 422}                     | 422 | 0
			{'kind': 'error', 'status': 409, 'placed': true}     | 409 | 3
			{'kind': 'unavailable', 'placed': true}              | 503 | 3
			{'kind': 'throttled'}                                | 429 | 0
			{'kind': 'redirect'}                                 | 307 | 0
			{'kind': 'garbage', 'status': 201, 'placed': true}   | 201 | 3
			{'kind': 'token-expired'}                            | 401 | 0
			{'kind': 'slow', 'delay-after-ms': 20}               | 201 | 3
			{'kind': 'finish', 'state': 'canceled'}              | 201 | 0
			{'kind': 'error', 'skus': ['Saffron']}               | 500 | 0
			{'kind': 'error', 'reference': 'order-1'}            | 500 | 0
			{'kind': 'error', 'operation': 'create'}             | 500 | 0
			{'kind': 'error', 'operation': 'get'}                | 201 | 3
			""", delimiter = '|', quoteCharacter = '§')
	void answersOnceAsAFaultRuleHasIt(String rule, int status, int bought) {
		control.fault(rule);

		assertThat(api.send("POST", "/orders", orderOf("order-1").toString()).statusCode()).isEqualTo(status);
		assertThat(control.unitsBought()).isEqualTo(bought);
		assertThat(control.calls("create").at("/0/reference").stringValue()).isEqualTo("order-1");
		assertThat(create(orderOf("order-2")).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource({ "false, 0", "true, 1" })
	void cutsTheConnection(boolean placed, int orders) {
		control.fault("{'kind': 'cut', 'placed': %s}".formatted(placed));

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> create(orderOf("order-1")));

		assertThat(control.orders()).hasSize(orders);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'kind': 'no-funds'}", "{'kind': 'out-of-stock'}", "{'kind': 'code', 'code': 1}" })
	void knowsNeitherFundsNorStockNorCodes(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> control.fault(rule))
			.withMessageContaining("peach's document knows no");
	}

	@Test
	void hasNoCatalog() {
		assertThat(control.catalog().toString()).isEqualTo("{\"products\":[]}");
	}

	@Test
	void remembersOrdersAfterARestart(@TempDir Path own) throws IOException {
		String id;
		try (Sandbox first = Sandbox.start(0, own, SandboxOptions.defaults())) {
			new Api(first.baseUrl("peach"), "").with("Authorization", "k")
				.call("POST", "/orders", orderOf("order-1").toString());
			id = new SandboxControl(first, "peach").orders().at("/0/id").stringValue();
		}
		try (Sandbox second = Sandbox.start(0, own, SandboxOptions.defaults())) {
			Reply reply = new Api(second.baseUrl("peach"), "").with("Authorization", "k")
				.call("GET", "/orders/" + id, "");
			assertThat(reply.at("/reference_id")).isEqualTo("order-1");
			assertThat(reply.at("/total_amount")).isEqualTo("33700");
		}
	}

	/** Two units at a sale price of 100 rupees and one of 125, with tax. */
	static ObjectNode orderOf(String id) {
		ObjectNode order = Json.object().put("id", id).put("app_execution_id", "app_exec_1234");
		order.put("type", "digital_goods");
		order.putObject("contact")
			.put("name", "Asha Rao")
			.put("email", "asha.rao@example.com")
			.put("phone_number", "+919812345678");
		order.putArray("items")
			.addObject()
			.put("name", "Saffron")
			.put("amount", 10000)
			.put("quantity", 2)
			.put("sale_amount", 10000);
		order.withArray("items").addObject().put("name", "Cardamom").put("amount", 12500).put("quantity", 1);
		order.putObject("expiration").put("timestamp", 1775001600).put("description", "The offer has ended");
		order.put("currency", "INR").put("subtotal", 32500);
		order.putObject("tax").put("value", 1200).put("description", "GST");
		return order.put("total_amount", 33700);
	}

	private static void put(ObjectNode request, String pointer, String value) {
		int slash = pointer.lastIndexOf('/');
		JsonNode parent = request.at(pointer.substring(0, slash));
		JsonNode json = Json.parse(value.replace('\'', '"'));
		if (parent.isArray()) {
			((ArrayNode) parent).set(Integer.parseInt(pointer.substring(slash + 1)), json);
		}
		else {
			((ObjectNode) parent).set(pointer.substring(slash + 1), json);
		}
	}

	private Reply create(ObjectNode request) {
		return api.call("POST", "/orders", request.toString());
	}

	private String created(String id) {
		create(orderOf(id));
		JsonNode orders = control.orders();
		return orders.get(orders.size() - 1).path("id").stringValue();
	}

	private Reply get(String id) {
		return api.call("GET", "/orders/" + id, "");
	}

}
