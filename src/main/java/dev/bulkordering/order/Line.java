package dev.bulkordering.order;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row that was read and checked: what to order, how many, at what price, for whom.
 *
 * @param row row number as Excel shows it
 * @param reference the row's own reference, unique in the sheet, if it has one
 * @param sku what to order, in the provider's words
 * @param variant what else tells two items of one SKU and price apart, such as a product
 * type; empty for most. An order holds a SKU once, so in one variant
 * @param price of one unit, in the currency's major unit
 * @param quantity units asked, at least 1
 * @param currency ISO 4217 code
 * @param groupKey lines that may share an order have the same one
 * @param values every field that the row or the job gives, by canonical name, in the one
 * written form of its {@link FieldType}
 */
public record Line(int row, @Nullable String reference, String sku, String variant, BigDecimal price, int quantity,
		String currency, String groupKey, Map<String, String> values) {

}
