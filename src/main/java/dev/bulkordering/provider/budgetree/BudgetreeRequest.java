package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.http.Json;

/**
 * The body of {@code POST /rest/v3/orders}: the fields of the page's table, and
 * {@code refno}, {@code syncOnly} and {@code deliveryMode}, of which its text speaks.
 */
final class BudgetreeRequest {

	private BudgetreeRequest() {
	}

	static ObjectNode of(PlaceableOrder order, BudgetreeOptions options) {
		ObjectNode body = Json.object();
		boolean billed = !options.billing().isEmpty();
		body.set("address", address(order.values()).put("billToThis", !billed));
		if (billed) {
			ObjectNode billing = body.putObject("billing");
			BillingField.ALL.forEach((field) -> putIfThere(billing, field.wire(), options.billing().get(field.wire())));
		}
		body.set("payments", payments(order, options));
		body.put("refno", order.reference());
		int currency = Currency.getInstance(order.currency()).getNumericCode();
		for (Item item : order.items()) {
			body.withArray("products")
				.addObject()
				.put("sku", item.sku())
				.put("price", Json.amount(item.price()))
				.put("qty", item.units())
				.put("currency", currency);
		}
		body.put("syncOnly", options.isSync(order.units()));
		Delivery delivery = Delivery.of(order.values(), options);
		if (!delivery.physical()) {
			body.put("deliveryMode", delivery.mode());
		}
		return body;
	}

	private static ObjectNode address(Map<String, String> values) {
		ObjectNode address = Json.object();
		putIfThere(address, "firstname", values.get("first_name"));
		putIfThere(address, "lastname", values.get("last_name"));
		putIfThere(address, "email", values.get("email"));
		putIfThere(address, "telephone", values.get("phone"));
		for (String same : new String[] { "line1", "line2", "city", "region", "country", "postcode" }) {
			putIfThere(address, same, values.get(same));
		}
		return address;
	}

	// The amount must be the sum of price times quantity, or the order is refused (5036).
	private static ArrayNode payments(PlaceableOrder order, BudgetreeOptions options) {
		BigDecimal sum = order.items()
			.stream()
			.map((item) -> item.price().multiply(BigDecimal.valueOf(item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		ArrayNode payments = JsonNodeFactory.instance.arrayNode();
		ObjectNode payment = payments.addObject().put("code", options.paymentCode()).put("amount", Json.amount(sum));
		putIfThere(payment, "poNumber", options.poNumber());
		return payments;
	}

	private static void putIfThere(ObjectNode object, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			object.put(name, value);
		}
	}

}
