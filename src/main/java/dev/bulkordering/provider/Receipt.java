package dev.bulkordering.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;

/**
 * What a provider tells of an order that exists.
 *
 * @param providerOrderId the provider's own id, if it gave one
 * @param charged what was or will be charged, if it says so
 * @param chargedCurrency the currency of that
 * @param cards cards and codes handed out with this answer: all of the order's so far
 * @param deliveredUnits units delivered by SKU where the order is delivered in part, else
 * null: all of them
 * @param answer the answer in a few words, for people; nothing secret
 */
public record Receipt(@Nullable String providerOrderId, @Nullable BigDecimal charged, @Nullable String chargedCurrency,
		List<Card> cards, @Nullable Map<String, Integer> deliveredUnits, String answer) {

	/** A receipt with nothing but an id. */
	public static Receipt of(@Nullable String providerOrderId, String answer) {
		return new Receipt(providerOrderId, null, null, List.of(), null, answer);
	}

}
