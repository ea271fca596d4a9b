package dev.bulkordering.provider.budgetree;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.http.Json;

/**
 * What an answer says of an order: of the answer to the order itself, and of the status
 * API's.
 *
 * @param json the answer's body
 * @param order the order that it was asked about
 */
record OrderStatus(JsonNode json, PlaceableOrder order) {

	/** The status in upper case; empty if there is none. */
	String status() {
		String status = Json.text(json, "status");
		return status == null ? "" : status.toUpperCase(Locale.ROOT);
	}

	/** Budgetree's id of the order, from the answer or from before. */
	@Nullable String id() {
		String id = Json.id(json, "orderId");
		return id == null ? order.providerOrderId() : id;
	}

	/** Whether the answer names another reference or id than the order's. */
	boolean isOfAnother() {
		String refno = Json.text(json, "refno");
		String id = Json.id(json, "orderId");
		return refno != null && !refno.equals(order.reference())
				|| id != null && order.providerOrderId() != null && !id.equals(order.providerOrderId());
	}

	@Override
	public String toString() {
		return "OrderStatus[" + status() + "]";
	}

}
