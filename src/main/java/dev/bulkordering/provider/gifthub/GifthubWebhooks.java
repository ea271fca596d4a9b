package dev.bulkordering.provider.gifthub;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Unreadable;
import dev.bulkordering.provider.http.Json;

/**
 * GiftHub's page 'Order Webhook'. How to verify one is documented nowhere, so a webhook
 * is a hint to look the order up; the codes that it carries are not read, for the look-up
 * brings them from GiftHub itself.
 */
final class GifthubWebhooks implements WebhookReader {

	private static final Set<String> STATES = Set.of("partial", "failed", "successful", "rejected");

	@Override
	public WebhookReading read(Webhook webhook, ProviderSettings settings) {
		JsonNode json = Json.parse(webhook.body().getBytes(StandardCharsets.UTF_8));
		if (json == null || !json.isObject()) {
			return new Unreadable("the body is no JSON object");
		}
		String id = Json.id(json, "orderId");
		if (id == null) {
			return new Unreadable("there is no orderId that can be read");
		}
		String state = state(json);
		if (state == null) {
			return new Unreadable("orderState is none of those that GiftHub documents");
		}
		return new Event(id, Json.id(json, "reference"), null, "GiftHub says that the order is " + state);
	}

	private static @Nullable String state(JsonNode json) {
		String state = Json.text(json, "orderState");
		String known = state == null ? "" : state.toLowerCase(Locale.ROOT);
		return STATES.contains(known) ? known : null;
	}

}
