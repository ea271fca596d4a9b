package dev.bulkordering.sandbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a provider tells clients, of its own accord, what became of an order. */
public interface WebhookForm {

	/** Adds the settings that every provider with webhooks has. */
	static ObjectNode addSettings(ObjectNode settings) {
		return settings.put("webhook-url", "")
			.put("webhook-times", 1)
			.put("webhook-delay-ms", 0)
			.put("webhook-stale-state", "");
	}

	/**
	 * What is posted.
	 * @param order the order
	 * @param state the provider's word for the state that is told of
	 * @param number a number that no other event has
	 * @param at when it is told
	 */
	ObjectNode body(Purchase order, String state, long number, Instant at);

	/** Where it is posted to; empty for nowhere. */
	default String url(Purchase order, Settings settings) {
		return settings.text("webhook-url");
	}

	/**
	 * The header that carries the secret of the setting {@code webhook-key}, or null
	 * where the provider's webhooks carry none.
	 */
	default @Nullable String keyHeader() {
		return null;
	}

	/** The body without what must not be kept. */
	default ObjectNode withoutCodes(ObjectNode body) {
		return body;
	}

	/** Whether the provider posts none at present. */
	default boolean isOff(Settings settings) {
		return false;
	}

	/** An event was not taken, however often it was tried. */
	default void gaveUp(Settings settings) {
	}

}
