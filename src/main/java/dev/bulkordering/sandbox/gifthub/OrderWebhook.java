package dev.bulkordering.sandbox.gifthub;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.Settings;
import dev.bulkordering.sandbox.WebhookForm;

/**
 * GiftHub's page 'Order Webhook': an order's end with its codes, posted to the URL that
 * the order came with.
 */
final class OrderWebhook implements WebhookForm {

	private static final Set<String> WITH_CODES = Set.of("successful", "partial");

	@Override
	public ObjectNode body(Purchase order, String state, long number, Instant at) {
		ObjectNode body = Json.object().put("orderId", order.id()).put("orderState", state);
		boolean delivered = order.bought() != null && WITH_CODES.contains(state);
		return body.put("reference", order.reference())
			.set("redeemData", delivered ? Answers.redeemData(order) : Json.object());
	}

	@Override
	public String url(Purchase order, Settings settings) {
		String own = order.details().path("webhookUrl").stringValue("");
		return own.isEmpty() ? settings.text("webhook-url") : own;
	}

	/** Says how many cards there are instead of what they are. */
	@Override
	public ObjectNode withoutCodes(ObjectNode body) {
		ObjectNode cards = Json.object();
		for (Map.Entry<String, JsonNode> entry : body.path("redeemData").properties()) {
			JsonNode product = entry.getValue();
			cards.set(entry.getKey(), Json.object().put("cards", product.path("cards").size()));
		}
		return body.has("redeemData") ? body.set("redeemData", cards) : body;
	}

}
