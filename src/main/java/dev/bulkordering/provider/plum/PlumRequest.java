package dev.bulkordering.provider.plum;

import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.http.Json;

/** The {@code data} of each of Plum's operations. */
final class PlumRequest {

	private static final int PRODUCTS_A_PAGE = 10;

	private PlumRequest() {
	}

	/**
	 * Of {@code placeOrder}: the fields of the page's table.
	 * @param topUpField name of the object that holds the number to top up
	 */
	static ObjectNode order(PlaceableOrder order, PlumOptions options, String topUpField) {
		Item item = order.items().get(0);
		Map<String, String> values = order.values();
		ObjectNode data = Json.object()
			.put("productId", Long.parseLong(item.sku()))
			.put("quantity", order.units())
			.put("denomination", Json.amount(item.price()));
		putIfThere(data, PlumRules.EMAIL, values);
		putIfThere(data, PlumRules.TAG, values);
		data.put("poNumber", order.reference())
			.put("notifyReceiverEmail", options.notifyReceiver() ? 1 : 0)
			.put("notifyAdminEmail", options.notifyAdmin() ? 1 : 0);
		if (PlumRules.isTopUp(values)) {
			TopUpPhone phone = TopUpPhone.of(values.getOrDefault(PlumRules.PHONE, ""));
			data.putObject(topUpField).put("topupPhoneCode", phone.code()).put("topupPhoneNumber", phone.number());
		}
		return data;
	}

	/**
	 * Of {@code getOrderDetails}: by our reference. Whoever sets
	 * {@code sendMailToReceiver} makes Plum write to the receiver.
	 */
	static ObjectNode details(PlaceableOrder order) {
		return Json.object().put("poNumber", order.reference()).put("orderId", 0).put("sendMailToReceiver", 0);
	}

	/**
	 * Of {@code getVouchers}: one product. Pages of different age name it in different
	 * ways, so it is named in both.
	 */
	static ObjectNode product(String product) {
		return Json.object()
			.put("limit", PRODUCTS_A_PAGE)
			.put("page", 1)
			.put("productId", Long.parseLong(product))
			.put("includeProducts", product);
	}

	private static void putIfThere(ObjectNode data, String name, Map<String, String> values) {
		String value = values.getOrDefault(name, "");
		if (!value.isEmpty()) {
			data.put(name, value);
		}
	}

}
