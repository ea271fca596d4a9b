package dev.bulkordering.provider.peach;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Irrelevant;
import dev.bulkordering.provider.WebhookReading.Unreadable;
import dev.bulkordering.provider.http.Json;

/**
 * Peach's webhooks {@code order.completed} and {@code order.canceled}. No page describes
 * a signature, so a webhook is never more than a hint which order to look up.
 */
final class PeachWebhooks implements WebhookReader {

	@Override
	public WebhookReading read(Webhook webhook, ProviderSettings settings) {
		JsonNode json = Json.parse(webhook.body().getBytes(StandardCharsets.UTF_8));
		// one public page names the event by its type
		String named = json == null ? null : Json.text(json, "event");
		String event = json == null || named != null ? named : Json.text(json, "type");
		if (json == null || event == null) {
			return new Unreadable("the body is no JSON object with an event");
		}
		return switch (event) {
			case "order.completed" -> ended(json.path("data"), "the order was paid");
			case "order.canceled" -> ended(json.path("data"), "the order was canceled");
			default -> new Irrelevant("an event that does not end an order");
		};
	}

	private static WebhookReading ended(JsonNode data, String what) {
		PeachOrder order = new PeachOrder(data);
		String id = order.id();
		return id == null ? new Unreadable("the event does not say which order it is about")
				: new Event(id, order.reference(), null, "Peach says that " + what);
	}

}
