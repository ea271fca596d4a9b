package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.http.Json;

/**
 * An order as Plum tells of it. That it is told of says that it was taken;
 * {@code deliveryStatus}, in whatever case, says what became of it, and a word that no
 * page lists says that it is not delivered yet.
 *
 * @param data the order's object as it came
 * @param order the order that was asked for
 */
record PlumOrder(JsonNode data, PlaceableOrder order) {

	private static final String CANCELED = "CANCELED";

	@Nullable String id() {
		return id(data);
	}

	/** An order's id, which some answers write with a decimal point; null if none. */
	static @Nullable String id(JsonNode parent) {
		String id = Json.id(parent, "orderId");
		return id == null ? null : id.replaceFirst("^(\\d+)\\.0+$", "$1");
	}

	/** Whether the answer says which order it tells of. */
	boolean isNamed() {
		return id() != null || poNumber() != null;
	}

	/** Whether it is another order than the one that was asked for. */
	boolean isOfAnother() {
		String id = id();
		String poNumber = poNumber();
		return poNumber != null && !poNumber.equals(order.reference())
				|| id != null && order.providerOrderId() != null && !id.equals(order.providerOrderId());
	}

	private @Nullable String poNumber() {
		return Json.text(data, "poNumber");
	}

	/**
	 * What became of the order. Vouchers are placed once all of them are here.
	 * @return {@link Placed}, {@link Accepted}, {@link Rejected} if it was cancelled, or
	 * {@link Unknown} if it contradicts itself
	 */
	Outcome outcome() {
		String status = Json.text(data, "deliveryStatus");
		List<Card> cards = cards();
		return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
			case "delivered" -> PlumRules.isTopUp(order.values()) || cards.size() >= order.units()
					? new Placed(receipt(cards, "delivered"))
					: new Accepted(receipt(cards, "delivered, codes outstanding"));
			case "canceled", "cancelled" ->
				cards.isEmpty() ? Rejected.order(CANCELED, "Plum took the order and then cancelled it") : Unknown
					.own(IfNotThere.HOLD, CANCELED, "Plum calls the order cancelled, and hands out codes for it");
			default -> new Accepted(receipt(cards, "taken, not delivered yet"));
		};
	}

	private List<Card> cards() {
		List<Card> cards = new ArrayList<>();
		for (JsonNode voucher : data.path("vouchers").values()) {
			Card card = card(voucher);
			boolean says = card.code() != null || card.link() != null || card.pin() != null;
			if (says && !cards.contains(card)) {
				cards.add(card);
			}
		}
		return cards;
	}

	// The types 'url' and 'urlPin' have a link where others have a code.
	private Card card(JsonNode voucher) {
		String type = Json.text(voucher, "type");
		boolean isLink = type != null && type.toLowerCase(Locale.ROOT).startsWith("url");
		String code = Json.text(voucher, "voucherCode");
		return new Card(order.items().get(0).sku(), null, Json.text(voucher, "pin"), isLink ? null : code,
				isLink ? code : null, null, null, Json.text(voucher, "validity"), Json.decimal(voucher, "amount"),
				currency(voucher, "currency"));
	}

	// An amount that was converted is in the account's currency, which no field names.
	private Receipt receipt(List<Card> cards, String answer) {
		BigDecimal rate = Json.decimal(data, "currencyValue");
		boolean converted = rate == null ? !isAbsent("currencyValue") : rate.compareTo(BigDecimal.ONE) != 0;
		String currency = converted ? null : currency(data, "currencyCode");
		BigDecimal charged = currency == null ? null : Json.decimal(data, "amountCharged");
		return new Receipt(id(), charged, charged == null ? null : currency, cards, null, answer);
	}

	private boolean isAbsent(String field) {
		JsonNode node = data.path(field);
		return node.isMissingNode() || node.isNull() || node.isString() && node.stringValue().isBlank();
	}

	private static @Nullable String currency(JsonNode parent, String field) {
		String currency = Json.text(parent, field);
		return currency == null || !currency.matches("[A-Za-z]{3}") ? null : currency.toUpperCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "PlumOrder[" + id() + "]";
	}

}
