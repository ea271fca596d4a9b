package dev.bulkordering.sandbox.peach;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;

/** The bodies of the API's good answers, with every field that its pages show. */
final class Answers {

	private Answers() {
	}

	/** The answer to a new order: what was asked for, with the id that it goes by. */
	static Answer created(Purchase order) {
		ObjectNode echo = (ObjectNode) asked(order).deepCopy();
		return Answer.json(201, echo.put("id", order.reference()));
	}

	/** The answer to a look-up. It is flat, unlike the order that was sent. */
	static Answer found(Purchase order, String state, Instant changed) {
		JsonNode asked = asked(order);
		ObjectNode body = Json.object().put("id", order.id()).put("status", state);
		body.put("reference_id", order.reference()).put("external_id", order.reference());
		body.set("product_type", asked.get("type"));
		body.set("subtotal", asked.get("subtotal"));
		for (String extra : new String[] { "tax", "shipping", "discount" }) {
			body.put(extra, OrderCheck.extra(asked, extra));
			body.set(extra + "_description", asked.path(extra).get("description"));
		}
		body.set("total_amount", asked.get("total_amount"));
		JsonNode expiry = asked.at("/expiration/timestamp");
		body.put("expiration", expiry.isNumber() ? Instant.ofEpochSecond(expiry.longValue()).toString() : null);
		body.set("expiration_description", asked.at("/expiration").get("description"));
		body.putObject("contact").setAll(contact(asked));
		body.set("items", items(asked.path("items")));
		return Answer.json(200,
				body.put("created_at", order.createdAt().toString()).put("updated_at", changed.toString()));
	}

	private static ObjectNode contact(JsonNode asked) {
		ObjectNode contact = Json.object();
		contact.set("phone_number", asked.path("contact").get("phone_number"));
		return contact.set("name", asked.path("contact").get("name"));
	}

	private static ArrayNode items(JsonNode asked) {
		ArrayNode items = Json.array();
		for (JsonNode item : asked) {
			int number = items.size() + 1;
			ObjectNode shown = items.addObject().put("id", number).put("product_id", number);
			shown.set("name", item.get("name"));
			shown.put("quantity", OrderCheck.quantity(item));
			shown.set("amount", item.get("amount"));
			shown.put("sale_amount", OrderCheck.price(item)).putNull("currency");
		}
		return items;
	}

	/** The order as it was sent. */
	static JsonNode asked(Purchase order) {
		return order.details().path("asked");
	}

}
