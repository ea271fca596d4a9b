package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.http.Json;

/**
 * The body of {@code POST /rest/v3/orders}: the fields of the page's table, and
 * {@code refno}, {@code syncOnly}, {@code deliveryMode} and {@code orderType}, of which
 * its text speaks.
 *
 * @param options the job's options
 * @param voucher the voucher that pays, if one does
 */
record BudgetreeRequest(BudgetreeOptions options, @Nullable Voucher voucher) {

	private static final List<String> SAME_NAME = List.of("line1", "line2", "city", "region", "country", "postcode");

	ObjectNode of(PlaceableOrder order) {
		ObjectNode body = Json.object();
		boolean billed = !options.billing().isEmpty();
		body.set("address", address(order.values()).put("billToThis", !billed));
		if (billed) {
			ObjectNode billing = body.putObject("billing");
			BillingField.ALL.forEach((field) -> putIfThere(billing, field.wire(), options.billing().get(field.wire())));
		}
		body.withArray("payments").add(payment(order));
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
		Delivery delivery = Delivery.of(order.values(), options);
		// the page: always false for payouts
		body.put("syncOnly", !delivery.isPayout() && options.isSync(order.units()));
		if (delivery.hasMode()) {
			body.put("deliveryMode", delivery.mode());
		}
		if (delivery.isPayout()) {
			body.put("orderType", Payout.ORDER_TYPE).set("payout", new Payout(order.values()).json());
		}
		return body;
	}

	private static ObjectNode address(Map<String, String> values) {
		ObjectNode address = Json.object();
		putIfThere(address, "firstname", values.get("first_name"));
		putIfThere(address, "lastname", values.get("last_name"));
		putIfThere(address, "email", values.get("email"));
		putIfThere(address, "telephone", values.get("phone"));
		SAME_NAME.forEach((name) -> putIfThere(address, name, values.get(name)));
		return address;
	}

	// The amount must be the sum of price times quantity, or the order is refused (5036).
	private ObjectNode payment(PlaceableOrder order) {
		BigDecimal sum = order.items()
			.stream()
			.map((item) -> item.price().multiply(BigDecimal.valueOf(item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		ObjectNode payment = Json.object().put("code", options.paymentCode()).put("amount", Json.amount(sum));
		putIfThere(payment, "poNumber", options.purchaseOrder().number());
		putIfThere(payment, "poDate", options.purchaseOrder().date());
		if (voucher != null) {
			payment.put("card_number", voucher.number()).put("card_pin", voucher.pin());
		}
		return payment;
	}

	private static void putIfThere(ObjectNode object, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			object.put(name, value);
		}
	}

}
