package dev.bulkordering.provider;

import java.math.BigDecimal;

/** What the provider says of the money that orders are paid from. */
public sealed interface BalanceAnswer {

	/**
	 * What is left.
	 *
	 * @param amount in the currency's major unit
	 * @param currency ISO code
	 */
	record Known(BigDecimal amount, String currency) implements BalanceAnswer {
	}

	/**
	 * No answer, or none that can be understood.
	 *
	 * @param message why, for people
	 */
	record NotTold(String message) implements BalanceAnswer {
	}

}
