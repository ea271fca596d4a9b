package dev.bulkordering.sandbox.plum;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;
import dev.bulkordering.sandbox.WebhookReceiver;
import dev.bulkordering.sandbox.WebhookReceiver.Received;

import static org.assertj.core.api.Assertions.assertThat;

class PlumWebhookTests {

	private static final Duration A_WHILE = Duration.ofMillis(300);

	private static final String KEY = "a1p2z5b7v68b9112234";

	private final SettableClock clock = new SettableClock();

	private Sandbox sandbox;

	private SandboxControl control;

	private WebhookReceiver receiver;

	private Plum plum;

	@BeforeEach
	void start(@TempDir Path directory) throws IOException {
		receiver = WebhookReceiver.start();
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "plum");
		control.settings("{'webhook-url': '%s', 'webhook-key': '%s'}".formatted(receiver.url("/plum"), KEY));
		plum = new Plum(new Api(sandbox.baseUrl("plum"), "x"));
	}

	@AfterEach
	void stop() {
		sandbox.close();
		receiver.close();
	}

	@Test
	void tellsOfADeliveryWithTheKey() throws Exception {
		control.settings("{'finish-ms': 5000}");
		String id = plum.vouchers("PO1", 20001, 500, 2).at("/data/placeOrder/data/orderId");
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
		clock.pass(Duration.ofSeconds(5));

		Received event = receiver.next();

		assertThat(event.key()).isEqualTo(KEY);
		assertThat(event.body().propertyNames()).containsExactly("id", "data", "createdAt");
		assertThat(event.body().path("id").isIntegralNumber()).isTrue();
		assertThat(event.body().at("/data/orderId").isIntegralNumber()).isTrue();
		assertThat(event.at("/data/orderId")).isEqualTo(id);
		assertThat(event.at("/data/poNumber")).isEqualTo("PO1");
		assertThat(event.at("/data/orderDate")).isEqualTo("2026-01-02 03:04:05");
		assertThat(event.at("/data/deliveryStatus")).isEqualTo("delivered");
		assertThat(event.at("/createdAt")).isEqualTo("2026-01-02 03:04:10");
		assertThat(control.webhooks().at("/0/body")).isEqualTo(event.body());
	}

	@Test
	void tellsOfACancellationAndGivesEachEventANumber() throws Exception {
		control.fault("{'kind': 'finish', 'state': 'canceled'}");
		plum.topUp("PO1", 10001, 199);
		plum.topUp("PO2", 10001, 199);

		List<Received> events = receiver.next(2);

		assertThat(events).extracting((event) -> event.at("/data/poNumber") + " " + event.at("/data/deliveryStatus"))
			.containsExactlyInAnyOrder("PO1 canceled", "PO2 delivered");
		assertThat(events.get(0).at("/id")).isNotEqualTo(events.get(1).at("/id"));
	}

	@Test
	void tellsOfACancellationThatIsNoneAfterTheDelivery() throws Exception {
		control.settings("{'webhook-stale-state': 'canceled', 'webhook-times': 2}");
		plum.topUp("PO1", 10001, 199);

		assertThat(receiver.next(4)).extracting((event) -> event.at("/data/deliveryStatus"))
			.containsExactly("delivered", "delivered", "canceled", "canceled");
	}

	@Test
	void isSwitchedOffByAnEventThatWasNotTakenThreeTimes() throws Exception {
		receiver.answering(500, 500, 500);
		plum.topUp("PO1", 10001, 199);
		receiver.next(3);
		await(true);

		plum.topUp("PO2", 10001, 199);
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
		control.webhook("{'reference': 'PO2'}");
		assertThat(receiver.next().at("/data/poNumber")).isEqualTo("PO2");
		control.settings("{'webhook-off': false}");
		plum.topUp("PO3", 10001, 199);
		assertThat(receiver.next().at("/data/poNumber")).isEqualTo("PO3");
	}

	@Test
	void carriesAnotherKeyOrNoneOnDemand() throws Exception {
		plum.topUp("PO1", 10001, 199);
		receiver.next();

		control.webhook("{'reference': 'PO1', 'key': 'forged'}");
		assertThat(receiver.next().key()).isEqualTo("forged");
		control.webhook("{'reference': 'PO1', 'key': ''}");
		assertThat(receiver.next().key()).isNull();
		control.webhook("{'reference': 'PO1', 'state': 'canceled'}");
		Received event = receiver.next();
		assertThat(event.key()).isEqualTo(KEY);
		assertThat(event.at("/data/deliveryStatus")).isEqualTo("canceled");
	}

	private void await(boolean off) throws InterruptedException {
		for (int i = 0; i < 200 && control.settings().path("webhook-off").booleanValue() != off; i++) {
			Thread.sleep(50);
		}
		assertThat(control.settings().path("webhook-off").booleanValue()).isEqualTo(off);
	}

}
