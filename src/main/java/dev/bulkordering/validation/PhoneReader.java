package dev.bulkordering.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * Phone numbers, written in E.164 ({@code +919876543210}). Without a country code a
 * number is one of the job's region; if it is valid only with the country code that it
 * starts with, it is read so.
 */
final class PhoneReader {

	private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

	private static final Pattern WRITTEN = Pattern.compile("[+＋]?[\\p{Nd}(][\\p{Nd}\\s\\u00a0().\\-\\u2010-\\u2015/]+");

	private static final Pattern SHORTENED = Pattern.compile("[+]?\\d+(?:[.,]\\d+)?[eE][+-]?\\d+");

	/** A number that a program wrote with a decimal: 919876543210.0. */
	private static final Pattern WITH_DECIMAL = Pattern.compile("(?<number>\\+?\\d{6,})\\.0+");

	private static final Pattern TRAILING_ZEROS = Pattern.compile("0+$");

	/** How many digits a spreadsheet leaves of a number that it shortens. */
	private static final int SHORTENED_DIGITS = 6;

	/** How many digits a number that it shortens has at least. */
	private static final int SHORTENED_FROM = 10;

	private static final String LOST_DIGITS = "a spreadsheet has shortened it and its last digits are lost:"
			+ " format the column as text and enter the number again";

	private PhoneReader() {
	}

	static Reading read(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.Numeric numeric) {
			String digits = NumericCell.text(numeric);
			if (digits.indexOf('.') >= 0) {
				return Reading.wrong(field);
			}
			return isShortened(numeric, digits) ? Reading.wrong(field, LOST_DIGITS)
					: read(field, digits, surroundings.region());
		}
		if (SHORTENED.matcher(cell.text()).matches()) {
			return Reading.wrong(field, LOST_DIGITS);
		}
		return read(field, cell.text(), surroundings.region());
	}

	private static Reading read(Field field, String text, String region) {
		Matcher decimal = WITH_DECIMAL.matcher(text);
		String number = decimal.matches() ? decimal.group("number") : text;
		if (!WRITTEN.matcher(number).matches()) {
			return Reading.wrong(field);
		}
		return Stream.of(number, "+" + number)
			.map((written) -> valid(written, region))
			.flatMap(Optional::stream)
			.findFirst()
			.<Reading>map((valid) -> new Reading.Value(PHONES.format(valid, PhoneNumberUtil.PhoneNumberFormat.E164)))
			.orElseGet(() -> Reading.wrong(field,
					"this is no valid number in " + region + ", nor with the country code that it starts with"));
	}

	private static Optional<PhoneNumber> valid(String written, String region) {
		try {
			return Optional.of(PHONES.parse(written, region)).filter(PHONES::isValidNumber);
		}
		catch (NumberParseException ex) {
			return Optional.empty();
		}
	}

	// 9.19877E+11, saved as text and opened again, has become 919877000000.
	private static boolean isShortened(Cell.Numeric cell, String digits) {
		return NumericCell.hasLostDigits(cell) || digits.length() >= SHORTENED_FROM
				&& TRAILING_ZEROS.matcher(digits).replaceFirst("").length() <= SHORTENED_DIGITS;
	}

}
