package dev.bulkordering.provider.plum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Fact;
import dev.bulkordering.provider.WebhookReading.Unauthorized;
import dev.bulkordering.provider.WebhookReading.Unreadable;
import dev.bulkordering.provider.http.Json;

/**
 * Plum's events about the delivery of orders, as the pages 'Implementing Webhooks' and
 * 'Securing Webhooks' describe them. Where a key is agreed upon, each event carries it,
 * and proves what it says; without one anybody could have sent it, and it is a hint.
 */
final class PlumWebhooks implements WebhookReader {

	private static final String KEY_HEADER = "x-api-key";

	private static final String KEY_SETTING = "webhook-key";

	@Override
	public WebhookReading read(Webhook webhook, ProviderSettings settings) {
		String key = settings.credential(KEY_SETTING);
		if (key != null && !isSame(key.strip(), webhook.header(KEY_HEADER))) {
			return new Unauthorized();
		}
		JsonNode json = Json.parse(webhook.body());
		if (json == null) {
			return new Unreadable("the body is no JSON");
		}
		JsonNode data = json.path("data");
		String id = PlumOrder.id(data);
		String reference = Json.id(data, "poNumber");
		String status = Json.text(data, "deliveryStatus");
		if (id == null && reference == null || status == null) {
			return new Unreadable("there is no order with a deliveryStatus in it");
		}
		return event(id, reference, status, key != null);
	}

	private static Event event(@Nullable String id, @Nullable String reference, String status, boolean authentic) {
		return switch (status.toLowerCase(Locale.ROOT)) {
			case "delivered" -> new Event(id, reference, authentic ? Fact.DELIVERED : null, "delivered");
			case "canceled", "cancelled" -> new Event(id, reference, authentic ? Fact.CANCELED : null, "cancelled");
			default -> new Event(id, reference, null, "the delivery is in a state that no page lists");
		};
	}

	// takes as long for a wrong key as for the right one
	private static boolean isSame(String key, @Nullable String sent) {
		return sent != null && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8),
				sent.strip().getBytes(StandardCharsets.UTF_8));
	}

}
