package dev.bulkordering.provider.peach;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Irrelevant;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;
import dev.bulkordering.sandbox.WebhookReceiver;
import dev.bulkordering.sandbox.WebhookReceiver.Received;

import static dev.bulkordering.provider.TestSettings.permit;
import static org.assertj.core.api.Assertions.assertThat;

/** Two readings of one document: the adapter's and the emulation's. */
class PeachAgainstSandboxTests {

	private final SettableClock clock = new SettableClock();

	private Sandbox sandbox;

	private SandboxControl control;

	private ProviderGateway gateway;

	@BeforeEach
	void open(@TempDir Path directory) throws Exception {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "peach");
		gateway = new PeachProvider().open(
				sandbox.baseUrl("peach"), TestSettings.settings("https://api.example.com", null,
						Map.of("token", TestSettings.TOKEN), 8, 10_000, Duration.ofSeconds(10)),
				JobOptions.NONE, TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		sandbox.close();
	}

	@Test
	void agreeOnAnOrderWithAllThatThePageHas() {
		Receipt receipt = ((Placed) place(PeachOrders.order())).receipt();

		assertThat(receipt.answer()).isEqualTo("asked for INR 275.80, not paid yet");
		assertThat(receipt.providerOrderId()).as("the page shows ours").isNull();
		JsonNode asked = control.orders().at("/0/details/asked");
		assertThat(asked.path("total_amount").longValue()).isEqualTo(27580);
		assertThat(asked.at("/contact/phone_number").stringValue()).isEqualTo("+919845098450");
		assertThat(asked.at("/expiration/timestamp").longValue()).isEqualTo(1932726600);
	}

	@Test
	void agreeOnTheLeastThatAnOrderNeeds() {
		assertThat(place(PeachOrders.smallest())).isInstanceOf(Placed.class);
	}

	@Test
	void agreeThatOneIdAsksTwice() {
		place(PeachOrders.order());

		assertThat(place(PeachOrders.order())).isInstanceOf(Placed.class);
		assertThat(control.orders().size()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "completed, paid", "canceled, 'canceled, not paid'" })
	void agreeOnWhatBecomesOfAPaymentRequest(String state, String answer) {
		control.fault("{'kind': 'finish', 'state': '" + state + "', 'finish-ms': 60000}");
		place(PeachOrders.order());
		PlaceableOrder known = PeachOrders.order().withProviderOrderId(peachId());

		assertThat(found(known).answer()).isEqualTo("not paid yet");
		clock.pass(Duration.ofMinutes(1));

		assertThat(found(known).answer()).isEqualTo(answer);
		assertThat(found(known).providerOrderId()).isEqualTo(peachId());
	}

	@Test
	void agreeThatOursIsNoIdToAskBy() {
		place(PeachOrders.order());
		PlaceableOrder byOurs = PeachOrders.order().withProviderOrderId(PeachOrders.REFERENCE);

		assertThat(gateway.canLookUp(PeachOrders.order())).isFalse();
		assertThat(gateway.canLookUp(byOurs)).isFalse();
		assertThat(gateway.lookUp(PeachOrders.order().withProviderOrderId("wa_ord_0")).result())
			.isInstanceOf(Unclear.class);
		assertThat(control.calls("get").size()).isEqualTo(1);
	}

	@Test
	void agreeThatTheOrderOfAnotherProvesNothing() {
		place(named(PeachOrders.smallest(), "ANOTHER"));

		assertThat(gateway.lookUp(PeachOrders.order().withProviderOrderId(peachId())).result())
			.isInstanceOf(Contradiction.class);
	}

	@Test
	void agreeOnAParameterThatIsWrong() {
		PlaceableOrder wrong = PeachOrders.of(PeachOrders.part(7, PeachOrders.meera("phone", "98450")));

		assertThat(place(wrong)).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isEqualTo("422");
			assertThat(rejected.message()).isEqualTo("a parameter of the order is wrong");
		});
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void agreeOnAKeyThatIsNotAccepted() {
		control.settings("{'token': 'other'}");

		assertThat(place(PeachOrders.order())).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT);
			assertThat(rejected.code()).isEqualTo("401");
		});
		control.settings("{'token': '" + TestSettings.TOKEN + "'}");
		assertThat(place(PeachOrders.order())).as("the key as it is, without a scheme").isInstanceOf(Placed.class);
	}

	@Test
	void agreeOnWebhooksAboutPayments() throws Exception {
		try (WebhookReceiver receiver = WebhookReceiver.start()) {
			control.settings("{'webhook-url': '%s', 'finish-ms': 0}".formatted(receiver.url("/peach")));
			place(PeachOrders.order());
			Event paid = (Event) read(receiver.next());
			control.fault("{'kind': 'finish', 'state': 'canceled'}");
			place(named(PeachOrders.smallest(), "REF2"));
			Event canceled = (Event) read(receiver.next());
			control.webhook("{'reference': 'REF2', 'state': 'pending'}");

			assertThat(paid)
				.isEqualTo(new Event(peachId(), PeachOrders.REFERENCE, null, "Peach says that the order was paid"));
			assertThat(canceled.reference()).isEqualTo("REF2");
			assertThat(canceled.message()).isEqualTo("Peach says that the order was canceled");
			assertThat(read(receiver.next())).isInstanceOf(Irrelevant.class);
			assertThat(found(PeachOrders.order().withProviderOrderId(paid.providerOrderId())).answer())
				.isEqualTo("paid");
		}
	}

	private static WebhookReading read(Received received) {
		return new PeachProvider().webhooks()
			.read(new Webhook(Map.of(), received.body().toString()), TestSettings.settings());
	}

	/** Peach's id of the oldest order. */
	private String peachId() {
		return control.orders().at("/0/id").stringValue();
	}

	private Outcome place(PlaceableOrder order) {
		return gateway.place(order, permit()).result();
	}

	private Receipt found(PlaceableOrder order) {
		return ((Placed) ((LookUp.Found) gateway.lookUp(order).result()).outcome()).receipt();
	}

	private static PlaceableOrder named(PlaceableOrder order, String reference) {
		return new PlaceableOrder(reference, order.currency(), order.value(), order.items(), order.values(), null, null,
				0, order.rows());
	}

}
