package dev.bulkordering.sheet.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;

/**
 * Excel's numbers and dates. Excel computes in binary and shows no more than 15
 * significant digits, so 12.500000000000002 in a file is the 12.5 that its author saw.
 */
final class ExcelNumber {

	private static final MathContext EXCEL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

	/** Up to here every whole number has its own double. */
	private static final double EXACT_WHOLE_NUMBERS = 0x1p53;

	/** The day that Excel believes 1900 to have had, and its serial number. */
	private static final int PHANTOM_DAY = 60;

	/** The first serial number after 31 December 9999. */
	private static final double END_OF_DATES = 2958466;

	private static final int DAYS_FROM_1900_TO_1904 = 1462;

	private static final long MILLIS_A_DAY = 24L * 60 * 60 * 1000;

	private ExcelNumber() {
	}

	/**
	 * The number that a workbook's XML holds.
	 * @throws NumberFormatException if it is none that Excel could have written
	 */
	static BigDecimal parse(String raw) {
		double approximate = Double.parseDouble(raw);
		if (!Double.isFinite(approximate)) {
			throw new NumberFormatException(raw);
		}
		if (approximate == 0) {
			return BigDecimal.ZERO;
		}
		BigDecimal exact = new BigDecimal(raw);
		boolean whole = approximate == Math.rint(approximate) && Math.abs(approximate) <= EXACT_WHOLE_NUMBERS
				&& exact.stripTrailingZeros().scale() <= 0;
		return whole ? exact : exact.round(EXCEL_DIGITS);
	}

	/** The number behind a double of a binary workbook, null if it is none. */
	static @Nullable BigDecimal of(double value) {
		if (!Double.isFinite(value)) {
			return null;
		}
		boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT_WHOLE_NUMBERS;
		return whole ? BigDecimal.valueOf((long) value) : new BigDecimal(Double.toString(value)).round(EXCEL_DIGITS);
	}

	/**
	 * The date of a serial number, to the millisecond; a number that is no date stays
	 * one, and the day that never was (29 February 1900) stays text.
	 */
	static Cell date(BigDecimal serial, boolean from1904) {
		double value = serial.doubleValue() + (from1904 ? DAYS_FROM_1900_TO_1904 : 0);
		if (serial.signum() < 0 || value >= END_OF_DATES) {
			return new Cell.Numeric(serial);
		}
		long day = (long) Math.floor(value);
		long millis = Math.round((value - day) * MILLIS_A_DAY);
		LocalDateTime epoch = LocalDateTime.of(1899, 12, (value < PHANTOM_DAY) ? 31 : 30, 0, 0);
		LocalDateTime date = epoch.plusDays(day).plus(millis, ChronoUnit.MILLIS);
		if (day == PHANTOM_DAY && !from1904) {
			return new Cell.Text("1900-02-29T" + date.toLocalTime());
		}
		return new Cell.DateTime(date);
	}

}
