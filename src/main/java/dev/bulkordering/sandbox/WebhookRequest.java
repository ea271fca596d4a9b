package dev.bulkordering.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a test asks to have sent: the event of an order, or a forged, repeated or late
 * one.
 *
 * @param orderId the order's id at the provider
 * @param reference the order's reference, instead; its newest order counts
 * @param state the state that is told of; by default the one that the order is in
 * @param key the secret that it carries, empty for none; by default that of the settings
 * @param times how often it is sent, 1 by default
 * @param body what is sent instead of the provider's form; then the order may be none
 */
record WebhookRequest(@Nullable String orderId, @Nullable String reference, @Nullable String state,
		@Nullable String key, @Nullable Integer times, @Nullable ObjectNode body) {

	private static final int MOST = 100;

	/**
	 * Reads it.
	 * @throws BadControlException if it can't be meant so
	 */
	static WebhookRequest of(JsonNode json) {
		try {
			WebhookRequest request = Json.MAPPER.treeToValue(json, WebhookRequest.class);
			int often = request.oftenOrOnce();
			if (often < 1 || often > MOST) {
				throw new BadControlException("'times' must be from 1 to " + MOST + ", but is " + often);
			}
			return request;
		}
		catch (JacksonException ex) {
			throw new BadControlException("the webhook " + json + " can't be read: " + ex.getOriginalMessage());
		}
	}

	int oftenOrOnce() {
		return times == null ? 1 : times;
	}

	/** The order that it is about, or null. */
	@Nullable Purchase order(Ledger ledger) {
		if (orderId != null) {
			return ledger.withId(orderId);
		}
		List<Purchase> orders = (reference == null) ? List.of() : ledger.withReference(reference);
		return orders.isEmpty() ? null : orders.get(orders.size() - 1);
	}

}
