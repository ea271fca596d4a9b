package dev.bulkordering.order;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * One cell of a sheet with the type that the file gives it.
 */
public sealed interface Cell {

	/** A cell without a value, or with nothing but white space. */
	Cell BLANK = new Blank();

	/**
	 * The cell as a check sees it: numbers plain (no exponent, no grouping), dates ISO
	 * (the time of day only where it is not midnight), booleans {@code true} or
	 * {@code false}, errors as Excel shows them, blank as the empty text.
	 */
	String text();

	/** Whether the cell holds nothing. */
	default boolean isBlank() {
		return false;
	}

	/** An empty cell. */
	record Blank() implements Cell {

		@Override
		public String text() {
			return "";
		}

		@Override
		public boolean isBlank() {
			return true;
		}

	}

	/**
	 * Text, without white space around it.
	 *
	 * @param text the text, never blank
	 */
	record Text(String text) implements Cell {

	}

	/**
	 * A number, as the file holds it and not as a cell format shows it.
	 *
	 * @param value the number
	 */
	record Numeric(BigDecimal value) implements Cell {

		@Override
		public String text() {
			if (value.signum() == 0) {
				return "0";
			}
			BigDecimal stripped = value.stripTrailingZeros();
			return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
		}

	}

	/**
	 * A date, with or without a time of day.
	 *
	 * @param value date and time
	 */
	record DateTime(LocalDateTime value) implements Cell {

		@Override
		public String text() {
			return value.toLocalTime().equals(LocalTime.MIDNIGHT) ? value.toLocalDate().toString() : value.toString();
		}

	}

	/**
	 * A boolean.
	 *
	 * @param value the value
	 */
	record Bool(boolean value) implements Cell {

		@Override
		public String text() {
			return Boolean.toString(value);
		}

	}

	/**
	 * An error that a formula left behind.
	 *
	 * @param text the error as Excel shows it, such as {@code #N/A}
	 */
	record Error(String text) implements Cell {

		/** A formula that no program has ever calculated, so that it has no value. */
		public static final Error UNCALCULATED = new Error("#UNCALCULATED");

	}

}
