package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.http.Json;

/**
 * The cards of an order as they come in, each once: pages may overlap, and the answer to
 * the order may hold the same cards as the pages.
 */
final class CardPile {

	private final PlaceableOrder order;

	private final Map<List<String>, Card> cards = new LinkedHashMap<>();

	CardPile(PlaceableOrder order) {
		this.order = order;
	}

	/**
	 * Adds the cards of an answer.
	 * @return how many of them are new
	 */
	int add(JsonNode answer) {
		int before = cards.size();
		answer.path("cards").values().forEach((one) -> {
			Card card = card(one);
			List<String> identity = Stream.of(card.number(), card.pin(), card.code(), card.link(), card.barcode())
				.map((part) -> Objects.requireNonNullElse(part, ""))
				.toList();
			if (identity.stream().anyMatch((part) -> !part.isEmpty())) {
				cards.putIfAbsent(identity, card);
			}
		});
		return cards.size() - before;
	}

	/** Whether there is a card for every unit. */
	boolean isComplete() {
		return cards.size() >= order.units();
	}

	int size() {
		return cards.size();
	}

	List<Card> all() {
		return new ArrayList<>(cards.values());
	}

	private Card card(JsonNode card) {
		String sku = Json.text(card, "sku");
		return new Card(sku == null ? onlySku() : sku, Json.text(card, "cardNumber"), Json.text(card, "cardPin"),
				Json.text(card, "activationCode"), Json.text(card, "activationUrl"), null, barcode(card),
				Json.text(card, "validity"), Json.decimal(card, "amount"), order.currency());
	}

	private String onlySku() {
		return order.items().size() == 1 ? order.items().get(0).sku() : "";
	}

	// the first of the formats is the barcode's content, where the barcode itself is
	// empty
	private static @Nullable String barcode(JsonNode card) {
		String barcode = Json.text(card, "barcode");
		return barcode == null ? Json.text(card.path("formats").path(0), "value") : barcode;
	}

}
