package dev.bulkordering.placement;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Receipt;

/** Compares what a provider quotes or charges with what was planned. */
final class PriceGuard {

	/** The code of an order whose price moved. */
	static final String PRICE_CHANGED = "PRICE_CHANGED";

	private final BigDecimal tolerance;

	PriceGuard(BigDecimal tolerance) {
		this.tolerance = tolerance;
	}

	/** Flags an order whose charge is off the plan; it stands as it is. */
	void flag(Order order, Receipt receipt) {
		String difference = difference(order, receipt.charged(), receipt.chargedCurrency(), "charged");
		if (difference != null) {
			order.flag(PRICE_CHANGED, difference);
		}
	}

	/**
	 * Says by how much an amount is off, or null if it is within the tolerance, unknown,
	 * or of another currency than the plan.
	 */
	@Nullable String difference(Order order, @Nullable BigDecimal amount, @Nullable String currency, String verb) {
		if (amount == null || !order.identity.currency().equals(currency)
				|| amount.subtract(order.amount).abs().compareTo(tolerance) <= 0) {
			return null;
		}
		return verb + " " + amount.toPlainString() + " " + currency + ", planned "
				+ order.amount.stripTrailingZeros().toPlainString() + " " + currency;
	}

}
