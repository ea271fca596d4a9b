package dev.bulkordering.provider.gifthub;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;

class GifthubWebhooksTests {

	@ParameterizedTest
	@ValueSource(strings = { "successful", "partial", "failed", "rejected", "Successful" })
	void takesEveryStateForAHint(String state) {
		WebhookReading reading = read("{\"orderId\":\"" + GifthubOrders.ID + "\",\"orderState\":\"" + state
				+ "\",\"reference\":\"" + GifthubOrders.REFERENCE + "\",\"redeemData\":{}}");

		assertThat(reading).isEqualTo(new Event(GifthubOrders.ID, GifthubOrders.REFERENCE, null,
				"GiftHub says that the order is " + state.toLowerCase()));
	}

	@Test
	void doesWithoutTheReferenceAndIgnoresWhatItDoesNotKnow() {
		assertThat(read("{\"orderId\":77,\"orderState\":\"failed\",\"reference\":null,\"more\":[1]}"))
			.isEqualTo(new Event("77", null, null, "GiftHub says that the order is failed"));
	}

	@Test
	void leavesTheCodesToTheLookUp() {
		WebhookReading reading = read("{\"orderId\":\"x\",\"orderState\":\"successful\",\"reference\":\"r\","
				+ "\"redeemData\":{\"038-00-range\":{\"cards\":[{\"redeemCardCode\":\"QWX7-PLM2\","
				+ "\"redeemPin\":\"4821\"}],\"currency\":\"EUR\",\"value\":5}}}");

		assertThat(reading).isInstanceOf(Event.class);
		assertThat(reading.toString()).doesNotContain("QWX7-PLM2", "4821");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "[]", "\"text\"", "{}", "{\"orderState\":\"failed\"}",
			"{\"orderId\":\"\",\"orderState\":\"failed\"}", "{\"orderId\":{},\"orderState\":\"failed\"}",
			"{\"orderId\":\"x\"}", "{\"orderId\":\"x\",\"orderState\":\"QWX7-PLM2\"}",
			"{\"orderId\":\"x\",\"orderState\":null}",
			"{\"orderId\":\"x\",\"orderId\":\"y\",\"orderState\":\"failed\"}" })
	void cannotReadAnyOtherForm(String body) {
		assertThat(read(body)).isInstanceOfSatisfying(Unreadable.class,
				(unreadable) -> assertThat(unreadable.message()).isNotBlank().doesNotContain("QWX7-PLM2"));
	}

	private static WebhookReading read(String body) {
		return new GifthubProvider().webhooks().read(new Webhook(Map.of(), body), TestSettings.settings());
	}

}
