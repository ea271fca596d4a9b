package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.RowPart;

/**
 * Why an order of good rows is not sent at all: what shows only once it is known which
 * units go together.
 */
final class PeachRefusals {

	/** A row's tax, shipping or discount would have to be divided. */
	static final String ROW_DIVIDED = "ROW_DIVIDED";

	/** The discount is larger than all the rest. */
	static final String NEGATIVE_TOTAL = "NEGATIVE_TOTAL";

	/** The items do not cost what the rows cost. */
	static final String TOTALS_DIFFER = "TOTALS_DIFFER";

	private PeachRefusals() {
	}

	/** The first reason against an order, or null if there is none. */
	static @Nullable Rejected of(PlaceableOrder order, PeachAmounts amounts) {
		for (RowPart row : order.rows()) {
			int asked = Integer.parseInt(row.values().getOrDefault(PeachRules.QUANTITY, "0"));
			if (asked != row.units() && hasAmountsOfItsOwn(row)) {
				return divided(row, asked);
			}
		}
		BigDecimal byRows = PeachAmounts.subtotalByRows(order);
		if (byRows.compareTo(amounts.subtotal()) != 0) {
			return Rejected.order(TOTALS_DIFFER, "the items come to " + PeachAmounts.shown(amounts.subtotal())
					+ " and their rows to " + PeachAmounts.shown(byRows) + ", so nothing was sent");
		}
		if (amounts.total().signum() < 0) {
			return Rejected.order(NEGATIVE_TOTAL,
					"the discount of " + PeachAmounts.shown(amounts.discount())
							+ " is more than there is to pay, so nothing was sent: the total would be "
							+ PeachAmounts.shown(amounts.total()));
		}
		return null;
	}

	// The item is named, so that the other items of the order stay together in one
	// request.
	private static Rejected divided(RowPart row, int asked) {
		String message = "row " + row.row() + " gives tax, shipping or discount for all of its " + asked
				+ " units, but the limits leave " + row.units()
				+ " of them in this order, so nothing was sent: make a row of each part with amounts of its own,"
				+ " or widen the limits";
		return Rejected.order(ROW_DIVIDED, message, row.values().get(PeachRules.ITEM));
	}

	// an amount of 0 can be divided
	private static boolean hasAmountsOfItsOwn(RowPart row) {
		return Stream.of(PeachRules.TAX, PeachRules.SHIPPING, PeachRules.DISCOUNT)
			.anyMatch((field) -> PeachAmounts.amount(row.values(), field).signum() != 0);
	}

}
