package dev.bulkordering.sandbox.plum;

import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.Settings;
import dev.bulkordering.sandbox.WebhookForm;

/**
 * Plum's pages 'Implementing Webhooks' and 'Securing Webhooks': the delivery status, with
 * a secret in a header; switched off once an event was not taken three times.
 */
final class DeliveryWebhook implements WebhookForm {

	private static final String OFF = "webhook-off";

	@Override
	public ObjectNode body(Purchase order, String state, long number, Instant at) {
		ObjectNode body = Json.object().put("id", number);
		body.putObject("data")
			.put("orderId", Long.parseLong(order.id()))
			.put("poNumber", order.reference())
			.put("orderDate", Answers.time(order.createdAt()))
			.put("deliveryStatus", state);
		return body.put("createdAt", Answers.time(at));
	}

	@Override
	public String keyHeader() {
		return "x-api-key";
	}

	@Override
	public boolean isOff(Settings settings) {
		return settings.flag(OFF);
	}

	@Override
	public void gaveUp(Settings settings) {
		settings.set(OFF, true);
	}

}
