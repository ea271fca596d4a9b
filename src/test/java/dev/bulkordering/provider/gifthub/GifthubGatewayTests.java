package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Quoted;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class GifthubGatewayTests {

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = gateway(GifthubOrders.OPTIONS);
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void asksForAQuoteWithTheDocumentsFieldsAndNoOthers() {
		server.then(json(200, recorded("gifthub/created.json")));

		gateway.quote(GifthubOrders.planned(), permit());

		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/order/create");
		assertThat(server.last().body()).isEqualTo("{\"productList\":["
				+ "{\"sku\":\"038-00-range\",\"productType\":\"range\",\"quote\":5,\"quantity\":2},"
				+ "{\"sku\":\"041-00-fixed\",\"productType\":\"fixed\",\"quote\":50.5,\"quantity\":1}],"
				+ "\"wallet\":\"EUR\",\"reference\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\"}");
	}

	@Test
	void namesAWebhookOnlyWhereOneIsConfigured() {
		server.then(json(200, recorded("gifthub/created.json")));
		Map<String, String> credentials = Map.of("token", "t", "webhook-url", "https://orders.example.com/webhooks");

		try (ProviderGateway withWebhook = new GifthubProvider().open(server.url(),
				TestSettings.settings(server.url(), null, credentials, 2, 100, Duration.ofSeconds(1)),
				GifthubOrders.OPTIONS, TestSettings.tokens())) {
			withWebhook.quote(GifthubOrders.planned(), permit());
		}

		assertThat(server.last().body()).endsWith(",\"webhookUrl\":\"https://orders.example.com/webhooks\"}");
	}

	@Test
	void readsTheQuotesIdEndAndTotal() {
		server.then(json(200, recorded("gifthub/created.json")),
				json(200, recorded("gifthub/created-plain-invoice.json")));

		Quote full = ((Quoted) gateway.quote(GifthubOrders.planned(), permit()).result()).quote();
		Quote plain = ((Quoted) gateway.quote(GifthubOrders.planned(), permit()).result()).quote();

		assertThat(full).isEqualTo(
				new Quote(GifthubOrders.ID, Instant.parse("2100-01-01T00:00:00Z"), new BigDecimal("134.11"), "EUR"));
		assertThat(plain).isEqualTo(new Quote(GifthubOrders.ID, Instant.parse("2100-01-01T00:00:00Z"), null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":{\"expiresAt\":4102444800000}}", "{\"data\":{\"id\":\"x\"}}",
			"{\"data\":{\"id\":\"x\",\"expiresAt\":\"soon\"}}", "{\"data\":[]}", "[]",
			"{\"data\":{\"id\":{},\"expiresAt\":1}}" })
	void takesNothingForAQuoteThatCannotBeConfirmed(String body) {
		server.then(json(200, body));

		assertThat(gateway.quote(GifthubOrders.planned(), permit()).result()).isInstanceOf(Unknown.class);
	}

	@Test
	void confirmsTheQuoteByItsId() {
		server.then(json(200, recorded("gifthub/confirmed.json")));

		Outcome outcome = gateway.place(GifthubOrders.quoted(0), permit()).result();

		assertThat(server.last().method()).isEqualTo("PUT");
		assertThat(server.last().path()).isEqualTo("/order/confirm");
		assertThat(server.last().body()).isEqualTo("{\"orderId\":\"" + GifthubOrders.ID + "\"}");
		Receipt receipt = ((Accepted) outcome).receipt();
		assertThat(receipt.providerOrderId()).isEqualTo(GifthubOrders.ID);
		assertThat(receipt.charged()).isEqualByComparingTo("134.11");
		assertThat(receipt.chargedCurrency()).isEqualTo("EUR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":{\"id\":\"another\",\"state\":\"confirmed\"}}",
			"{\"data\":{\"state\":\"confirmed\"}}", "{\"data\":{\"id\":\"xR7kTn2VbQ9mLw4YcJp1\"}}",
			"{\"data\":{\"id\":\"xR7kTn2VbQ9mLw4YcJp1\",\"state\":\"pending\"}}",
			"{\"data\":{\"id\":\"xR7kTn2VbQ9mLw4YcJp1\",\"state\":\"rejected\"}}", "{}" })
	void isInDoubtAboutAConfirmationOfAnythingElse(String body) {
		server.then(json(200, body));

		assertThat(gateway.place(GifthubOrders.quoted(0), permit()).result()).isInstanceOf(Unknown.class);
	}

	@Test
	void buysByCreatingInCreateOnlyMode() {
		server.then(json(200, recorded("gifthub/created.json")), json(200, recorded("gifthub/created.json")));

		try (ProviderGateway createOnly = gateway(GifthubOrders.CREATE_ONLY)) {
			assertThat(createOnly.quotesFirst()).isFalse();
			assertThat(createOnly.canLookUp(GifthubOrders.planned())).isFalse();
			Outcome outcome = createOnly.place(GifthubOrders.planned(), permit()).result();
			createOnly.place(GifthubOrders.planned(), permit());

			assertThat(((Accepted) outcome).receipt().providerOrderId()).isEqualTo(GifthubOrders.ID);
			assertThat(((Accepted) outcome).receipt().charged()).isEqualByComparingTo("134.11");
			assertThat(server.connections()).as("a connection for each order").isEqualTo(2);
			assertThat(createOnly.canLookUp(GifthubOrders.withId("x"))).isTrue();
		}
	}

	@Test
	void takesAPendingOrderForBoughtInCreateOnlyMode() {
		server.then(json(200, recorded("gifthub/get-pending.json")));

		try (ProviderGateway createOnly = gateway(GifthubOrders.CREATE_ONLY)) {
			assertThat(found(createOnly, GifthubOrders.withId(GifthubOrders.ID))).isInstanceOf(Accepted.class);
		}
	}

	@Test
	void isInDoubtAboutACreationWithoutAnIdInCreateOnlyMode() {
		server.then(json(200, "{\"message\":\"No Message\",\"data\":{}}"));

		try (ProviderGateway createOnly = gateway(GifthubOrders.CREATE_ONLY)) {
			assertThat(createOnly.place(GifthubOrders.planned(), permit()).result()).isInstanceOf(Unknown.class);
		}
	}

	@Test
	void looksAnOrderUpByGifthubsId() {
		server.then(json(200, recorded("gifthub/get-successful.json")));

		Outcome outcome = found(gateway, GifthubOrders.quoted(1));

		assertThat(server.last().path()).isEqualTo("/order/get?orderId=" + GifthubOrders.ID);
		Receipt receipt = ((Placed) outcome).receipt();
		assertThat(receipt.charged()).isEqualByComparingTo("134.11");
		assertThat(receipt.cards()).hasSize(3);
		assertThat(receipt.cards().get(0)).satisfies((card) -> {
			assertThat(card.sku()).isEqualTo("038-00-range");
			assertThat(card.code()).isEqualTo("QWX7-PLM2-8RTZ");
			assertThat(card.pin()).isEqualTo("4821");
			assertThat(card.serial()).isEqualTo("700100200301");
			assertThat(card.validity()).isEqualTo("2031-05-01");
			assertThat(card.amount()).isEqualByComparingTo("5");
			assertThat(card.currency()).isEqualTo("DKK");
		});
		assertThat(receipt.cards().get(2).link()).isEqualTo("https://redeem.example.com/k/7Yh2Lw0");
		assertThat(receipt.cards().get(2).code()).isNull();
	}

	@Test
	void isBoughtWithCodesOutstandingUntilThereIsOneForEveryUnit() {
		server.then(json(200, state("successful", "\"reference\":null")),
				json(200, state("successful",
						"\"redeemData\":{\"038-00-range\":{\"cards\":[{\"redeemPin\":\"1\"},{\"redeemPin\":\"2\"}]}}")),
				json(200, recorded("gifthub/get-successful.json")));

		assertThat(((Accepted) found(gateway, GifthubOrders.quoted(1))).receipt().cards()).isEmpty();
		Receipt some = ((Accepted) found(gateway, GifthubOrders.quoted(1))).receipt();
		assertThat(some.cards()).hasSize(2);
		assertThat(some.answer()).contains("codes outstanding");
		assertThat(found(gateway, GifthubOrders.quoted(1))).isInstanceOf(Placed.class);
	}

	@Test
	void encodesTheIdThatItAsksFor() {
		server.then(json(404, "{}"));

		gateway.lookUp(GifthubOrders.withId("a&b=c/d e"));

		assertThat(server.last().path()).isEqualTo("/order/get?orderId=a%26b%3Dc%2Fd%20e");
	}

	@Test
	void countsTheUnitsOfEachSkuOfAnOrderDeliveredInPart() {
		server.then(json(200, recorded("gifthub/get-partial.json")));

		Receipt receipt = ((Placed) found(gateway, GifthubOrders.quoted(1))).receipt();

		assertThat(receipt.deliveredUnits()).containsOnly(Map.entry("038-00-range", 1), Map.entry("041-00-fixed", 0));
		assertThat(receipt.cards()).hasSize(1);
	}

	@Test
	void neverCountsMoreUnitsThanWereOrdered() {
		server.then(json(200, state("partial",
				"\"redeemData\":{\"041-00-fixed\":{\"cards\":[{\"redeemPin\":\"1\"},{\"redeemPin\":\"2\"},{}]}}")));

		Receipt receipt = ((Placed) found(gateway, GifthubOrders.quoted(1))).receipt();

		assertThat(receipt.deliveredUnits()).containsOnly(Map.entry("038-00-range", 0), Map.entry("041-00-fixed", 1));
		assertThat(receipt.cards()).hasSize(2);
	}

	@Test
	void refusesAnOrderThatFailed() {
		for (String state : new String[] { "failed", "Rejected" }) {
			server.then(json(200, state(state, "\"redeemData\":null")));

			assertThat(found(gateway, GifthubOrders.quoted(1))).isInstanceOfSatisfying(Rejected.class,
					(rejected) -> assertThat(rejected.code()).isEqualTo(state.toUpperCase()));
		}
	}

	@Test
	void leavesContradictionsToAPerson() {
		server.then(json(404, "{\"message\":\"no such order\"}"),
				json(200, state("failed", "\"redeemData\":{\"041-00-fixed\":{\"cards\":[{\"redeemPin\":\"1\"}]}}")),
				json(200, "{\"data\":{\"uid\":\"" + GifthubOrders.ID
						+ "\",\"state\":\"confirmed\",\"reference\":\"ZZZ\"}}"));

		for (int i = 0; i < 3; i++) {
			assertThat(gateway.lookUp(GifthubOrders.quoted(1)).result()).isInstanceOf(LookUp.Contradiction.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "<html>", "{\"data\":{\"uid\":\"xR7kTn2VbQ9mLw4YcJp1\",\"state\":\"sleeping\"}}",
			"{\"data\":{\"uid\":\"another\",\"state\":\"successful\"}}",
			"{\"data\":{\"uid\":\"xR7kTn2VbQ9mLw4YcJp1\",\"state\":\"partial\"}}" })
	void doesNotGuessWhatALookUpMeans(String body) {
		server.then(json(200, body));

		assertThat(gateway.lookUp(GifthubOrders.quoted(1)).result()).isInstanceOf(LookUp.Unclear.class);
	}

	@Test
	void knowsUntilWhenAQuoteIsPendingFromTheAnswerOrFromTheQuote() {
		server.then(json(200, recorded("gifthub/get-pending.json")), json(200, state("pending", "\"x\":1")),
				json(200, state("pending", "\"x\":1")));

		for (int i = 0; i < 2; i++) {
			assertThat(gateway.lookUp(GifthubOrders.quoted(1)).result()).isInstanceOfSatisfying(
					LookUp.QuotePending.class,
					(pending) -> assertThat(pending.expiresAt()).isEqualTo("2100-01-01T00:00:00Z"));
		}
		assertThat(gateway.lookUp(GifthubOrders.withId(GifthubOrders.ID)).result()).isInstanceOf(LookUp.Unclear.class);
	}

	@Test
	void cannotLookUpAnOrderWithoutGifthubsId() {
		assertThat(gateway.canLookUp(GifthubOrders.planned())).isFalse();
		assertThat(gateway.lookUp(GifthubOrders.planned()).result()).isInstanceOf(LookUp.Unclear.class);
		assertThat(server.received()).isEmpty();
	}

	private static String state(String state, String more) {
		return "{\"data\":{\"uid\":\"" + GifthubOrders.ID + "\",\"state\":\"" + state + "\"," + more + "}}";
	}

	private static Outcome found(ProviderGateway gateway, PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private ProviderGateway gateway(JobOptions options) {
		return new GifthubProvider().open(server.url(), TestSettings.settings(), options, TestSettings.tokens());
	}

}
