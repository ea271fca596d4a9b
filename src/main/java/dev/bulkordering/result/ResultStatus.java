package dev.bulkordering.result;

import java.util.Locale;

/** What became of a row, in one word. */
public enum ResultStatus {

	/** Every unit is bought. */
	ORDERED,
	/** The provider has taken every unit and finishes later. */
	PENDING,
	/** Every unit was refused. */
	REJECTED,
	/** Every unit is in doubt, or waits for an operator. */
	HELD,
	/** No unit was tried, because the run stopped before. */
	SKIPPED,
	/** The row's units ended differently; their counts say how. */
	PARTLY,
	/** The row failed its checks; nothing was asked of a provider. */
	INVALID;

	/**
	 * The status that follows from what became of a row's units. A row that asks for none
	 * never became a line, so it is invalid.
	 */
	public static ResultStatus of(ResultUnits units) {
		int asked = units.asked();
		if (asked == 0) {
			return INVALID;
		}
		if (units.ordered() == asked) {
			return ORDERED;
		}
		if (units.pending() == asked) {
			return PENDING;
		}
		if (units.rejected() == asked) {
			return REJECTED;
		}
		if (units.held() == asked) {
			return HELD;
		}
		return units.skipped() == asked ? SKIPPED : PARTLY;
	}

	/** The word as a result sheet shows it. */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
