package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.CatalogAnswer.Listed;
import dev.bulkordering.provider.CatalogAnswer.NotListed;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Fact;
import dev.bulkordering.provider.WebhookReading.Unauthorized;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;
import dev.bulkordering.sandbox.WebhookReceiver;
import dev.bulkordering.sandbox.WebhookReceiver.Received;

import static dev.bulkordering.provider.TestSettings.permit;
import static org.assertj.core.api.Assertions.assertThat;

/** Two readings of one document: the adapter's and the emulation's. */
class PlumAgainstSandboxTests {

	private static final String KEY = "a1p2z5b7v68b9112234";

	private static final String VOUCHERS = "20001";

	private static final String TOP_UP = "10001";

	private static final PlaceableOrder THREE = vouchers(VOUCHERS, "500", 3);

	private final SettableClock clock = new SettableClock();

	private final AccessTokens tokens = TestSettings.tokens();

	private Sandbox sandbox;

	private SandboxControl control;

	private ProviderGateway gateway;

	@BeforeEach
	void open(@TempDir Path directory) throws Exception {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "plum");
		gateway = gateway(Map.of("token", TestSettings.TOKEN));
	}

	@AfterEach
	void close() {
		gateway.close();
		sandbox.close();
	}

	@Test
	void agreeOnVouchersThatAreDeliveredAtOnce() {
		Receipt answered = ((Placed) place(THREE)).receipt();
		Receipt found = ((Placed) found(THREE)).receipt();

		assertThat(answered.cards()).extracting(Card::code).doesNotHaveDuplicates().hasSize(3);
		assertThat(answered.cards()).allSatisfy((card) -> {
			assertThat(card.pin()).isNotBlank();
			assertThat(card.amount()).isEqualByComparingTo("500");
		});
		assertThat(answered.charged()).isEqualByComparingTo("1500");
		assertThat(answered.chargedCurrency()).isEqualTo("INR");
		assertThat(found).isEqualTo(answered);
	}

	@Test
	void agreeOnATopUp() {
		PlaceableOrder order = topUp("+919845098450");

		assertThat(((Placed) place(order)).receipt().cards()).isEmpty();
		assertThat(found(order)).isInstanceOf(Placed.class);
		assertThat(control.orders().at("/0/details").toString()).contains("+91", "9845098450");
	}

	@Test
	void agreeOnATopUpUnderTheNewerName() {
		try (ProviderGateway newer = gateway(Map.of("token", TestSettings.TOKEN, "topup-field", "userMeta"))) {
			assertThat(newer.place(topUp("+12125550123"), permit()).result()).isInstanceOf(Placed.class);
		}
	}

	@Test
	void agreeOnADeliveryThatComesLater() {
		control.settings("{'finish-ms': 60000}");

		assertThat(((Accepted) place(THREE)).receipt().providerOrderId()).isNotBlank();
		assertThat(found(THREE)).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofMinutes(1));

		assertThat(((Placed) found(THREE)).receipt().cards()).hasSize(3);
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@Test
	void agreeOnACancellation() {
		control.fault("{'kind': 'finish', 'state': 'canceled', 'finish-ms': 1000}");

		assertThat(place(THREE)).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofSeconds(1));

		assertThat(found(THREE)).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("CANCELED"));
		assertThat(control.unitsBought()).isZero();
	}

	@Test
	void agreeOnWhatIsNotThereAndOnADuplicate() {
		assertThat(gateway.lookUp(THREE).result()).isInstanceOf(LookUp.NotThere.class);
		place(THREE);

		assertThat(place(THREE)).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.code()).isEqualTo("PLE10007");
			assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.TRY_THEN_REJECT);
		});
		assertThat(found(THREE)).isInstanceOf(Placed.class);
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "99999, 500, 1, PLE10042", "20001, 501, 1, PLE10018", "20001, 500, 11, PLE10041" })
	void agreeOnWhatIsRefused(String product, String denomination, int units, String code) {
		assertThat(place(vouchers(product, denomination, units))).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo(code);
		});
	}

	@Test
	void agreeOnProductsOfOtherCountries() {
		PlaceableOrder abroad = vouchers(foreignProduct(), "25", 1);
		assertThat(((Placed) place(abroad)).receipt().charged()).as("in the account's currency, which nobody names")
			.isNull();
		control.settings("{'international': false}");

		assertThat(place(named(abroad, "REF2"))).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("PLE10019");
		});
	}

	@Test
	void agreeOnAnEmptyStockAndAnEmptyWallet() {
		control.settings("{'stock': {'20001': 2}}");
		assertThat(place(THREE)).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.code()).isEqualTo(Rejected.OUT_OF_STOCK);
			assertThat(unknown.outage()).as("though it is a 502").isFalse();
		});
		control.settings("{'stock': {'20001': null}, 'balance': 1499.99}");
		assertThat(place(THREE)).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
			assertThat(rejected.code()).isEqualTo("PLE10010");
		});
		assertThat(gateway.lookUp(THREE).result()).isInstanceOf(LookUp.NotThere.class);
	}

	@Test
	void agreeOnHowLongToWait() {
		control.fault("{'kind': 'throttled', 'retry-after-s': 60}");

		assertThat(place(THREE)).isInstanceOfSatisfying(Throttled.class,
				(throttled) -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
		assertThat(place(THREE)).isInstanceOf(Placed.class);
	}

	@Test
	void agreeOnTheCatalog() {
		Listed fixed = (Listed) gateway.catalog(VOUCHERS).result();
		Listed open = (Listed) gateway.catalog("20002").result();
		Listed topUp = (Listed) gateway.catalog(TOP_UP).result();

		assertThat(fixed.entry().limits(new BigDecimal("500"))).isEqualTo(new Limits(10, 1, 10, null));
		assertThat(fixed.entry().expectedInsteadOf(new BigDecimal("500"))).isNull();
		assertThat(fixed.entry().expectedInsteadOf(new BigDecimal("501")))
			.isEqualTo("one of 100, 250, 500, 1000, 2000 INR");
		assertThat(open.entry().expectedInsteadOf(new BigDecimal("501"))).isNull();
		assertThat(open.entry().expectedInsteadOf(new BigDecimal("9"))).isEqualTo("10 to 10000 INR");
		assertThat(topUp.entry().limits(new BigDecimal("199"))).isEqualTo(new Limits(1, 1, 1, null));
		assertThat(gateway.catalog("99999").result()).isInstanceOf(NotListed.class);
	}

	@Test
	void agreeOnTheBalance() {
		control.settings("{'balance': 5000.5}");
		place(THREE);

		assertThat(gateway.balance().result()).isEqualTo(new Known(new BigDecimal("3500.50"), "INR"));
		control.settings("{'token': 'other'}");
		assertThat(gateway.balance().result()).isInstanceOf(NotTold.class);
	}

	@Test
	void agreeOnTokensThatAreRefreshedWithTheLastRefreshToken() {
		demandTokens();
		control.settings("{'old-refresh-token-life-ms': 0}");
		try (ProviderGateway fetching = gateway(PlumOrders.CLIENT)) {
			assertThat(fetching.balance().result()).isInstanceOf(Known.class);
			assertThat(fetching.catalog(VOUCHERS).result()).isInstanceOf(Listed.class);
			assertThat(fetching.place(THREE, permit()).result()).isInstanceOf(Placed.class);
			assertThat(control.calls("token").size()).isEqualTo(1);
			clock.pass(Duration.ofDays(15));

			assertThat(fetching.place(named(THREE, "REF2"), permit()).result()).as("nothing was ordered")
				.isInstanceOf(Throttled.class);
			assertThat(fetching.place(named(THREE, "REF2"), permit()).result()).isInstanceOf(Placed.class);
			assertThat(control.calls("token").size()).isEqualTo(2);
		}
		assertThat(control.unitsBought()).isEqualTo(6);
	}

	@ParameterizedTest
	@CsvSource({ "client-secret", "refresh-token" })
	void agreeOnCredentialsThatAreRefusedAndNotTriedAgain(String wrong) {
		demandTokens();
		Map<String, String> credentials = new HashMap<>(PlumOrders.CLIENT);
		credentials.put(wrong, "another");
		try (ProviderGateway refused = gateway(credentials)) {
			for (int i = 0; i < 3; i++) {
				assertThat(refused.place(THREE, permit()).result()).isInstanceOfSatisfying(Rejected.class,
						(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
			}
		}
		assertThat(control.calls("token").size()).isEqualTo(1);
		assertThat(control.calls("place-order")).isEmpty();
	}

	@Test
	void agreeOnAFixedTokenThatIsNotAccepted() {
		control.settings("{'token': 'other'}");

		assertThat(place(THREE)).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
		assertThat(gateway.lookUp(THREE).result()).isInstanceOf(LookUp.NotAnswered.class);
	}

	@Test
	void agreeOnWebhooksAboutDeliveries() throws Exception {
		try (WebhookReceiver receiver = WebhookReceiver.start()) {
			control.settings("{'webhook-url': '%s', 'webhook-key': '%s'}".formatted(receiver.url("/plum"), KEY));
			String id = ((Placed) place(THREE)).receipt().providerOrderId();
			Received delivered = receiver.next();
			control.fault("{'kind': 'finish', 'state': 'canceled'}");
			place(named(THREE, "REF2"));
			Received canceled = receiver.next();

			assertThat(read(delivered, KEY))
				.isEqualTo(new Event(id, PlumOrders.REFERENCE, Fact.DELIVERED, "delivered"));
			assertThat(read(canceled, KEY)).isInstanceOfSatisfying(Event.class, (event) -> {
				assertThat(event.reference()).isEqualTo("REF2");
				assertThat(event.fact()).isEqualTo(Fact.CANCELED);
			});
			assertThat(read(delivered, "another-key-of-ours")).isInstanceOf(Unauthorized.class);
			assertThat(read(delivered, "")).isEqualTo(new Event(id, PlumOrders.REFERENCE, null, "delivered"));
		}
	}

	private static WebhookReading read(Received received, String key) {
		Webhook webhook = new Webhook(Map.of("x-api-key", String.valueOf(received.key())), received.body().toString());
		return new PlumProvider().webhooks().read(webhook, PlumOrders.settings(Map.of("webhook-key", key)));
	}

	private void demandTokens() {
		control
			.settings("{'demand-issued-tokens': true, 'client-id': '%s', 'client-secret': '%s', 'refresh-token': '%s'}"
				.formatted(PlumOrders.CLIENT.get("client-id"), PlumOrders.CLIENT.get("client-secret"),
						PlumOrders.CLIENT.get("refresh-token")));
	}

	private String foreignProduct() {
		return control.catalog()
			.path("products")
			.valueStream()
			.filter((product) -> product.path("currencyCode").stringValue().equals("USD")
					&& !product.path("topup").booleanValue())
			.findFirst()
			.orElseThrow()
			.path("productId")
			.asString();
	}

	private Outcome place(PlaceableOrder order) {
		return gateway.place(order, permit()).result();
	}

	private Outcome found(PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private static PlaceableOrder vouchers(String product, String denomination, int units) {
		return order(product, denomination, units, Map.of("sku", product, "email", "meera.pillai@example.com"));
	}

	private static PlaceableOrder topUp(String phone) {
		return order(TOP_UP, "199", 1, Map.of("sku", TOP_UP, "phone", phone));
	}

	private static PlaceableOrder order(String product, String denomination, int units, Map<String, String> values) {
		BigDecimal each = new BigDecimal(denomination);
		return new PlaceableOrder(PlumOrders.REFERENCE, "INR", each.multiply(BigDecimal.valueOf(units)),
				List.of(new Item(product, "", each, units, values)), values, null, null, 0);
	}

	private static PlaceableOrder named(PlaceableOrder order, String reference) {
		return new PlaceableOrder(reference, order.currency(), order.value(), order.items(), order.values(), null, null,
				0);
	}

	private ProviderGateway gateway(Map<String, String> credentials) {
		return new PlumProvider().open(sandbox.baseUrl("plum"),
				TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000, Duration.ofSeconds(10)),
				JobOptions.NONE, tokens);
	}

}
