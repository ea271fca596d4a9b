package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EnkashGatewayTests {

	private static final String LOOK_UP = "/api/v0/partner/fetch-order-details/";

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = gateway("token", TestSettings.TOKEN);
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void sendsTheDocumentsFieldsAndNoOthers() {
		server.then(json(200, recorded("enkash/created.json")));

		gateway.place(EnkashOrders.order(), permit());

		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/api/v0/partner/create-order");
		assertThat(server.last().headers()).containsEntry("content-type", "application/json")
			.containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
		assertThat(server.last().body()).isEqualTo("{\"denomination\":500,"
				+ "\"orderReferenceId\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\",\"productCatalogId\":\"PC7324536190LULHL\","
				+ "\"quantity\":3}");
	}

	@ParameterizedTest
	@CsvSource({ "500.00, 500", "1E+3, 1000", "1, 1" })
	void writesADenominationAsAWholeNumber(BigDecimal price, String written) {
		server.then(json(200, recorded("enkash/created.json")));

		gateway.place(EnkashOrders.order(item(price)), permit());

		assertThat(server.last().body()).startsWith("{\"denomination\":" + written + ",");
	}

	@Test
	void neverSendsAFractionOrTwoProducts() {
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> gateway.place(EnkashOrders.order(item(new BigDecimal("499.5"))), permit()));
		assertThatIllegalArgumentException().isThrownBy(() -> gateway.place(
				EnkashOrders.order(item(BigDecimal.ONE), new Item("PC2", "", BigDecimal.ONE, 1, Map.of())), permit()));
		assertThat(server.received()).isEmpty();
	}

	private static Item item(BigDecimal price) {
		return new Item(EnkashOrders.PRODUCT, "", price, 3, Map.of());
	}

	@Test
	void isDoneWhenTheAnswerHoldsAllVouchers() {
		server.then(json(200, recorded("enkash/created.json")));

		Receipt receipt = ((Placed) place()).receipt();

		assertThat(receipt.providerOrderId()).isEqualTo(EnkashOrders.ID);
		assertThat(receipt.charged()).isEqualByComparingTo("1462.5");
		assertThat(receipt.chargedCurrency()).isEqualTo("INR");
		assertThat(receipt.deliveredUnits()).isNull();
		assertThat(receipt.answer()).isEqualTo("SUCCESS, 3 of 3 vouchers");
		assertThat(receipt.cards()).extracting(Card::number)
			.containsExactly("6012884451007345", "6012884451007352", "QWX7-PLM2-8RTZ");
		assertThat(receipt.cards()).extracting(Card::pin).containsExactly("482917", "730166", "059941");
		assertThat(receipt.cards()).allSatisfy((card) -> {
			assertThat(card.sku()).isEqualTo(EnkashOrders.PRODUCT);
			assertThat(card.validity()).isEqualTo("2031-05-10");
			assertThat(card.amount()).isEqualByComparingTo("500");
			assertThat(card.currency()).isEqualTo("INR");
		});
	}

	@Test
	void looksAnOrderUpByItsReference() {
		server.then(json(200, recorded("enkash/order.json")));

		Receipt receipt = ((Placed) found(EnkashOrders.order())).receipt();

		assertThat(server.last().method()).isEqualTo("GET");
		assertThat(server.last().path()).isEqualTo(LOOK_UP + EnkashOrders.REFERENCE);
		assertThat(server.last().body()).isEmpty();
		assertThat(server.last().headers()).containsEntry("authorization", "Bearer " + TestSettings.TOKEN);
		assertThat(receipt.providerOrderId()).isEqualTo(EnkashOrders.ID);
		assertThat(receipt.charged()).isEqualByComparingTo("1462.5");
		assertThat(receipt.cards()).extracting(Card::number)
			.containsExactly("6012884451007345", "6012884451007352", "QWX7-PLM2-8RTZ");
		assertThat(receipt.cards().get(2).validity()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SUCCESS              | 3 | DELIVERED
			Success              | 3 | DELIVERED
			SUCCESSFUL           | 3 | DELIVERED
			COMPLETED            | 3 | DELIVERED
			                     | 3 | DELIVERED
			SUCCESS              | 4 | DELIVERED
			SUCCESS              | 2 | IN_WORK
			SUCCESS              | 0 | IN_WORK
			                     | 2 | IN_WORK
			PENDING              | 0 | IN_WORK
			PENDING              | 3 | IN_WORK
			PROCESSING           | 1 | IN_WORK
			IN_PROGRESS          | 0 | IN_WORK
			REFUNDED             | 3 | IN_WORK
			PARTIALLY_DELIVERED  | 2 | IN_WORK
			Waiting for Godot!   | 0 | IN_WORK
			PARTIAL_SUCCESS      | 2 | DELIVERED_IN_PART
			Partially successful | 1 | DELIVERED_IN_PART
			PARTIAL_SUCCESS      | 0 | IN_WORK
			PARTIAL_SUCCESS      | 3 | DELIVERED
			FAILED               | 0 | FAILED
			Failure              | 0 | FAILED
			REJECTED             | 0 | FAILED
			DECLINED             | 0 | FAILED
			CANCELLED            | 0 | FAILED
			Canceled             | 0 | FAILED
			FAILED               | 1 | CONTRADICTORY
			CANCELLED            | 3 | CONTRADICTORY
			""")
	void tellsByStateAndVouchersWhatBecameOfAnOrder(String state, int vouchers, String expected) {
		String body = order(state, vouchers);
		server.then(json(200, body), json(200, body));

		assertThat(words(place())).isEqualTo(expected);
		assertThat(words(lookUp())).isEqualTo(expected);
	}

	private static String words(Outcome outcome) {
		if (outcome instanceof Placed placed) {
			return placed.receipt().deliveredUnits() == null ? "DELIVERED" : "DELIVERED_IN_PART";
		}
		if (outcome instanceof Unknown unknown) {
			return unknown.ifNotThere() == IfNotThere.REJECT ? "FAILED" : "CONTRADICTORY";
		}
		return outcome instanceof Accepted ? "IN_WORK" : "FAILED";
	}

	private static String words(LookUp answer) {
		return answer instanceof LookUp.Found found ? words(found.outcome())
				: answer instanceof LookUp.Contradiction ? "CONTRADICTORY" : "?";
	}

	@Test
	void countsTheUnitsOfAnOrderThatEndedInPart() {
		server.then(json(200, order("PARTIAL_SUCCESS", 2)));

		Receipt receipt = ((Placed) found(EnkashOrders.order())).receipt();

		assertThat(receipt.deliveredUnits()).containsOnly(Map.entry(EnkashOrders.PRODUCT, 2));
		assertThat(receipt.cards()).hasSize(2);
	}

	@Test
	void handsOutTheVouchersThatAreHereBeforeTheOthers() {
		server.then(json(200, order("SUCCESS", 2)));

		Receipt receipt = ((Accepted) place()).receipt();

		assertThat(receipt.cards()).hasSize(2);
		assertThat(receipt.charged()).isEqualByComparingTo("1462.50");
		assertThat(receipt.answer()).isEqualTo("SUCCESS, 2 of 3 vouchers");
	}

	@Test
	void neverShowsAStateThatIsNoWord() {
		server.then(json(200, order("PIN 4711 for you", 0)));

		assertThat(place().message()).isEqualTo("a state of its own, 0 of 3 vouchers");
	}

	@Test
	void countsNoVoucherTwiceAndNoneWithoutAnythingOnIt() {
		server.then(json(200,
				body("\"orderStatus\":\"SUCCESS\",\"voucherDetailsList\":[{\"cardNumber\":\"1\",\"pin\":\"2\"},"
						+ "{\"cardNumber\":1,\"pin\":2},{\"cardNumber\":\"\",\"pin\":null,\"expiryDate\":\"2031-01-01\"},{},null,7,"
						+ "{\"cardNumber\":\"1\",\"pin\":\"3\"}]")));

		assertThat(((Accepted) place()).receipt().cards()).extracting(Card::pin).containsExactly("2", "3");
	}

	@Test
	void isDoneWithVouchersThatHaveANumberOrAPinAlone() {
		server.then(json(200, body("\"orderStatus\":\"SUCCESS\",\"voucherDetailsList\":[{\"cardNumber\":\"A\"},"
				+ "{\"pin\":\"A\"},{\"cardNumber\":\"B\",\"pin\":\" \"}]")));

		assertThat(place()).isInstanceOf(Placed.class);
	}

	@Test
	void readsManyVouchers() {
		server.then(json(200, order("SUCCESS", 400)));

		assertThat(((Placed) found(EnkashOrders.units(400))).receipt().cards()).hasSize(400);
	}

	@Test
	void takesAnOrderWithoutAnythingElseForTaken() {
		server.then(json(200, "{\"response_code\":0}"), json(200, "{\"payload\":null,\"response_code\":\"0\"}"));

		for (int i = 0; i < 2; i++) {
			Receipt receipt = ((Accepted) place()).receipt();
			assertThat(receipt.providerOrderId()).isNull();
			assertThat(receipt.charged()).isNull();
			assertThat(receipt.chargedCurrency()).isNull();
			assertThat(receipt.answer()).isEqualTo("taken, 0 of 3 vouchers");
		}
	}

	@Test
	void keepsTheIdThatIsKnownWhereALookUpNamesNone() {
		server.then(json(200, body("\"orderStatus\":\"PENDING\"")));

		Outcome outcome = found(EnkashOrders.order().withProviderOrderId("RWD1"));

		assertThat(((Accepted) outcome).receipt().providerOrderId()).isEqualTo("RWD1");
	}

	@Test
	void refusesAnOrderThatWasTakenAndFailed() {
		server.then(json(200, order("FAILED", 0)));

		assertThat(found(EnkashOrders.order())).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Outcome.Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("FAILED");
		});
	}

	@Test
	void leavesAnAnswerAboutAnotherOrderToAPerson() {
		String other = body("\"orderStatus\":\"SUCCESS\",\"partnerOrderReferenceId\":\"OTHER\"");
		server.then(json(200, other), json(200, other));

		assertThat(place()).isInstanceOfSatisfying(Unknown.class,
				(unknown) -> assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.HOLD));
		assertThat(lookUp()).isInstanceOf(LookUp.Contradiction.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					404 | {"payload":"Order not found","response_code":1,"response_message":"Failure"}
					200 | {"payload":"Order not found","response_code":"1"}
					400 | {"paylod":"order details not found","response_code":1}
					404 | {"payload":null,"errorResponse":{"errorMessage":"ORDER WITH THIS REFERENCE NOT FOUND"},"response_code":1}
					200 | {"response_code":1,"response_message":"Order was not found"}
					""")
	void takesEnkashsOwnWordsForNotThere(int status, String body) {
		server.then(json(status, body));

		assertThat(lookUp()).isInstanceOfSatisfying(LookUp.NotThere.class,
				(notThere) -> assertThat(notThere.message()).containsIgnoringCase("not found"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			404 | <html>Order not found</html>
			404 | {"message":"Order not found"}
			404 | {"payload":"Order not found"}
			404 | {"payload":"Not found","response_code":1}
			404 | {"payload":"No handler: /api/v0/partner/fetch-order-details/X not found","response_code":1}
			404 | {"payload":"Order not found","response_code":0}
			200 | {"payload":"Order not found","response_code":0}
			422 | {"payload":"Order not found","response_code":1}
			200 | {"payload":"Something went wrong","response_code":1}
			400 | {"payload":"Something went wrong","response_code":1}
			200 | {}
			200 | <html>
			200 | {"payload":{},"response_code":0}
			200 | {"payload":{"paidAmount":7},"response_code":0}
			200 | {"payload":{"orderStatus":"SUCCESS"}}
			400 | {"payload":{"orderStatus":"SUCCESS"},"response_code":0}
			302 | {}
			""")
	void doesNotGuessWhatALookUpMeans(int status, String body) {
		server.then(json(status, body));

		assertThat(lookUp()).isInstanceOf(LookUp.Unclear.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | {"payload":"User does not have adequate authority","response_code":1} | Rejected
			200 | {"payload":"User does not have adequate authority","response_code":1} | Rejected
			403 | <html>                                                                | Rejected
			429 | {}                                                                    | Throttled
			500 | {"payload":"Order not found","response_code":1}                       | Unknown
			503 | <html>                                                                | Unknown
			""")
	void cannotLearnAnythingFromAQuestionThatIsRefused(int status, String body, String expected) {
		server.then(json(status, body));

		assertThat(((LookUp.NotAnswered) lookUp()).why().getClass().getSimpleName()).isEqualTo(expected);
	}

	@Test
	void asksOnThePathsThatAreConfigured() {
		try (ProviderGateway elsewhere = gateway("token", "t", "paths.place", "/v1/orders", "paths.look-up",
				"/v1/orders?ref={orderReferenceId}&full=1", "paths.catalog", "/v1/products/{productCatalogId}")) {
			server.then(json(503, "{}"), json(503, "{}"), json(503, "{}"));
			elsewhere.place(EnkashOrders.order(), permit());
			elsewhere.lookUp(EnkashOrders.order());
			elsewhere.catalog("PC 1/2");
		}

		assertThat(server.received()).extracting((request) -> request.method() + " " + request.path())
			.containsExactly("POST /v1/orders", "GET /v1/orders?ref=" + EnkashOrders.REFERENCE + "&full=1",
					"GET /v1/products/PC%201%2F2");
	}

	@ParameterizedTest
	@CsvSource({ "place, orders", "look-up, /orders", "catalog, /orders/{orderReferenceId}", "place, /a b",
			"token, /{token}", "look-up, /{x}/{orderReferenceId}" })
	void refusesAPathThatCannotBeUsed(String name, String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> gateway("token", "t", "paths." + name, path))
			.withMessageContaining("paths." + name)
			.withMessageContaining("/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "enkash/created.json", "enkash/order.json" })
	void keepsVouchersOutOfTheJournal(String answer) {
		server.then(json(200, recorded(answer)));

		Exchange exchange = gateway.lookUp(EnkashOrders.order()).exchanges().get(0);

		assertThat(exchange.toString()).doesNotContain("6012884451007345", "482917", "059941", "2031-05-10",
				"QWX7-PLM2-8RTZ");
		assertThat(exchange.response()).contains("\"orderId\":\"RWD20241128000417\"", "\"orderStatus\":\"SUCCESS\"",
				"\"response_message\":\"Success\"", "\"voucherDetailsList\":[{\"cardNumber\":\"***\"");
	}

	@Test
	void keepsSecretsInUnexpectedPlacesOutOfTheJournalAndOfMessages() {
		String body = "{\"payload\":{\"orderStatus\":\"NEW\",\"vouchers\":[{\"orderId\":\"1\",\"code\":\"ZBN4-77QT\"}],"
				+ "\"link\":\"https://redeem.example.com/k\"},\"response_code\":0,"
				+ "\"response_message\":\"Use ZBN4-77QT of meera@example.com\"}";
		String encrypted = "{\"payload\":\"U2FsdGVkX1+9aZ\",\"response_code\":1,\"response_message\":\"U2FsdGVkX1+9aZ\"}";
		server.then(json(200, body), json(200, encrypted));

		List<Reply<Outcome>> replies = List.of(gateway.place(EnkashOrders.order(), permit()),
				gateway.place(EnkashOrders.order(), permit()));

		assertThat(replies.toString()).doesNotContain("ZBN4", "redeem.example.com", "meera@example.com", "9aZ\",\"resp")
			.contains("Use *** of ***");
		assertThat(replies.get(1).result().message()).isEqualTo("***");
	}

	@Test
	void showsWhatWasRefusedInTheJournal() {
		server.then(json(400, recorded("enkash/invalid.json")));

		Reply<Outcome> reply = gateway.place(EnkashOrders.order(), permit());

		assertThat(reply.exchanges().get(0).request()).isEqualTo(server.last().body());
		assertThat(reply.exchanges().get(0).response()).contains("\"payload\":\"quantity must be at most 5\"",
				"\"requestId\":\"0B7E64C1A2D84F1F9D3355C0E88A6F12\"");
	}

	private static String order(String state, int vouchers) {
		String status = state == null ? "" : "\"orderStatus\":\"" + state + "\",";
		String list = IntStream.range(0, vouchers)
			.mapToObj((i) -> "{\"cardNumber\":\"" + (6_012_000_000L + i) + "\",\"pin\":\"1234\"}")
			.collect(Collectors.joining(","));
		return body("\"orderId\":\"1\"," + status + "\"paidAmount\":1462.50,\"voucherDetailsList\":[" + list + "]");
	}

	private static String body(String payload) {
		return "{\"payload\":{" + payload + "},\"response_code\":0,\"response_message\":\"Success\"}";
	}

	private Outcome place() {
		return gateway.place(EnkashOrders.order(), permit()).result();
	}

	private LookUp lookUp() {
		return gateway.lookUp(EnkashOrders.order()).result();
	}

	private Outcome found(PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private ProviderGateway gateway(String... credentials) {
		return new EnkashProvider().open(server.url(), EnkashOrders.settings(server.url(), Map.of(), credentials),
				JobOptions.NONE, TestSettings.tokens());
	}

}
