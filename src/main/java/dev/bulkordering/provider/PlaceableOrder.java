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
 * @param rows the sheet's rows that have units in the order, by number
 */
public record PlaceableOrder(String reference, String currency, BigDecimal value, List<Item> items,
		Map<String, String> values, Outcome.@Nullable Quote quote, @Nullable String providerOrderId,
		int buyingCallsBefore, List<RowPart> rows) {

	/** An order of which nobody needs to know the single rows. */
	public PlaceableOrder(String reference, String currency, BigDecimal value, List<Item> items,
			Map<String, String> values, Outcome.@Nullable Quote quote, @Nullable String providerOrderId,
			int buyingCallsBefore) {
		this(reference, currency, value, items, values, quote, providerOrderId, buyingCallsBefore, List.of());
	}

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

	/**
	 * What a row of the sheet has in the order.
	 *
	 * @param row row number as Excel shows it
	 * @param units its units in this order; the others are in other orders
	 * @param values all fields of the row
	 */
	public record RowPart(int row, int units, Map<String, String> values) {

	}

	/** The same order under an id that the provider may know it by. */
	public PlaceableOrder withProviderOrderId(String id) {
		return new PlaceableOrder(reference, currency, value, items, values, quote, id, buyingCallsBefore, rows);
	}

	/** Units of all items. */
	public int units() {
		return items.stream().mapToInt(Item::units).sum();
	}

}
