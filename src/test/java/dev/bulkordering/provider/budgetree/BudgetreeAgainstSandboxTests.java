package dev.bulkordering.provider.budgetree;

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

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
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
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static dev.bulkordering.provider.TestSettings.permit;
import static org.assertj.core.api.Assertions.assertThat;

/** Two readings of one document: the adapter's and the emulation's. */
class BudgetreeAgainstSandboxTests {

	private final SettableClock clock = new SettableClock();

	private Sandbox sandbox;

	private ProviderGateway gateway;

	@BeforeEach
	void open(@TempDir Path directory) throws Exception {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		gateway = gateway(JobOptions.NONE);
	}

	@AfterEach
	void close() {
		gateway.close();
		sandbox.close();
	}

	@Test
	void agreeOnAnOrderThatIsAnsweredAtOnce() {
		Outcome outcome = gateway.place(order("budgetree", 3, BudgetreeOrders.MEERA), permit()).result();

		assertThat(((Placed) outcome).receipt().cards()).hasSize(3)
			.allSatisfy((card) -> assertThat(card.pin()).isNotBlank());
		assertThat(gateway.lookUp(order("budgetree", 3, BudgetreeOrders.MEERA)).result()).isInstanceOfSatisfying(
				LookUp.Found.class, (found) -> assertThat(((Placed) found.outcome()).receipt().cards()).hasSize(3));
	}

	@Test
	void agreeOnAnOrderThatFinishesLater() {
		PlaceableOrder order = order("budgetree", 120, BudgetreeOrders.MEERA);
		Outcome outcome = gateway.place(order, permit()).result();
		assertThat(outcome).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofMinutes(1));
		outcome = ((LookUp.Found) gateway.lookUp(order).result()).outcome();

		assertThat(((Placed) outcome).receipt().cards()).extracting(Card::number).doesNotHaveDuplicates().hasSize(120);
	}

	@Test
	void agreeOnWhatIsRefused() {
		assertThat(gateway.place(order("NO-SUCH-SKU", 1, BudgetreeOrders.MEERA), permit()).result())
			.isInstanceOfSatisfying(Rejected.class, (rejected) -> {
				assertThat(rejected.code()).isEqualTo("5310");
				assertThat(rejected.sku()).isEqualTo("NO-SUCH-SKU");
			});
	}

	@Test
	void agreeOnADuplicateAndOnWhatIsNotThere() {
		PlaceableOrder order = order("budgetree", 1, BudgetreeOrders.MEERA);
		assertThat(gateway.lookUp(order).result()).isInstanceOf(LookUp.NotThere.class);
		gateway.place(order, permit());

		assertThat(gateway.place(order, permit()).result()).isInstanceOfSatisfying(Unknown.class,
				(unknown) -> assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.HOLD));
	}

	@Test
	void agreeOnDeliveryModesAndOnABillingAddress() {
		try (ProviderGateway billed = gateway(BudgetreeRulesTests.billed())) {
			for (String mode : BudgetreeOptions.DELIVERY_MODES) {
				PlaceableOrder order = order("budgetree", 1, BudgetreeOrders.meera("delivery_mode", mode));
				assertThat(billed.place(with(order, "REF" + mode), permit()).result()).isInstanceOf(Placed.class);
			}
		}
	}

	@Test
	void agreeOnCardsThatComeLate() {
		control().settings("{'cards-late-ms': 60000}");
		PlaceableOrder order = order("budgetree", 10, BudgetreeOrders.MEERA);

		Outcome outcome = gateway.place(order, permit()).result();
		assertThat(((Accepted) outcome).receipt().cards()).isEmpty();
		assertThat(found(order)).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofMinutes(1));

		assertThat(((Placed) found(order)).receipt().cards()).hasSize(10);
		assertThat(control().unitsBought()).isEqualTo(10);
	}

	@Test
	void agreeOnWhatIsAnsweredAtOnce() {
		try (ProviderGateway sync = gateway(BudgetreeOrders.options("sync-only", "true"));
				ProviderGateway async = gateway(BudgetreeOrders.options("sync-only", "false"))) {
			assertThat(sync.place(order("budgetree", 10, BudgetreeOrders.MEERA), permit()).result())
				.isInstanceOf(Placed.class);
			assertThat(async.place(with(order("budgetree", 1, BudgetreeOrders.MEERA), "REF2"), permit()).result())
				.isInstanceOf(Accepted.class);
		}
	}

	@Test
	void agreeOnPhysicalCards() {
		PlaceableOrder order = order("PGCWILLHOME003", 2, BudgetreeOrders.meera("kind", "physical"));

		Outcome outcome = gateway.place(priced(order, "1000"), permit()).result();

		assertThat(((Placed) outcome).receipt().cards()).isEmpty();
	}

	@Test
	void agreeOnPayouts() {
		PlaceableOrder upi = order("budgetree", 2, BudgetreeOrders.meera("payout_type", "UPI", "vpa", "meera@okbank"));
		PlaceableOrder beneficiary = with(
				order("budgetree", 1, BudgetreeOrders.meera("payout_id", "62e96ca39b6400001e00330d")), "REF2");

		for (PlaceableOrder order : List.of(upi, beneficiary)) {
			assertThat(gateway.place(order, permit()).result()).isInstanceOf(Accepted.class);
			clock.pass(Duration.ofSeconds(1));
			assertThat(((Placed) found(order)).receipt().cards()).isEmpty();
		}
	}

	@Test
	void agreeOnThePaymentByVoucher() {
		JobOptions byVoucher = BudgetreeOrders.options("payment-code", "evocherredemption_standard", "po-date",
				"2022-06-29T06:11:50", "po-number", "PO-77");
		PlaceableOrder order = order("budgetree", 1, BudgetreeOrders.MEERA);

		try (ProviderGateway good = gateway(byVoucher, "1234567890123456", "123456");
				ProviderGateway bad = gateway(byVoucher, "1234567890123456", "000000")) {
			assertThat(bad.place(order, permit()).result()).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
				assertThat(unknown.code()).isEqualTo("5327");
				assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.REJECT);
			});
			assertThat(bad.lookUp(order).result()).isInstanceOf(LookUp.NotThere.class);
			assertThat(good.place(order, permit()).result()).isInstanceOf(Placed.class);
		}
	}

	@Test
	void agreeOnTheBalance() {
		gateway.place(order("budgetree", 3, BudgetreeOrders.MEERA), permit());

		assertThat(gateway.balance().result()).isEqualTo(new Known(new BigDecimal("99999700"), "INR"));
		control().settings("{'token': 'other'}");
		assertThat(gateway.balance().result()).isInstanceOf(NotTold.class);
	}

	@Test
	void agreeOnSignatures() {
		control().settings("{'signing-secret': 'between us'}");
		PlaceableOrder order = order("budgetree", 11, BudgetreeOrders.meera("line1", "O'Neil's (a*b)! ~ caf\u00e9"));

		try (ProviderGateway signed = gateway(JobOptions.NONE, Map.of("auth", "signed", "client-secret", "between us"));
				ProviderGateway wrong = gateway(JobOptions.NONE, Map.of("auth", "signed", "client-secret", "other"))) {
			assertThat(signed.place(order, permit()).result()).isInstanceOf(Accepted.class);
			clock.pass(Duration.ofSeconds(1));
			assertThat(((LookUp.Found) signed.lookUp(order).result()).outcome()).isInstanceOf(Placed.class);
			assertThat(signed.balance().result()).isInstanceOf(Known.class);
			for (ProviderGateway refused : List.of(wrong, gateway)) {
				assertThat(refused.place(with(order, "REF2"), permit()).result()).isInstanceOfSatisfying(Rejected.class,
						(rejected) -> assertThat(rejected.scope()).isEqualTo(Outcome.Scope.ACCOUNT));
				assertThat(refused.lookUp(order).result()).isInstanceOf(LookUp.NotAnswered.class);
				assertThat(refused.balance().result()).isInstanceOf(NotTold.class);
			}
		}
	}

	private SandboxControl control() {
		return new SandboxControl(sandbox, "budgetree");
	}

	private Outcome found(PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private static PlaceableOrder order(String sku, int units, Map<String, String> values) {
		return new PlaceableOrder(BudgetreeOrders.REFERENCE, "INR", new BigDecimal("100.00"),
				List.of(new Item(sku, "", new BigDecimal("100.00"), units, Map.of())), values, null, null, 0);
	}

	private static PlaceableOrder with(PlaceableOrder order, String reference) {
		return new PlaceableOrder(reference, order.currency(), order.value(), order.items(), order.values(), null, null,
				0);
	}

	private static PlaceableOrder priced(PlaceableOrder order, String price) {
		Item item = order.items().get(0);
		return new PlaceableOrder(order.reference(), order.currency(), order.value(),
				List.of(new Item(item.sku(), "", new BigDecimal(price), item.units(), Map.of())), order.values(), null,
				null, 0);
	}

	private ProviderGateway gateway(JobOptions options) {
		return gateway(options, Map.of());
	}

	private ProviderGateway gateway(JobOptions options, String voucher, String pin) {
		return gateway(options, Map.of("voucher-card-number", voucher, "voucher-card-pin", pin));
	}

	private ProviderGateway gateway(JobOptions options, Map<String, String> more) {
		Map<String, String> credentials = new HashMap<>(more);
		credentials.put("token", TestSettings.TOKEN);
		ProviderSettings settings = TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000,
				Duration.ofSeconds(10));
		return new BudgetreeProvider().open(sandbox.baseUrl("budgetree"), settings, options, TestSettings.tokens());
	}

}
