package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.http.Json;

/**
 * The body of {@code POST /orders}: the fields of the page 'Create an order' in its
 * order, without {@code app_execution_id}, which is for orders that began at Peach, and
 * without what an order does not have.
 */
final class PeachRequest {

	private PeachRequest() {
	}

	static ObjectNode of(PlaceableOrder order, PeachAmounts amounts, PeachOptions options) {
		Map<String, String> values = order.values();
		ObjectNode body = Json.object().put("id", order.reference()).put("type", options.typeOf(values));
		ObjectNode contact = body.putObject("contact");
		putIfThere(contact, "name", values.get(PeachRules.NAME));
		putIfThere(contact, "email", values.get(PeachRules.EMAIL));
		putIfThere(contact, "phone_number", values.get(PeachRules.PHONE));
		for (Item item : order.items()) {
			addItem(body, item);
		}
		Instant expiry = options.expiry(values);
		if (expiry != null) {
			ObjectNode expiration = body.putObject("expiration").put("timestamp", expiry.getEpochSecond());
			putIfThere(expiration, "description", values.get(PeachRules.EXPIRES_MESSAGE));
		}
		body.put("currency", order.currency()).put("subtotal", amounts.subtotal());
		putUnlessZero(body, "tax", amounts.tax());
		putUnlessZero(body, "shipping", amounts.shipping());
		putUnlessZero(body, "discount", amounts.discount());
		return body.put("total_amount", amounts.total());
	}

	private static void addItem(ObjectNode body, Item item) {
		ObjectNode line = body.withArray("items")
			.addObject()
			.put("name", item.sku())
			.put("amount", PeachAmounts.paise(item.price()))
			.put("quantity", item.units());
		if (!item.variant().isEmpty()) {
			line.put("sale_amount", PeachAmounts.paise(new BigDecimal(item.variant())));
		}
	}

	private static void putUnlessZero(ObjectNode body, String name, BigDecimal paise) {
		if (paise.signum() != 0) {
			body.putObject(name).put("value", paise);
		}
	}

	private static void putIfThere(ObjectNode object, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			object.put(name, value);
		}
	}

}
