package dev.bulkordering.sandbox.budgetree;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;

/** Requests to order. */
final class Requests {

	private Requests() {
	}

	/** A good one, sync, of one SKU. */
	static ObjectNode of(String refno, String sku, int price, int qty) {
		ObjectNode request = Json.object().put("refno", refno).put("syncOnly", true).put("deliveryMode", "API");
		request.putObject("address")
			.put("salutation", "Ms.")
			.put("firstname", "Asha")
			.put("lastname", "Rao")
			.put("email", "asha.rao@example.com")
			.put("telephone", "+919812345678")
			.put("line1", "4, Lake View Road")
			.put("city", "Bengaluru")
			.put("region", "Karnataka")
			.put("country", "IN")
			.put("postcode", "560076")
			.put("billToThis", true);
		request.putArray("payments").addObject().put("code", "svc").put("amount", price * qty);
		request.putArray("products")
			.addObject()
			.put("sku", sku)
			.put("price", price)
			.put("qty", qty)
			.put("currency", 356);
		return request;
	}

	/** Replaces the field at a JSON pointer. */
	static void put(ObjectNode request, String pointer, JsonNode value) {
		int slash = pointer.lastIndexOf('/');
		((ObjectNode) request.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);
	}

}
