package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.bulkordering.order.Cell;

/**
 * Numbers as spreadsheets keep them: with 15 digits that count. What stands behind these
 * in a file is a remainder of binary arithmetic (0.30000000000000004) or digits that were
 * lost when somebody entered more.
 */
final class NumericCell {

	static final int DIGITS = 15;

	/** What to tell people whose number has more digits than a spreadsheet keeps. */
	static final String LOST_DIGITS = "a spreadsheet keeps only 15 digits of a number:"
			+ " format the column as text and enter it again";

	private static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_UP);

	private NumericCell() {
	}

	/** The number as the spreadsheet shows it. */
	static BigDecimal value(Cell.Numeric cell) {
		return cell.value().round(PRECISION);
	}

	/** Whether digits in front of the decimal point were lost. */
	static boolean hasLostDigits(Cell.Numeric cell) {
		return cell.value().precision() - cell.value().scale() > DIGITS;
	}

	/** The number's text, without exponent and without zeros behind the last decimal. */
	static String text(Cell.Numeric cell) {
		return plain(value(cell));
	}

	/** The one written form of a number. */
	static String plain(BigDecimal number) {
		return new Cell.Numeric(number).text();
	}

}
