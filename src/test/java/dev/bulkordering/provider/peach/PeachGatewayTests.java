package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.PlaceableOrder.RowPart;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static dev.bulkordering.provider.peach.PeachOrders.meera;
import static dev.bulkordering.provider.peach.PeachOrders.part;
import static org.assertj.core.api.Assertions.assertThat;

class PeachGatewayTests {

	private static final String CREATED = recorded("peach/created.json");

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
		assertThat(sent(gateway, PeachOrders.order())).isEqualTo("{\"id\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\","
				+ "\"type\":\"physical_goods\",\"contact\":{\"name\":\"Meera Pillai\","
				+ "\"email\":\"meera.pillai@example.com\",\"phone_number\":\"+919845098450\"},"
				+ "\"items\":[{\"name\":\"Filter coffee 250 g\",\"amount\":6500,\"quantity\":2,\"sale_amount\":6000},"
				+ "{\"name\":\"Gift card envelope\",\"amount\":380,\"quantity\":1}],"
				+ "\"expiration\":{\"timestamp\":1932726600,\"description\":\"Sorry, the offer is over, Meera.\"},"
				+ "\"currency\":\"INR\",\"subtotal\":12380,\"tax\":{\"value\":1200},\"shipping\":{\"value\":15000},"
				+ "\"discount\":{\"value\":1000},\"total_amount\":27580}");
		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/orders");
		assertThat(server.last().headers()).containsEntry("authorization", TestSettings.TOKEN);
	}

	@Test
	void sendsNothingThatAnOrderDoesNotHave() {
		assertThat(sent(gateway, PeachOrders.smallest())).isEqualTo("{\"id\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\","
				+ "\"type\":\"digital_goods\",\"contact\":{\"phone_number\":\"+919845098450\"},"
				+ "\"items\":[{\"name\":\"Ticket\",\"amount\":149900,\"quantity\":1}],"
				+ "\"currency\":\"INR\",\"subtotal\":149900,\"total_amount\":149900}");
	}

	@Test
	void addsUpTheRowsOfAnItem() {
		PlaceableOrder order = PeachOrders.of(part(2, meera("quantity", "3", "tax", "0.01", "discount", "1")),
				part(3, meera("quantity", "4", "tax", "0.02", "shipping", "40.5")));

		assertThat(sent(gateway, order))
			.contains("\"items\":[{\"name\":\"Filter coffee 250 g\",\"amount\":6500,\"quantity\":7}]")
			.endsWith("\"subtotal\":45500,\"tax\":{\"value\":3},\"shipping\":{\"value\":4050},"
					+ "\"discount\":{\"value\":100},\"total_amount\":49453}");
	}

	@Test
	void takesARowsTypeBeforeTheJobs() {
		try (ProviderGateway physical = gateway(PeachOrders.options("type", "physical_goods"))) {
			assertThat(sent(physical, PeachOrders.smallest())).contains("\"type\":\"physical_goods\"");
			assertThat(sent(physical, PeachOrders.of(part(2, meera("type", "digital_goods")))))
				.contains("\"type\":\"digital_goods\"");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Asia/Kolkata, 2024-04-01T05:30:00, 1711929600", "Asia/Kolkata, 2024-04-01T00:00:00Z, 1711929600",
			"UTC, 2024-04-01T00:00:00, 1711929600", "Europe/Berlin, 2024-04-01T02:00:00, 1711929600",
			"Europe/Berlin, 2024-04-01T00:00:00Z, 1711929600" })
	void sendsTheExpiryInSecondsByTheJobsClocks(String zone, String expiresAt, long seconds) {
		try (ProviderGateway there = gateway(PeachOrders.options("time-zone", zone))) {
			PlaceableOrder order = PeachOrders.of(part(2, meera("expires_at", expiresAt, "expires_message", null)));

			assertThat(sent(there, order)).contains("\"expiration\":{\"timestamp\":" + seconds + "},");
		}
	}

	@Test
	void opensAConnectionForEveryOrder() {
		sent(gateway, PeachOrders.order());
		sent(gateway, PeachOrders.order());
		server.then(json(200, recorded("peach/get-pending.json")));
		gateway.lookUp(PeachOrders.order().withProviderOrderId(PeachOrders.PEACH_ID));
		sent(gateway, PeachOrders.order());

		assertThat(server.connections()).isEqualTo(4);
		assertThat(server.received().get(0).headers()).containsEntry("connection", "close");
	}

	@Test
	void takesThePathsThatAreConfigured() {
		Map<String, String> credentials = Map.of("token", "t", "paths.place", "/api/v1/orders", "paths.look-up",
				"/api/v1/orders/{id}?full=true");

		try (ProviderGateway elsewhere = new PeachProvider().open(server.url(),
				TestSettings.settings(server.url(), null, credentials, 2, 100, Duration.ofSeconds(1)), JobOptions.NONE,
				TestSettings.tokens())) {
			sent(elsewhere, PeachOrders.order());
			assertThat(server.last().path()).isEqualTo("/api/v1/orders");
			server.then(json(404, "{}"));
			elsewhere.lookUp(PeachOrders.order().withProviderOrderId("a/b"));
			assertThat(server.last().path()).isEqualTo("/api/v1/orders/a%2Fb?full=true");
		}
	}

	@Test
	void hasPlacedAnOrderOnceThePaymentIsAskedFor() {
		server.then(json(201, CREATED), json(201, recorded("peach/created-with-own-id.json")));

		Receipt echoed = ((Placed) place(PeachOrders.order())).receipt();
		Receipt renamed = ((Placed) place(PeachOrders.order())).receipt();

		assertThat(echoed.providerOrderId()).as("our own id is not Peach's").isNull();
		assertThat(renamed.providerOrderId()).isEqualTo(PeachOrders.PEACH_ID);
		for (Receipt receipt : List.of(echoed, renamed)) {
			assertThat(receipt.answer()).isEqualTo("asked for INR 275.80, not paid yet");
			assertThat(receipt.charged()).as("nothing is charged to us").isNull();
			assertThat(receipt.chargedCurrency()).isNull();
			assertThat(receipt.cards()).isEmpty();
		}
	}

	@Test
	void tellsOfAnotherTotalThanTheOneSent() {
		server.then(json(201, CREATED.replace("\"total_amount\": 27580", "\"total_amount\": 200")));

		assertThat(place(PeachOrders.order()).message())
			.isEqualTo("asked for INR 2.00 instead of INR 275.80, not paid yet");
	}

	@ParameterizedTest
	@CsvSource({ "tax", "shipping", "discount" })
	void sendsNoOrderThatHasOnlyAPartOfARowWithAmountsOfItsOwn(String field) {
		RowPart divided = new RowPart(12, 5, meera("quantity", "7", field, "1"));
		RowPart whole = part(13, meera("item", "Gift card envelope"));

		assertThat(place(PeachOrders.of(whole, divided))).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("ROW_DIVIDED");
			assertThat(rejected.sku()).as("the item at fault, so that the others are ordered together")
				.isEqualTo("Filter coffee 250 g");
			assertThat(rejected.message()).contains("row 12", "all of its 7 units", "leave 5 of them")
				.contains("make a row of each part", "widen the limits");
		});
		assertThat(server.received()).isEmpty();
	}

	@Test
	void dividesARowWithoutAmountsOfItsOwn() {
		PlaceableOrder order = PeachOrders.of(new RowPart(2, 5, meera("quantity", "7")),
				new RowPart(3, 1,
						meera("item", "Ticket", "quantity", "2", "tax", "0", "shipping", "0", "discount", "0")),
				part(4, meera("item", "Vase", "tax", "5")));

		assertThat(sent(gateway, order)).contains("\"quantity\":5", "\"tax\":{\"value\":500}")
			.doesNotContain("shipping", "discount");
	}

	@Test
	void sendsNoOrderWithADiscountAboveAllTheRest() {
		PlaceableOrder order = PeachOrders.of(part(2, meera("tax", "10", "shipping", "5", "discount", "145.01")));

		assertThat(place(order)).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("NEGATIVE_TOTAL");
			assertThat(rejected.message()).contains("discount of INR 145.01", "would be INR -0.01");
		});
		assertThat(server.received()).isEmpty();
	}

	@Test
	void sendsAnOrderWhoseDiscountIsAllThereIs() {
		PlaceableOrder order = PeachOrders.of(part(2, meera("tax", "10", "shipping", "5", "discount", "145")));

		assertThat(sent(gateway, order)).endsWith("\"discount\":{\"value\":14500},\"total_amount\":0}");
	}

	@Test
	void sendsNoOrderWhoseItemsDoNotCostWhatItsRowsCost() {
		PlaceableOrder good = PeachOrders.order();
		List<Item> more = good.items()
			.stream()
			.map((item) -> new Item(item.sku(), item.variant(), item.price().add(BigDecimal.ONE), item.units(),
					item.values()))
			.toList();
		PlaceableOrder order = new PlaceableOrder(good.reference(), good.currency(), good.value(), more, good.values(),
				null, null, 0, good.rows());

		assertThat(place(order)).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.code()).isEqualTo("TOTALS_DIFFER");
			assertThat(rejected.message()).contains("INR 124.80", "INR 123.80");
		});
		assertThat(server.received()).isEmpty();
	}

	@Test
	void showsIdsAmountsAndStatusInTheJournalAndNothingOfThePerson() {
		server.then(json(201, recorded("peach/created-with-own-id.json")),
				json(200, recorded("peach/get-pending.json")));

		Exchange placed = gateway.place(PeachOrders.order(), permit()).exchanges().get(0);
		Exchange asked = gateway.lookUp(PeachOrders.order().withProviderOrderId(PeachOrders.PEACH_ID))
			.exchanges()
			.get(0);

		String contact = "\"contact\":{\"name\":\"***\",\"email\":\"***\",\"phone_number\":\"***\"}";
		assertThat(placed.request()).contains("\"id\":\"" + PeachOrders.REFERENCE + "\"", contact)
			.contains("{\"name\":\"***\",\"amount\":6500,\"quantity\":2,\"sale_amount\":6000}")
			.contains("\"expiration\":{\"timestamp\":1932726600,\"description\":\"***\"}")
			.endsWith("\"currency\":\"INR\",\"subtotal\":12380,\"tax\":{\"value\":1200},"
					+ "\"shipping\":{\"value\":15000},\"discount\":{\"value\":1000},\"total_amount\":27580}");
		assertThat(placed.response()).startsWith("{\"id\":\"" + PeachOrders.PEACH_ID + "\",\"reference_id\":\""
				+ PeachOrders.REFERENCE + "\",\"external_id\":\"" + PeachOrders.REFERENCE
				+ "\",\"status\":\"pending\",\"type\":\"physical_goods\",\"contact\":{\"id\":\"***\",\"name\":\"***\"");
		assertThat(asked.response()).contains("\"status\":\"pending\"", "\"tax\":1200", "\"total_amount\":27580",
				"\"expiration\":\"2031-03-31T12:30:00.000Z\"", "\"contact\":{\"id\":\"***\",\"name\":\"***\"");
	}

	@Test
	void keepsThePersonOutOfWhatARefusalSays() {
		server.then(json(422, "{\"message\":\"+919845098450 of Meera Pillai is not on WhatsApp\"}"));

		Reply<Outcome> reply = gateway.place(PeachOrders.order(), permit());

		assertThat(reply.result().message()).isEqualTo("*** of *** is not on WhatsApp");
		assertThat(reply.exchanges().toString()).doesNotContain("Meera", "9845098450");
	}

	private Outcome place(PlaceableOrder order) {
		return gateway.place(order, permit()).result();
	}

	private String sent(ProviderGateway way, PlaceableOrder order) {
		server.then(json(201, CREATED));
		assertThat(way.place(order, permit()).result()).isInstanceOf(Placed.class);
		return server.last().body();
	}

	private ProviderGateway gateway(JobOptions options) {
		return new PeachProvider().open(server.url(), TestSettings.settings(), options, TestSettings.tokens());
	}

}
