package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * Whole numbers and amounts of money, written without grouping, exponent and zeros behind
 * the last decimal.
 */
final class NumberReaders {

	/**
	 * Largest amount, exclusive: what the database's columns and the packing's numbers
	 * hold with room to spare.
	 */
	private static final BigDecimal AMOUNT_END = new BigDecimal("100000000000000");

	private static final BigDecimal MAX_WHOLE_NUMBER = BigDecimal.valueOf(Integer.MAX_VALUE);

	/** Decimals of an amount whose currency is not known; no currency has more. */
	private static final int MAX_DECIMALS = 4;

	private static final Pattern NEGATIVE = Pattern.compile("\\s*[-−–(].*|.*[-−–]\\s*");

	private static final Pattern EXPONENT = Pattern.compile("[+]?\\d+(?:[.,]\\d+)?[eE][+-]?\\d+");

	private NumberReaders() {
	}

	static Reading wholeNumber(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.Numeric numeric) {
			return wholeNumber(field, NumericCell.value(numeric));
		}
		if (!(cell instanceof Cell.Text text)) {
			return noNumber(field, cell);
		}
		List<BigDecimal> readings = NumberText.readings(text.text(), surroundings.decimal());
		return readings.size() == 1 ? wholeNumber(field, readings.get(0)) : notRead(field, text.text(), readings);
	}

	private static Reading wholeNumber(Field field, BigDecimal number) {
		if (number.stripTrailingZeros().scale() > 0) {
			return Reading.wrong(field, "it must be a whole number");
		}
		BigDecimal min = field.min() == null ? BigDecimal.ZERO : field.min();
		BigDecimal max = field.max() == null ? MAX_WHOLE_NUMBER : field.max();
		return inRange(field, number, min, max);
	}

	static Reading money(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.Numeric numeric) {
			return money(field, NumericCell.value(numeric), surroundings.currency());
		}
		if (!(cell instanceof Cell.Text text)) {
			return noNumber(field, cell);
		}
		CurrencyMark marked = CurrencyMark.of(text.text());
		Currency currency = surroundings.currency();
		List<BigDecimal> readings = NumberText.readings(marked.amount(), surroundings.decimal());
		if (readings.size() != 1 || !marked.isKnown()) {
			return notRead(field, marked.isKnown() ? marked.amount() : text.text(), readings);
		}
		if (currency != null && !marked.fits(currency)) {
			return Reading.wrong(field, "the row's currency is " + currency.getCurrencyCode() + ", which "
					+ marked.mark() + " does not stand for");
		}
		return money(field, readings.get(0), currency);
	}

	private static Reading money(Field field, BigDecimal amount, @Nullable Currency currency) {
		int decimals = currency == null ? MAX_DECIMALS : currency.getDefaultFractionDigits();
		if (amount.stripTrailingZeros().scale() > decimals) {
			String who = currency == null ? "an amount" : currency.getCurrencyCode();
			return Reading.wrong(field, who + (decimals == 0 ? " has no decimals"
					: " has at most " + decimals + (decimals == 1 ? " decimal" : " decimals")));
		}
		if (field.min() == null && amount.signum() <= 0) {
			return Reading.wrong(field, amount.signum() < 0 ? "it must not be negative" : "it must be above 0");
		}
		if (amount.compareTo(AMOUNT_END) >= 0) {
			return Reading.wrong(field, "it must be below " + shown(AMOUNT_END));
		}
		return inRange(field, amount, field.min(), field.max());
	}

	private static Reading inRange(Field field, BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max) {
		if (min != null && number.compareTo(min) < 0) {
			return Reading.wrong(field,
					number.signum() < 0 ? "it must not be negative" : "it must be at least " + shown(min));
		}
		if (max != null && number.compareTo(max) > 0) {
			return Reading.wrong(field, "it must be at most " + shown(max));
		}
		return new Reading.Value(NumericCell.plain(number));
	}

	private static Reading notRead(Field field, String text, List<BigDecimal> readings) {
		if (readings.size() > 1) {
			return Reading.wrong(field,
					"it can be read as " + NumericCell.plain(readings.get(0)) + " and as "
							+ NumericCell.plain(readings.get(1))
							+ ": write it without a separator for thousands, or set sheet.decimal in the job");
		}
		if (EXPONENT.matcher(text).matches()) {
			return Reading.wrong(field,
					"a spreadsheet has shortened it: format the column as a number and save it anew");
		}
		if (NEGATIVE.matcher(text).matches()) {
			return Reading.wrong(field, "it must not be negative");
		}
		if (text.indexOf('%') >= 0) {
			return Reading.wrong(field, "it must not be a percentage");
		}
		return Reading.wrong(field);
	}

	private static Reading noNumber(Field field, Cell cell) {
		return cell instanceof Cell.DateTime
				? Reading.wrong(field,
						"a spreadsheet has made a date of it: format the column as a number and enter it again")
				: Reading.wrong(field);
	}

	private static String shown(BigDecimal number) {
		return String.format(Locale.ROOT, "%,." + Math.max(0, number.stripTrailingZeros().scale()) + "f", number);
	}

}
