package dev.bulkordering.provider.peach;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Irrelevant;
import dev.bulkordering.provider.WebhookReading.Unreadable;

import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class PeachWebhooksTests {

	@ParameterizedTest
	@CsvSource({ "completed, Peach says that the order was paid", "canceled, Peach says that the order was canceled" })
	void takesTheEndOfAnOrderForAHintAndNeverForAFact(String event, String message) {
		assertThat(read(recorded("peach/webhook-" + event + ".json")))
			.isEqualTo(new Event(PeachOrders.PEACH_ID, PeachOrders.REFERENCE, null, message));
	}

	@Test
	void needsNoReferenceOfOurs() {
		assertThat(read("{\"event\":\"order.completed\",\"data\":{\"id\":\"wa_ord_9\"}}"))
			.isEqualTo(new Event("wa_ord_9", null, null, "Peach says that the order was paid"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "order.created", "order.Completed", "message.received", "4711" })
	void leavesOtherEventsAlone(String event) {
		assertThat(read("{\"event\":\"" + event + "\",\"data\":{\"id\":\"wa_ord_9\",\"reference_id\":\"X\"}}"))
			.isInstanceOf(Irrelevant.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "<html>", "[]", "\"order.completed\"", "{}", "{\"event\":null}",
			"{\"event\":{\"a\":1}}", "{\"event\":\"order.completed\"}", "{\"event\":\"order.completed\",\"data\":[]}",
			"{\"event\":\"order.completed\",\"data\":{\"reference_id\":\"X\"}}",
			"{\"event\":\"order.canceled\",\"data\":{\"id\":{\"a\":1}}}",
			"{\"event\":\"order.canceled\",\"data\":{\"id\":\"a\\u0000b\"}}",
			"{\"event\":\"order.canceled\",\"event\":\"order.completed\",\"data\":{\"id\":\"x\"}}" })
	void readsNothingIntoOtherForms(String body) {
		assertThat(read(body)).isInstanceOfSatisfying(Unreadable.class,
				(unreadable) -> assertThat(unreadable.message()).isNotBlank());
	}

	@Test
	void givesNothingOfThePersonAway() {
		assertThat(read(recorded("peach/webhook-completed.json")).toString()).doesNotContain("Meera", "9845098450");
	}

	private static WebhookReading read(String body) {
		return new PeachProvider().webhooks().read(new Webhook(Map.of(), body), TestSettings.settings());
	}

}
