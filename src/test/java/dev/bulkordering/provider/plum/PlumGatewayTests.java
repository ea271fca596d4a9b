package dev.bulkordering.provider.plum;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Found;
import dev.bulkordering.provider.LookUp.NotThere;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlumGatewayTests {

	private static final String ORDER = "{\"data\":{\"placeOrder\":{\"status\":1,\"data\":{%s}}}}";

	private static final String DETAILS = "{\"data\":{\"getOrderDetails\":{\"status\":1,\"data\":{%s}}}}";

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = gateway(TestSettings.settings(), JobOptions.NONE);
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void sendsVouchersWithTheDocumentsFieldsAndNoOthers() {
		assertThat(sent(gateway, PlumOrders.vouchers(3))).isEqualTo("{\"query\":\"plumProAPI.mutation.placeOrder\","
				+ "\"tag\":\"plumProAPI\",\"variables\":{\"data\":{\"productId\":12345,\"quantity\":3,"
				+ "\"denomination\":500,\"email\":\"meera.pillai@example.com\",\"tag\":\"diwali\","
				+ "\"poNumber\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\",\"notifyReceiverEmail\":0,\"notifyAdminEmail\":0}}}");
		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/chef/v1/oauth/api");
		assertThat(server.last().headers()).containsEntry("content-type", "application/json");
	}

	@Test
	void sendsATopUpWithItsNumberInTwoParts() {
		assertThat(sent(gateway, PlumOrders.noted())).endsWith("{\"productId\":55132,\"quantity\":1,"
				+ "\"denomination\":199.5,\"email\":\"meera.pillai@example.com\",\"tag\":\"diwali\","
				+ "\"poNumber\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\",\"notifyReceiverEmail\":0,\"notifyAdminEmail\":0,"
				+ "\"topupData\":{\"topupPhoneCode\":\"+91\",\"topupPhoneNumber\":\"9845098450\"}}}}");
		assertThat(sent(gateway, PlumOrders.topUp("+6591234567"))).doesNotContain("email\":\"")
			.doesNotContain("\"tag\":\"\"");
	}

	@Test
	void notifiesWhomTheJobSays() {
		try (ProviderGateway receiver = gateway(TestSettings.settings(), PlumOrders.options("notify-receiver", "TRUE"));
				ProviderGateway admin = gateway(TestSettings.settings(),
						PlumOrders.options("notify-receiver", "false", "notify-admin", "true"))) {
			assertThat(sent(receiver, PlumOrders.vouchers(1)))
				.contains("\"notifyReceiverEmail\":1,\"notifyAdminEmail\":0");
			assertThat(sent(admin, PlumOrders.vouchers(1)))
				.contains("\"notifyReceiverEmail\":0,\"notifyAdminEmail\":1");
		}
	}

	@Test
	void letsConfigurationChangeThePathAndTheNameOfTheTopUp() {
		ProviderSettings settings = PlumOrders.settings(Map.of("token", TestSettings.TOKEN), "paths.api", "/v2/api",
				"topup-field", "userMeta");
		try (ProviderGateway changed = gateway(settings, JobOptions.NONE)) {
			assertThat(sent(changed, PlumOrders.topUp("+919845098450")))
				.contains("\"userMeta\":{\"topupPhoneCode\":\"+91\"");
			assertThat(server.last().path()).isEqualTo("/v2/api");
		}
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> gateway(PlumOrders.settings(Map.of("token", "x"), "topup-field", "topup"), JobOptions.NONE))
			.withMessageContaining("topup-field")
			.withMessageContaining("userMeta");
	}

	@Test
	void readsTheVouchersOfTheAnswer() {
		server.then(json(200, recorded("plum/delivered.json")));

		Receipt receipt = ((Placed) place(PlumOrders.vouchers(3))).receipt();

		assertThat(receipt.providerOrderId()).isEqualTo(PlumOrders.ID);
		assertThat(receipt.charged()).isEqualByComparingTo("1455");
		assertThat(receipt.chargedCurrency()).isEqualTo("INR");
		assertThat(receipt.deliveredUnits()).isNull();
		assertThat(receipt.cards()).extracting(Card::code)
			.containsExactly("PLUM-7H2K-99QX", "PLUM-8J3L-11ZA", "PLUM-5D6F-40TR");
		assertThat(receipt.cards()).extracting(Card::pin).containsExactly("481516", "234201", null);
		assertThat(receipt.cards()).extracting(Card::validity).containsExactly("2031-12-30", "2031-12-30", null);
		assertThat(receipt.cards()).extracting(Card::currency).containsOnly("INR");
		assertThat(receipt.cards()).extracting(Card::sku).containsOnly("12345");
		assertThat(receipt.cards()).allSatisfy((card) -> assertThat(card.amount()).isEqualByComparingTo("500"));
		assertThat(receipt.cards()).extracting(Card::link).containsOnlyNulls();
	}

	@Test
	void readsALinkWhereTheVoucherIsOne() {
		server.then(json(200,
				ORDER.formatted("\"orderId\":7,\"deliveryStatus\":\"delivered\",\"vouchers\":["
						+ "{\"voucherCode\":\"https://redeem.example.com/a\",\"type\":\"url\"},"
						+ "{\"voucherCode\":\"https://redeem.example.com/b\",\"pin\":\"12\",\"type\":\"urlPin\"}]")));

		Receipt receipt = ((Placed) place(PlumOrders.vouchers(2))).receipt();

		assertThat(receipt.cards()).extracting(Card::link)
			.containsExactly("https://redeem.example.com/a", "https://redeem.example.com/b");
		assertThat(receipt.cards()).extracting(Card::code).containsOnlyNulls();
	}

	@Test
	void isBoughtWithCodesOutstandingUntilThereIsAVoucherForEveryUnit() {
		String one = "{\"voucherCode\":\"A-1\",\"pin\":\"1\"}";
		for (String vouchers : new String[] { "", one, one + "," + one,
				one + ",{\"productId\":12345,\"pin\":\" \"}" }) {
			server.then(json(200,
					ORDER.formatted("\"orderId\":7,\"deliveryStatus\":\"delivered\",\"vouchers\":[" + vouchers + "]")));

			assertThat(place(PlumOrders.vouchers(2))).isInstanceOfSatisfying(Accepted.class, (accepted) -> {
				assertThat(accepted.receipt().cards()).hasSize(vouchers.isEmpty() ? 0 : 1);
				assertThat(accepted.message()).contains("codes outstanding");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delivered", "Delivered", "DELIVERED" })
	void isDoneWithATopUpThatIsDeliveredThoughItHasNoVouchers(String status) {
		server.then(json(200, ORDER.formatted("\"orderId\":7,\"deliveryStatus\":\"" + status + "\",\"vouchers\":[]")));

		assertThat(place(PlumOrders.topUp("+919845098450"))).isInstanceOfSatisfying(Placed.class,
				(placed) -> assertThat(placed.receipt().providerOrderId()).isEqualTo("7"));
	}

	@Test
	void followsATopUpUntilItIsDelivered() {
		server.then(json(200, recorded("plum/topup-pending.json")), json(200, recorded("plum/topup-delivered.json")));
		PlaceableOrder order = PlumOrders.topUp("+919845098450");

		assertThat(place(order)).isInstanceOfSatisfying(Accepted.class,
				(accepted) -> assertThat(accepted.receipt().charged()).isEqualByComparingTo("199"));
		assertThat(lookUp(order)).isInstanceOfSatisfying(Found.class,
				(found) -> assertThat(found.outcome()).isInstanceOf(Placed.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pending", "processing", "shipped", "" })
	void hasTakenAnOrderWhoseDeliveryIsInAnyOtherState(String status) {
		server.then(json(200, ORDER.formatted("\"orderId\":7,\"deliveryStatus\":\"" + status + "\"")),
				json(200, ORDER.formatted("\"orderId\":7,\"orderStatus\":\"complete\"")));

		assertThat(place(PlumOrders.topUp("+919845098450"))).isInstanceOf(Accepted.class);
		assertThat(place(PlumOrders.topUp("+919845098450"))).isInstanceOf(Accepted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "canceled", "Canceled", "cancelled" })
	void refusesAnOrderThatWasCancelled(String status) {
		String order = "\"orderId\":7,\"deliveryStatus\":\"" + status + "\",\"vouchers\":[]";
		server.then(json(200, ORDER.formatted(order)), json(200, DETAILS.formatted(order)));

		assertThat(place(PlumOrders.vouchers(1))).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("CANCELED");
		});
		assertThat(lookUp(PlumOrders.vouchers(1))).isInstanceOfSatisfying(Found.class,
				(found) -> assertThat(found.outcome()).isInstanceOf(Rejected.class));
	}

	@Test
	void leavesACancelledOrderWithCodesToAPerson() {
		String order = "\"orderId\":7,\"deliveryStatus\":\"canceled\",\"vouchers\":[{\"voucherCode\":\"A-1\"}]";
		server.then(json(200, ORDER.formatted(order)), json(200, DETAILS.formatted(order)));

		assertThat(place(PlumOrders.vouchers(1))).isInstanceOfSatisfying(Unknown.class,
				(unknown) -> assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.HOLD));
		assertThat(lookUp(PlumOrders.vouchers(1))).isInstanceOf(Contradiction.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			"amountCharged":11.18,"currencyCode":"usd","currencyValue":1          | 11.18 | USD
			"amountCharged":"11.18","currencyCode":"USD","currencyValue":"1.000"  | 11.18 | USD
			"amountCharged":11.18,"currencyCode":"USD"                            | 11.18 | USD
			"amountCharged":11.18,"currencyCode":"USD","currencyValue":null       | 11.18 | USD
			"amountCharged":11.18,"currencyCode":"USD","currencyValue":0.013109   | -     | -
			"amountCharged":11.18,"currencyCode":"USD","currencyValue":"one"      | -     | -
			"amountCharged":11.18,"currencyCode":"dollars","currencyValue":1      | -     | -
			"amountCharged":11.18                                                 | -     | -
			"currencyCode":"USD","currencyValue":1                                | -     | -
			"amountCharged":"free","currencyCode":"USD","currencyValue":1         | -     | -
			""")
	void keepsWhatWasChargedWhereItsCurrencyIsKnown(String fields, String charged, String currency) {
		server.then(json(200, ORDER.formatted("\"orderId\":7,\"deliveryStatus\":\"delivered\"," + fields)));

		Receipt receipt = ((Placed) place(PlumOrders.topUp("+919845098450"))).receipt();

		assertThat(receipt.charged() == null ? null : receipt.charged().toPlainString()).isEqualTo(charged);
		assertThat(receipt.chargedCurrency()).isEqualTo(currency);
	}

	@Test
	void takesAnswersWithAndWithoutTheOuterData() {
		String order = "{\"status\":1,\"data\":{\"orderId\":26663453.0,\"deliveryStatus\":\"delivered\"}}";
		server.then(json(200, "{\"placeOrder\":" + order + "}"),
				json(200, "{\"getOrderDetails\":" + order + ",\"data\":{}}"));
		PlaceableOrder topUp = PlumOrders.topUp("+919845098450");

		assertThat(place(topUp)).isInstanceOfSatisfying(Placed.class,
				(placed) -> assertThat(placed.receipt().providerOrderId()).isEqualTo(PlumOrders.ID));
		assertThat(lookUp(topUp.withProviderOrderId(PlumOrders.ID))).isInstanceOf(Found.class);
	}

	@Test
	void looksAnOrderUpByItsReferenceWithoutWritingToTheReceiver() {
		server.then(json(200, recorded("plum/details-pending.json")));

		assertThat(lookUp(PlumOrders.vouchersKnownAs(PlumOrders.ID))).isInstanceOfSatisfying(Found.class,
				(found) -> assertThat(((Accepted) found.outcome()).receipt().providerOrderId())
					.isEqualTo(PlumOrders.ID));
		assertThat(server.last().path()).isEqualTo("/chef/v1/oauth/api");
		assertThat(server.last().body()).isEqualTo("{\"query\":\"plumProAPI.mutation.getOrderDetails\","
				+ "\"tag\":\"plumProAPI\",\"variables\":{\"data\":{\"poNumber\":\"ABCDEFGHIJKLMNOPQRSTUVWX2\","
				+ "\"orderId\":0,\"sendMailToReceiver\":0}}}");
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 400, 200 })
	void takesTheDocumentedErrorForNotThere(int status) {
		server.then(json(status, recorded("plum/not-there.json")));

		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOfSatisfying(NotThere.class,
				(there) -> assertThat(there.message()).startsWith("Failed to get order details"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			502 | {"errorId":"PLE10016"}
			404 | {"errorId":"PLE10021"}
			400 | {"errorId":"PLE10002"}
			404 | {"errorId":"PLE10001"}
			502 | {"errorId":"PLE10024"}
			502 | {"errorId":"PLE10035"}
			404 | {"message":"not found"}
			404 | <html>
			200 | {}
			200 | {"data":{"getOrderDetails":{"status":0,"data":{"orderId":7}}}}
			200 | {"data":{"getOrderDetails":{"status":1,"data":{}}}}
			200 | {"data":{"getOrderDetails":{"status":1,"data":{"deliveryStatus":"delivered"}}}}
			200 | {"data":{"getOrderDetails":{"status":1,"data":[]}}}
			200 | {"errorId":"PLE10016","data":{"getOrderDetails":{"status":1,"data":{"orderId":7}}}}
			302 | {}
			""")
	void doesNotGuessWhatALookUpMeans(int status, String body) {
		server.then(json(status, body));

		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOf(Unclear.class);
	}

	@Test
	void readsACancellationInALookUp() {
		server.then(json(200, recorded("plum/canceled.json")), json(404, "{\"errorId\":\"PLE10036\"}"),
				json(404, "{\"errorId\":\"PLE10026\"}"));

		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOfSatisfying(Found.class,
				(found) -> assertThat(((Rejected) found.outcome()).code()).isEqualTo("CANCELED"));
		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOfSatisfying(Found.class,
				(found) -> assertThat(((Rejected) found.outcome()).code()).isEqualTo("PLE10036"));
		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOf(Contradiction.class);
	}

	@Test
	void leavesAnAnswerAboutAnotherOrderToAPerson() {
		server.then(json(200, DETAILS.formatted("\"orderId\":7,\"poNumber\":\"OTHER\"")),
				json(200, DETAILS.formatted("\"orderId\":7")), json(200, ORDER.formatted("\"orderId\":8")));

		assertThat(lookUp(PlumOrders.vouchers(3))).isInstanceOf(Contradiction.class);
		assertThat(lookUp(PlumOrders.vouchersKnownAs("another-id"))).isInstanceOf(Contradiction.class);
		assertThat(place(PlumOrders.vouchersKnownAs("another-id"))).isInstanceOfSatisfying(Unknown.class,
				(unknown) -> assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.HOLD));
	}

	@Test
	void cannotLearnAnythingWhereTheAccountOrTheRateIsInTheWay() {
		server.then(json(200, recorded("plum/throttled.json")), json(200, "{\"errorId\":\"PIPE10013\"}"),
				json(400, "{\"errorId\":\"PLE10014\"}"), json(502, "{\"errorId\":\"PLE77777\"}"));

		assertThat(notAnswered()).isInstanceOf(Throttled.class);
		assertThat(notAnswered()).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
		assertThat(notAnswered()).isInstanceOf(Rejected.class);
		assertThat(notAnswered()).isInstanceOf(Unknown.class);
	}

	@Test
	void makesNoQuotes() {
		assertThat(gateway.quotesFirst()).isFalse();
		assertThat(gateway.canLookUp(PlumOrders.vouchers(1))).isTrue();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> gateway.quote(PlumOrders.vouchers(1), permit()));
	}

	private Outcome place(PlaceableOrder order) {
		return gateway.place(order, permit()).result();
	}

	private LookUp lookUp(PlaceableOrder order) {
		return gateway.lookUp(order).result();
	}

	private Outcome notAnswered() {
		return ((LookUp.NotAnswered) lookUp(PlumOrders.vouchers(3))).why();
	}

	private String sent(ProviderGateway gateway, PlaceableOrder order) {
		server.then(json(200, recorded("plum/pending.json")));
		gateway.place(order, permit());
		return server.last().body();
	}

	private ProviderGateway gateway(ProviderSettings settings, JobOptions options) {
		return new PlumProvider().open(server.url(), settings, options, TestSettings.tokens());
	}

}
