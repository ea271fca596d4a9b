package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.AccessTokens;
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
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static dev.bulkordering.provider.TestSettings.permit;
import static org.assertj.core.api.Assertions.assertThat;

/** Two readings of one document: the adapter's and the emulation's. */
class EnkashAgainstSandboxTests {

	private final SettableClock clock = new SettableClock();

	private final AccessTokens tokens = TestSettings.tokens();

	private Sandbox sandbox;

	private SandboxControl control;

	private ProviderGateway gateway;

	@BeforeEach
	void open(@TempDir Path directory) throws Exception {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "enkash");
		gateway = gateway(Map.of("token", TestSettings.TOKEN));
	}

	@AfterEach
	void close() {
		gateway.close();
		sandbox.close();
	}

	@Test
	void agreeOnAnOrderWhoseVouchersComeAtOnce() {
		Receipt answered = ((Placed) place(EnkashOrders.order())).receipt();
		Receipt found = ((Placed) found(EnkashOrders.order())).receipt();

		assertThat(answered.cards()).hasSize(3).allSatisfy((card) -> {
			assertThat(card.pin()).isNotBlank();
			assertThat(card.validity()).isNotBlank();
			assertThat(card.amount()).isEqualByComparingTo("500");
		});
		assertThat(answered.cards()).extracting(Card::number).doesNotHaveDuplicates();
		assertThat(answered.charged()).isEqualByComparingTo("1500");
		assertThat(answered.deliveredUnits()).isNull();
		assertThat(found).isEqualTo(answered);
	}

	@Test
	void agreeOnVouchersThatTheLookUpAloneBrings() {
		control.settings("{'vouchers-in-answer': false}");

		Receipt taken = ((Accepted) place(EnkashOrders.order())).receipt();

		assertThat(taken.cards()).isEmpty();
		assertThat(taken.providerOrderId()).isNotBlank();
		assertThat(((Placed) found(EnkashOrders.order())).receipt().cards()).hasSize(3);
	}

	@Test
	void agreeOnAnOrderThatFinishesLater() {
		control.settings("{'finish-ms': 60000}");

		assertThat(place(EnkashOrders.order())).isInstanceOf(Accepted.class);
		assertThat(found(EnkashOrders.order())).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofMinutes(1));

		assertThat(((Placed) found(EnkashOrders.order())).receipt().cards()).hasSize(3);
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@Test
	void agreeOnAnOrderThatFails() {
		control.fault("{'kind': 'finish', 'state': 'FAILED'}");

		assertThat(place(EnkashOrders.order())).isInstanceOfSatisfying(Unknown.class,
				(unknown) -> assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.REJECT));
		assertThat(found(EnkashOrders.order())).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("FAILED"));
		assertThat(control.unitsBought()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "200", "400", "404" })
	void agreeOnWhatIsNotThere(String status) {
		control.settings("{'not-found-status': '" + status + "'}");

		assertThat(gateway.lookUp(EnkashOrders.order()).result()).isInstanceOf(LookUp.NotThere.class);
	}

	@Test
	void agreeOnADuplicate() {
		place(EnkashOrders.order());

		assertThat(place(EnkashOrders.order())).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.code()).isEqualTo("DUPLICATE_REFERENCE");
			assertThat(unknown.ifNotThere()).isEqualTo(IfNotThere.HOLD);
		});
		assertThat(found(EnkashOrders.order())).isInstanceOf(Placed.class);
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "NO-SUCH-PRODUCT, 500, 1", "PC7324536190LULHL, 501, 1", "PC7324536190LULHL, 500, 6" })
	void agreeOnWhatIsRefused(String product, BigDecimal denomination, int units) {
		PlaceableOrder order = EnkashOrders.order(new Item(product, "", denomination, units, Map.of()));

		assertThat(place(order)).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("422");
		});
		assertThat(gateway.lookUp(order).result()).isInstanceOf(LookUp.NotThere.class);
	}

	@Test
	void agreeOnAnEmptyAccount() {
		control.settings("{'balance': 1499.99}");
		assertThat(place(EnkashOrders.order())).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
			assertThat(rejected.code()).isEqualTo("INSUFFICIENT_BALANCE");
		});
		control.settings("{'balance': 1500}");
		assertThat(place(EnkashOrders.order())).isInstanceOf(Placed.class);
	}

	@Test
	void agreeOnTheCatalog() {
		Listed listed = (Listed) gateway.catalog(EnkashOrders.PRODUCT).result();

		assertThat(listed.entry().limits(new BigDecimal("500"))).isEqualTo(new Limits(5, 1, 5, null));
		assertThat(listed.entry().expectedInsteadOf(new BigDecimal("500"))).isNull();
		assertThat(listed.entry().expectedInsteadOf(new BigDecimal("501"))).contains("100, 250, 500, 1000, 2000");
		assertThat(gateway.catalog("NO-SUCH-PRODUCT").result()).isInstanceOf(NotListed.class);
	}

	@Test
	void agreeOnTheTokenThatAllCallsCarry() {
		demandTokens();
		try (ProviderGateway fetching = gateway(EnkashOrders.CREDENTIALS)) {
			assertThat(fetching.catalog(EnkashOrders.PRODUCT).result()).isInstanceOf(Listed.class);
			assertThat(fetching.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Placed.class);
			assertThat(fetching.lookUp(EnkashOrders.order()).result()).isInstanceOf(LookUp.Found.class);
		}
		assertThat(control.calls("token").size()).isEqualTo(1);
	}

	@Test
	void agreeOnATokenThatHasExpired() {
		demandTokens();
		try (ProviderGateway fetching = gateway(EnkashOrders.CREDENTIALS)) {
			fetching.lookUp(EnkashOrders.order());
			clock.pass(Duration.ofMinutes(5));

			assertThat(fetching.place(EnkashOrders.order(), permit()).result()).as("nothing was ordered")
				.isInstanceOf(Throttled.class);
			assertThat(fetching.place(EnkashOrders.order(), permit()).result()).isInstanceOf(Placed.class);
		}
		assertThat(control.calls("token").size()).isEqualTo(2);
		assertThat(control.unitsBought()).isEqualTo(3);
	}

	@Test
	void agreeOnCredentialsThatAreRefusedAndNotTriedAgain() {
		demandTokens();
		Map<String, String> wrong = new HashMap<>(EnkashOrders.CREDENTIALS);
		wrong.put("password", "another");
		try (ProviderGateway refused = gateway(wrong)) {
			for (int i = 0; i < 4; i++) {
				assertThat(refused.place(EnkashOrders.order(), permit()).result())
					.isInstanceOfSatisfying(Rejected.class, (rejected) -> {
						assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
						assertThat(rejected.message()).contains("Bad credentials");
					});
			}
		}
		assertThat(control.settings().path("bad-token-calls").intValue()).isEqualTo(1);
		assertThat(control.calls("create-order")).isEmpty();
	}

	@Test
	void agreeOnAFixedTokenThatIsNotAccepted() {
		control.settings("{'token': 'other'}");

		assertThat(place(EnkashOrders.order())).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
			assertThat(rejected.message()).isEqualTo("User does not have adequate authority");
		});
		assertThat(gateway.lookUp(EnkashOrders.order()).result()).isInstanceOf(LookUp.NotAnswered.class);
	}

	private void demandTokens() {
		control.settings("{'demand-issued-tokens': true, 'client-id': '%s', 'client-secret': '%s', 'username': '%s',"
			.formatted(EnkashOrders.CREDENTIALS.get("client-id"), EnkashOrders.CREDENTIALS.get("client-secret"),
					EnkashOrders.CREDENTIALS.get("username"))
				+ " 'password': '" + EnkashOrders.CREDENTIALS.get("password") + "'}");
	}

	private Outcome place(PlaceableOrder order) {
		return gateway.place(order, permit()).result();
	}

	private Outcome found(PlaceableOrder order) {
		return ((LookUp.Found) gateway.lookUp(order).result()).outcome();
	}

	private ProviderGateway gateway(Map<String, String> credentials) {
		return new EnkashProvider().open(sandbox.baseUrl("enkash"),
				TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000, Duration.ofSeconds(10)),
				JobOptions.NONE, tokens);
	}

}
