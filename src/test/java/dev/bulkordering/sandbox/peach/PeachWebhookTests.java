package dev.bulkordering.sandbox.peach;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

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

class PeachWebhookTests {

	private final SettableClock clock = new SettableClock();

	private Sandbox sandbox;

	private SandboxControl control;

	private WebhookReceiver receiver;

	@BeforeEach
	void start(@TempDir Path directory) throws IOException {
		receiver = WebhookReceiver.start();
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "peach");
		control.settings("{'webhook-url': '%s'}".formatted(receiver.url("/peach")));
	}

	@AfterEach
	void stop() {
		sandbox.close();
		receiver.close();
	}

	@Test
	void tellsOfAPaymentWhenItIsMade() throws Exception {
		create("order-1");
		assertThat(receiver.isQuietFor(Duration.ofMillis(300))).isTrue();
		clock.pass(Duration.ofSeconds(1));

		Received event = receiver.next();

		assertThat(event.body().propertyNames()).containsExactly("type", "event", "data");
		assertThat(event.at("/type")).isEqualTo("order.completed");
		assertThat(event.at("/event")).isEqualTo("order.completed");
		assertThat(event.at("/data/id")).isEqualTo(control.orders().at("/0/id").stringValue());
		assertThat(event.at("/data/reference_id")).isEqualTo("order-1");
		assertThat(event.at("/data/status")).isEqualTo("completed");
		assertThat(event.body().at("/data/contact").propertyNames()).containsExactlyInAnyOrder("id", "account_id",
				"name", "phone_number", "first_name", "last_name", "country_code", "language", "email");
		assertThat(event.at("/data/contact/first_name")).isEqualTo("Asha");
		assertThat(event.at("/data/contact/last_name")).isEqualTo("Rao");
		assertThat(event.at("/data/contact/country_code")).isEqualTo("91");
		assertThat(event.key()).isNull();
	}

	@Test
	void tellsOfACancellation() throws Exception {
		control.fault("{'kind': 'finish', 'state': 'canceled', 'finish-ms': 0}");
		create("order-1");

		Received event = receiver.next();

		assertThat(event.at("/type")).isEqualTo("order.canceled");
		assertThat(event.at("/data/status")).isEqualTo("canceled");
	}

	@Test
	void tellsOnDemandOfAnOrderThatIsStillPending() throws Exception {
		create("order-1");

		control.webhook("{'reference': 'order-1'}");
		assertThat(receiver.next().at("/type")).isEqualTo("order.pending");
		control.webhook("{'reference': 'order-1', 'state': 'completed'}");
		assertThat(receiver.next().at("/type")).isEqualTo("order.completed");
	}

	private void create(String id) {
		new Api(sandbox.baseUrl("peach"), "").with("Authorization", "k")
			.call("POST", "/orders", PeachEmulationTests.orderOf(id).toString());
	}

}
