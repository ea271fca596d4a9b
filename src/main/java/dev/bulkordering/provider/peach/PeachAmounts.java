package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.PlaceableOrder.RowPart;

/**
 * What an order asks its contact for, in whole paise. The example on the page 'Create an
 * order' does not add up, so these amounts are ours: an item's {@code amount} is for one
 * unit; tax, shipping and discount are for a row, and summed over the order's rows.
 *
 * @param subtotal what all units cost, at their sale price where they have one
 * @param tax of all rows
 * @param shipping of all rows
 * @param discount of all rows, taken off
 */
record PeachAmounts(BigDecimal subtotal, BigDecimal tax, BigDecimal shipping, BigDecimal discount) {

	private static final int PAISE_DIGITS = 2;

	static PeachAmounts of(PlaceableOrder order) {
		return new PeachAmounts(sum(order.items(), (item) -> times(unitPrice(item), item.units())),
				sumOfRows(order, PeachRules.TAX), sumOfRows(order, PeachRules.SHIPPING),
				sumOfRows(order, PeachRules.DISCOUNT));
	}

	/** What is to be paid in the end; below 0 where the discount is too large. */
	BigDecimal total() {
		return subtotal.add(tax).add(shipping).subtract(discount);
	}

	/** What the units of an order cost by its rows, which must be the subtotal. */
	static BigDecimal subtotalByRows(PlaceableOrder order) {
		return sum(order.rows(), (row) -> {
			boolean reduced = !row.values().getOrDefault(PeachRules.SALE_PRICE, "").isEmpty();
			return times(amount(row.values(), reduced ? PeachRules.SALE_PRICE : PeachRules.PRICE), row.units());
		});
	}

	/** A row's amount in rupees; 0 where it gives none. */
	static BigDecimal amount(Map<String, String> values, String field) {
		String text = values.getOrDefault(field, "");
		return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
	}

	/** Rupees as whole paise, as the page's integers are to be read. */
	static BigDecimal paise(BigDecimal rupees) {
		return rupees.movePointRight(PAISE_DIGITS).setScale(0, RoundingMode.UNNECESSARY);
	}

	/** Paise as people write them, such as {@code INR 275.80}. */
	static String shown(BigDecimal paise) {
		return PeachRules.RUPEES + " " + paise.movePointLeft(PAISE_DIGITS).toPlainString();
	}

	private static BigDecimal unitPrice(Item item) {
		return item.variant().isEmpty() ? item.price() : new BigDecimal(item.variant());
	}

	private static BigDecimal sumOfRows(PlaceableOrder order, String field) {
		return sum(order.rows(), (RowPart row) -> amount(row.values(), field));
	}

	private static BigDecimal times(BigDecimal rupees, int units) {
		return rupees.multiply(BigDecimal.valueOf(units));
	}

	private static <T> BigDecimal sum(Iterable<T> parts, Function<T, BigDecimal> rupees) {
		BigDecimal sum = BigDecimal.ZERO;
		for (T part : parts) {
			sum = sum.add(rupees.apply(part));
		}
		return paise(sum);
	}

}
