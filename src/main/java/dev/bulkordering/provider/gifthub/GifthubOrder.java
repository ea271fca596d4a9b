package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.http.Json;

/**
 * The {@code data} of GiftHub's answers about an order. The document's pages name its id
 * {@code id} or {@code uid}, and show its invoice as a text or as an object.
 *
 * @param data the object as it came
 * @param wallet the wallet that pays
 */
record GifthubOrder(JsonNode data, String wallet) {

	@Nullable String id() {
		String id = Json.id(data, "id");
		return id == null ? Json.id(data, "uid") : id;
	}

	String state() {
		String state = Json.text(data, "state");
		return state == null ? "" : state.toLowerCase(Locale.ROOT);
	}

	@Nullable String reference() {
		return Json.text(data, "reference");
	}

	@Nullable Instant expiresAt() {
		Long millis = Json.wholeNumber(data, "expiresAt");
		return millis == null ? null : Instant.ofEpochMilli(millis);
	}

	/** What the wallet pays, if the invoice says so. */
	@Nullable BigDecimal total() {
		return Json.decimal(data.path("invoice"), "total");
	}

	/** The currency of that. */
	String currency() {
		String named = Json.text(data.path("invoice"), "wallet");
		return named == null || !named.matches("[A-Za-z]{3}") ? wallet : named.toUpperCase(Locale.ROOT);
	}

	boolean hasRedeemData() {
		return data.path("redeemData").isObject();
	}

	/** All cards and codes that are handed out. */
	List<Card> cards() {
		List<Card> cards = new ArrayList<>();
		for (Map.Entry<String, JsonNode> ofSku : data.path("redeemData").properties()) {
			JsonNode redeem = ofSku.getValue();
			redeem.path("cards").values().forEach((card) -> {
				Card read = card(ofSku.getKey(), redeem, card);
				if (read.code() != null || read.pin() != null || read.link() != null || read.serial() != null) {
					cards.add(read);
				}
			});
		}
		return cards;
	}

	private static Card card(String sku, JsonNode redeem, JsonNode card) {
		return new Card(sku, null, Json.text(card, "redeemPin"), Json.text(card, "redeemCardCode"),
				Json.text(card, "redeemLink"), Json.text(card, "redeemSerialNumber"), null,
				Json.text(card, "expirationDate"), Json.decimal(redeem, "value"), Json.text(redeem, "currency"));
	}

	/** How many units of each SKU of the order are delivered, by the cards there are. */
	Map<String, Integer> delivered(PlaceableOrder order, List<Card> cards) {
		Map<String, Integer> delivered = new LinkedHashMap<>();
		for (Item item : order.items()) {
			long count = cards.stream().filter((card) -> card.sku().equals(item.sku())).count();
			delivered.put(item.sku(), (int) Math.min(count, item.units()));
		}
		return delivered;
	}

	Receipt receipt(String id, List<Card> cards, @Nullable Map<String, Integer> delivered, String answer) {
		BigDecimal total = total();
		return new Receipt(id, total, total == null ? null : currency(), cards, delivered, answer);
	}

	@Override
	public String toString() {
		return "GifthubOrder[" + id() + "]";
	}

}
