package dev.bulkordering.job;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunReport.Units;

/**
 * A row of a run's sheet and what became of it, as lists show it.
 *
 * @param row row number as Excel shows it
 * @param status what became of it
 * @param reference the row's own reference, if it has one
 * @param sku what it asks for; null for an invalid row
 * @param units what became of its units
 * @param message what went wrong, if anything
 */
public record RowLine(int row, Status status, @Nullable String reference, @Nullable String sku, Units units,
		@Nullable String message) {

	/** What became of a row, in one word, as a result sheet has it. */
	public enum Status {

		/** Every unit is bought. */
		ORDERED,
		/** The provider has taken every unit and finishes later. */
		PENDING,
		/** Every unit was refused. */
		REJECTED,
		/** Every unit is in doubt, or waits for an operator. */
		HELD,
		/** No unit was tried. */
		SKIPPED,
		/** The row's units ended differently. */
		PARTLY,
		/** The row failed its checks. */
		INVALID;

		/** The word for people. */
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Which rows are wanted.
	 *
	 * @param status only those; null means any
	 * @param text only those with this text, whatever its case, in a cell of theirs, or
	 * with an order of this reference or provider's id; blank means any
	 */
	public record Filter(@Nullable Status status, String text) {

	}

}
