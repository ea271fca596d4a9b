package dev.bulkordering.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An order as a gateway sends it.
 *
 * @param reference our key for it
 * @param currency ISO code of its prices
 * @param value sum of price times units, in the currency's major unit
 * @param items what is ordered: each SKU once, sorted by SKU by code point
 * @param values the fields that the order's lines share (those of its first row)
 * @param quote the quote to confirm or to ask about, if there is one
 * @param providerOrderId the provider's own id, once known
 * @param buyingCallsBefore how many calls that may buy were ever sent for this order, and
 * in two-step mode for this quote
 */
public record PlaceableOrder(String reference, String currency, BigDecimal value, List<Item> items,
		Map<String, String> values, Outcome.@Nullable Quote quote, @Nullable String providerOrderId,
		int buyingCallsBefore) {

	/**
	 * Units of one SKU.
	 *
	 * @param sku the SKU
	 * @param variant see {@link dev.bulkordering.order.Line#variant()}
	 * @param price of one unit
	 * @param units how many
	 * @param values the fields of the first row that wants them
	 */
	public record Item(String sku, String variant, BigDecimal price, int units, Map<String, String> values) {

	}

	/** Units of all items. */
	public int units() {
		return items.stream().mapToInt(Item::units).sum();
	}

}
