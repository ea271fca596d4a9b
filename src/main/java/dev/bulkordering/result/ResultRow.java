package dev.bulkordering.result;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of the input and what became of it.
 *
 * @param row row number as Excel shows it
 * @param cells the row's cells as text, in the order of the input's columns; a shorter
 * list is filled up with blanks
 * @param units what became of its units
 * @param references references of the orders that hold its units
 * @param providerOrderIds the provider's ids of these orders, as far as they are known
 * @param amount price times units ordered
 * @param currency ISO code of the amount; null where the row has none that is valid
 * @param code the provider's or our code for what went wrong
 * @param message what went wrong, for people
 */
public record ResultRow(int row, List<String> cells, ResultUnits units, List<String> references,
		List<String> providerOrderIds, BigDecimal amount, @Nullable String currency, @Nullable String code,
		@Nullable String message) {

	/** A row that failed its checks. */
	public static ResultRow invalid(int row, List<String> cells, String message) {
		return new ResultRow(row, cells, ResultUnits.NONE, List.of(), List.of(), BigDecimal.ZERO, null, null, message);
	}

	/** The row's status, as its units have it. */
	public ResultStatus status() {
		return ResultStatus.of(units);
	}

}
