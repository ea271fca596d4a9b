package dev.bulkordering.provider.budgetree;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeGatewayTests {

	private static final String COMPLETE = recorded("budgetree/complete-without-cards.json");

	private static final String STATUS = recorded("budgetree/status-complete.json");

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = gateway(JobOptions.NONE);
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void sendsTheDocumentsFieldsAndNoOthers() {
		assertThat(sent(gateway, BudgetreeOrders.order())).isEqualTo("{\"address\":{\"firstname\":\"Meera\","
				+ "\"lastname\":\"Pillai\",\"email\":\"meera.pillai@example.com\",\"telephone\":\"+919845098450\","
				+ "\"line1\":\"7 Temple Street\",\"city\":\"Kochi\",\"region\":\"Kerala\",\"country\":\"IN\","
				+ "\"postcode\":\"682001\",\"billToThis\":true},"
				+ "\"payments\":[{\"code\":\"svc\",\"amount\":450.5}],\"refno\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\","
				+ "\"products\":[{\"sku\":\"ACTVPRD\",\"price\":100,\"qty\":2,\"currency\":356},"
				+ "{\"sku\":\"MOVIE2\",\"price\":250.5,\"qty\":1,\"currency\":356}],"
				+ "\"syncOnly\":true,\"deliveryMode\":\"API\"}");
		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/rest/v3/orders");
	}

	@Test
	void billsAnotherAddressWhereTheJobGivesOne() {
		try (ProviderGateway billed = gateway(
				BudgetreeRulesTests.billed("payment-code", "purchaseorder", "po-number", "PO-77"))) {
			String body = sent(billed, BudgetreeOrders.order());

			assertThat(body).contains("\"billToThis\":false},\"billing\":{\"firstname\":\"Asha\","
					+ "\"email\":\"billing@example.com\",\"telephone\":\"+918022334455\",\"line1\":\"1 MG Road\","
					+ "\"city\":\"Bengaluru\",\"region\":\"Karnataka\",\"country\":\"IN\",\"postcode\":\"560001\","
					+ "\"gstn\":\"29ABCDE1234F1Z5\"},\"payments\":"
					+ "[{\"code\":\"purchaseorder\",\"amount\":450.5,\"poNumber\":\"PO-77\"}]");
		}
	}

	@Test
	void sendsARowsDeliveryModeAndNoneForPhysicalCards() {
		assertThat(sent(gateway, BudgetreeOrders.order(BudgetreeOrders.meera("delivery_mode", "SMS"))))
			.endsWith("\"deliveryMode\":\"SMS\"}");
		assertThat(sent(gateway, BudgetreeOrders.order(BudgetreeOrders.meera("kind", "physical"))))
			.endsWith("\"syncOnly\":true}");
		try (ProviderGateway byMail = gateway(BudgetreeOrders.options("delivery-mode", "EMAIL"))) {
			assertThat(sent(byMail, BudgetreeOrders.order())).endsWith("\"deliveryMode\":\"EMAIL\"}");
		}
	}

	@ParameterizedTest
	@CsvSource({ ", 10, true", ", 11, false", "true, 10, true", "true, 11, true", "false, 1, false" })
	void asksForCardsAtOnceUpToTenUnitsUnlessTheJobSaysOtherwise(String syncOnly, int units, boolean expected) {
		try (ProviderGateway forJob = gateway(
				syncOnly == null ? JobOptions.NONE : BudgetreeOrders.options("sync-only", syncOnly))) {
			assertThat(sent(forJob, BudgetreeOrders.units(units))).contains("\"syncOnly\":" + expected);
		}
	}

	@Test
	void readsTheCardsOfTheAnswer() {
		server.then(json(201, recorded("budgetree/complete.json")));

		Receipt receipt = placed(gateway, BudgetreeOrders.order());

		assertThat(receipt.providerOrderId()).isEqualTo("333335778");
		Card first = receipt.cards().get(0);
		assertThat(first.sku()).isEqualTo("ACTVPRD");
		assertThat(first.number()).isEqualTo("9000002223896157184");
		assertThat(first.pin()).isEqualTo("320467");
		assertThat(first.barcode()).isEqualTo("1234567899000002223896157184");
		assertThat(first.validity()).isEqualTo("2031-04-04T18:30:00+00:00");
		assertThat(first.amount()).isEqualByComparingTo("100");
		Card second = receipt.cards().get(1);
		assertThat(second.number()).isEqualTo("9000002223896157185");
		assertThat(second.pin()).isEqualTo("471120");
		assertThat(second.code()).isEqualTo("ACT-77PQ");
		assertThat(second.link()).isEqualTo("https://activate.example.com/z/9Kq");
		assertThat(second.barcode()).isEqualTo("8800112233445");
		assertThat(server.received()).hasSize(1);
	}

	@Test
	void fetchesTheCardsThatTheAnswerLacksPageByPage() {
		server.then(json(201, COMPLETE), json(200, recorded("budgetree/cards-1.json")),
				json(200, recorded("budgetree/cards-2.json")));

		Reply<Outcome> reply = gateway.place(BudgetreeOrders.order(), permit());

		assertThat(((Placed) reply.result()).receipt().cards()).extracting(Card::pin)
			.containsExactly("320467", "471120", "558203");
		assertThat(server.received()).extracting((request) -> request.method() + " " + request.path())
			.containsExactly("POST /rest/v3/orders", "GET /rest/v3/order/333335778/cards?offset=0&limit=100",
					"GET /rest/v3/order/333335778/cards?offset=2&limit=100");
		assertThat(reply.exchanges()).hasSize(3);
	}

	@Test
	void isBoughtWithCodesOutstandingUntilAllCardsAreHere() {
		server.then(json(201, COMPLETE), json(200, recorded("budgetree/cards-1.json")), json(200, "{\"cards\":[]}"),
				json(201, COMPLETE), json(503, "{}"), json(201, COMPLETE), json(200, "<html>"),
				json(201, "{\"status\":\"COMPLETE\"}"));

		Receipt some = accepted();
		assertThat(some.cards()).hasSize(2);
		assertThat(some.answer()).contains("codes outstanding");
		assertThat(some.providerOrderId()).isEqualTo("333335778");
		assertThat(accepted().cards()).isEmpty();
		assertThat(accepted().cards()).isEmpty();
		assertThat(accepted().providerOrderId()).isNull();
	}

	private Receipt accepted() {
		return ((Accepted) gateway.place(BudgetreeOrders.order(), permit()).result()).receipt();
	}

	@Test
	void countsNoCardTwiceThoughPagesRepeatThemselves() {
		String page = recorded("budgetree/cards-1.json");
		server.then(json(201, COMPLETE), json(200, page), json(200, page));

		Receipt receipt = accepted();

		assertThat(receipt.cards()).hasSize(2);
		assertThat(server.received()).hasSize(3);
	}

	@Test
	void countsNoCardWithoutAnythingOnIt() {
		server.then(json(201,
				"{\"status\":\"COMPLETE\",\"cards\":[{\"sku\":\"ACTVPRD\"},{\"sku\":\"ACTVPRD\",\"cardNumber\":\"\"},"
						+ "{\"sku\":\"MOVIE2\",\"cardNumber\":null,\"cardPin\":\" \"}]}"));

		assertThat(accepted().cards()).isEmpty();
	}

	@Test
	void fetchesManyCards() {
		server.then(json(200, STATUS), json(200, cards(0, 100)), json(200, cards(100, 200)),
				json(200, cards(200, 250)));

		Outcome outcome = found(BudgetreeOrders.units(250));

		assertThat(((Placed) outcome).receipt().cards()).hasSize(250);
		assertThat(server.received()).hasSize(4);
		assertThat(server.last().path()).endsWith("?offset=200&limit=100");
	}

	private static String cards(int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((i) -> "{\"cardNumber\":\"" + (9_000_000_000L + i) + "\",\"cardPin\":\"1234\"}")
			.collect(Collectors.joining(",", "{\"total\":250,\"cards\":[", "]}"));
	}

	@Test
	void isDoneWithoutCardsThatGoToTheRecipient() {
		server.then(json(201, COMPLETE), json(201, recorded("budgetree/complete.json")), json(200, STATUS));

		assertThat(placed(gateway, BudgetreeOrders.order(BudgetreeOrders.meera("kind", "physical"))).cards()).isEmpty();
		assertThat(placed(gateway, BudgetreeOrders.order(BudgetreeOrders.meera("delivery_mode", "EMAIL"))).cards())
			.hasSize(3);
		assertThat(found(BudgetreeOrders.order(BudgetreeOrders.meera("delivery_mode", "ANY"))))
			.isInstanceOf(Placed.class);
		assertThat(server.received()).hasSize(3);
	}

	@Test
	void looksAnOrderUpByItsReference() {
		server.then(json(200, recorded("budgetree/status-processing.json")));

		assertThat(found(BudgetreeOrders.order())).isInstanceOfSatisfying(Accepted.class,
				(accepted) -> assertThat(accepted.receipt().providerOrderId()).isEqualTo("333335778"));
		assertThat(server.last().method()).isEqualTo("GET");
		assertThat(server.last().path()).isEqualTo("/rest/v3/orders/" + BudgetreeOrders.REFERENCE);
		assertThat(server.last().body()).isEmpty();
	}

	@Test
	void findsAnOrderThatIsBoughtWithCodesOutstanding() {
		server.then(json(200, STATUS), json(500, "{}"));

		assertThat(found(BudgetreeOrders.order())).isInstanceOf(Accepted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CANCELLED", "CANCELED", "Cancelled" })
	void refusesAnOrderThatWasCancelled(String status) {
		server.then(json(200, "{\"status\":\"" + status + "\",\"orderId\":\"1\"}"));

		assertThat(found(BudgetreeOrders.order())).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("CANCELLED"));
	}

	@Test
	void takesOnlyTheDocumentedAnswerForNotThere() {
		server.then(json(400, recorded("budgetree/not-available.json")), json(400, "{\"code\":\"5320\"}"));

		assertThat(lookUp()).isInstanceOf(LookUp.NotThere.class);
		assertThat(lookUp()).isInstanceOf(LookUp.NotThere.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "404 | {\"code\":5320}", "200 | {\"code\":5320}", "400 | {\"code\":400}", "400 | {}",
					"404 | <html>", "200 | {}", "200 | {\"status\":\"SUCCESS\"}", "302 | {}" })
	void doesNotGuessWhatALookUpMeans(int status, String body) {
		server.then(json(status, body));

		assertThat(lookUp()).isInstanceOf(LookUp.Unclear.class);
	}

	@Test
	void leavesAnAnswerAboutAnotherOrderToAPerson() {
		server.then(json(200, "{\"status\":\"COMPLETE\",\"refno\":\"OTHER\"}"), json(200, STATUS));
		PlaceableOrder order = BudgetreeOrders.order();
		PlaceableOrder knownByAnotherId = new PlaceableOrder(order.reference(), order.currency(), order.value(),
				order.items(), order.values(), null, "another-id", 1);

		assertThat(lookUp()).isInstanceOf(LookUp.Contradiction.class);
		assertThat(gateway.lookUp(knownByAnotherId).result()).isInstanceOf(LookUp.Contradiction.class);
	}

	private LookUp lookUp() {
		return gateway.lookUp(BudgetreeOrders.order()).result();
	}

	private Outcome found(PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private Receipt placed(ProviderGateway gateway, PlaceableOrder order) {
		return ((Placed) gateway.place(order, permit()).result()).receipt();
	}

	private String sent(ProviderGateway gateway, PlaceableOrder order) {
		server.then(json(202, recorded("budgetree/processing.json")));
		gateway.place(order, permit());
		return server.last().body();
	}

	private ProviderGateway gateway(JobOptions options) {
		return new BudgetreeProvider().open(server.url(), TestSettings.settings(), options, TestSettings.tokens());
	}

}
