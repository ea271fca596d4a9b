package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.http.Json;

/**
 * What EnKash tells of an order, in the answer to it or when asked. No page shows a
 * success, so that the vouchers prove it: as many as were asked for.
 *
 * @param data the object as it came; a missing node if there was none
 * @param order the order that it should be about
 */
record EnkashOrder(JsonNode data, PlaceableOrder order) {

	/** The word of the page about a single order, and others for the same. */
	private static final Set<String> DONE = Set.of("", "SUCCESS", "SUCCESSFUL", "COMPLETED");

	/**
	 * Ended with some of its vouchers. No page shows such an end, so that only words for
	 * a result count; others may speak of an order that is under way.
	 */
	private static final Set<String> DONE_IN_PART = Set.of("PARTIAL_SUCCESS", "PARTIALLY_SUCCESSFUL");

	/** Ended without buying anything. */
	private static final Set<String> FAILED = Set.of("FAILED", "FAILURE", "REJECTED", "DECLINED", "CANCELLED",
			"CANCELED");

	private static final Pattern WORD = Pattern.compile("[A-Z_]{1,40}");

	/** What has become of an order. */
	enum Standing {

		/** All vouchers are here. */
		DELIVERED,
		/** It ended with some vouchers, and there will be no more. */
		DELIVERED_IN_PART,
		/** It ended without a voucher. */
		FAILED,
		/** It ended as failed, and hands out vouchers. */
		CONTRADICTORY,
		/** Vouchers are outstanding, or its state is no word that is known. */
		IN_WORK

	}

	/** Whether it says anything of an order. */
	boolean isThere() {
		return Stream.of("orderId", "orderStatus", "partnerOrderReferenceId")
			.anyMatch((field) -> Json.text(data, field) != null);
	}

	/** Whether it is about an order of another reference. */
	boolean isOfAnother() {
		String reference = Json.text(data, "partnerOrderReferenceId");
		return reference != null && !reference.equals(order.reference());
	}

	Standing standing() {
		int vouchers = cards().size();
		String status = status();
		if (FAILED.contains(status)) {
			return vouchers == 0 ? Standing.FAILED : Standing.CONTRADICTORY;
		}
		boolean partly = DONE_IN_PART.contains(status);
		if (vouchers >= order.units() && (partly || DONE.contains(status))) {
			return Standing.DELIVERED;
		}
		return partly && vouchers > 0 ? Standing.DELIVERED_IN_PART : Standing.IN_WORK;
	}

	/** The order's state in capitals; empty if there is none. */
	String status() {
		String status = Json.text(data, "orderStatus");
		return status == null ? "" : status.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
	}

	/** The vouchers, each once, as cards. */
	List<Card> cards() {
		Item item = order.items().get(0);
		Map<List<String>, Card> cards = new LinkedHashMap<>();
		data.path("voucherDetailsList").values().forEach((voucher) -> {
			String number = Json.text(voucher, "cardNumber");
			String pin = Json.text(voucher, "pin");
			if (number != null || pin != null) {
				cards.putIfAbsent(List.of(number == null ? "" : number, pin == null ? "" : pin),
						new Card(item.sku(), number, pin, null, null, null, null, Json.text(voucher, "expiryDate"),
								item.price(), EnkashRules.CURRENCY));
			}
		});
		return new ArrayList<>(cards.values());
	}

	Receipt receipt() {
		String id = Json.id(data, "orderId");
		BigDecimal paid = Json.decimal(data, "paidAmount");
		List<Card> cards = cards();
		boolean inPart = standing() == Standing.DELIVERED_IN_PART;
		return new Receipt(id == null ? order.providerOrderId() : id, paid, paid == null ? null : EnkashRules.CURRENCY,
				cards, inPart ? Map.of(order.items().get(0).sku(), cards.size()) : null, answer(cards.size()));
	}

	private String answer(int vouchers) {
		String status = status();
		String shown = status.isEmpty() ? "taken" : WORD.matcher(status).matches() ? status : "a state of its own";
		return shown + ", " + vouchers + " of " + order.units() + " vouchers";
	}

	@Override
	public String toString() {
		return "EnkashOrder[" + order.reference() + "]";
	}

}
