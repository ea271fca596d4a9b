package dev.bulkordering.validation;

import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * Texts, digits, letters, choices and currency codes. Text is written in Unicode's
 * composed form (NFC), so that what looks the same is the same.
 */
final class TextReaders {

	private static final Pattern DIGITS = Pattern.compile("[0-9]+");

	private static final Pattern LETTERS = Pattern
		.compile("\\p{L}[\\p{L}\\p{M}\\u200c\\u200d]*(?:[ .'’-]+\\p{L}[\\p{L}\\p{M}\\u200c\\u200d]*)*\\.?");

	private static final Pattern IGNORED_IN_CHOICES = Pattern.compile("[\\s_-]");

	private static final String MADE_A_DATE = "a spreadsheet has made a date of it:"
			+ " format the column as text and enter it again";

	private TextReaders() {
	}

	static Reading text(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.DateTime) {
			return Reading.wrong(field, MADE_A_DATE);
		}
		if (cell instanceof Cell.Numeric numeric) {
			return NumericCell.hasLostDigits(numeric) ? Reading.wrong(field, NumericCell.LOST_DIGITS)
					: new Reading.Value(NumericCell.text(numeric));
		}
		String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFC);
		OptionalInt unwanted = text.codePoints().filter(TextReaders::isUnwanted).findFirst();
		return unwanted.isPresent() ? Reading.wrong(field, why(unwanted.getAsInt())) : new Reading.Value(text);
	}

	static Reading digits(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.DateTime) {
			return Reading.wrong(field, MADE_A_DATE);
		}
		if (cell instanceof Cell.Numeric numeric && NumericCell.hasLostDigits(numeric)) {
			return Reading.wrong(field, NumericCell.LOST_DIGITS);
		}
		String text = cell instanceof Cell.Numeric numeric ? NumericCell.text(numeric) : cell.text();
		if (!DIGITS.matcher(text).matches()) {
			return Reading.wrong(field);
		}
		if (cell instanceof Cell.Numeric && text.length() < field.minLength()) {
			return Reading.wrong(field, "a spreadsheet drops zeros in front of a number:"
					+ " format the column as text and enter it again");
		}
		return new Reading.Value(text);
	}

	static Reading letters(Field field, Cell cell, Surroundings surroundings) {
		Reading reading = text(field, cell, surroundings);
		if (reading instanceof Reading.Value value && value.text().length() <= Field.MAX_LENGTH
				&& !LETTERS.matcher(value.text()).matches()) {
			return Reading.wrong(field);
		}
		return reading;
	}

	static Reading choice(Field field, Cell cell, Surroundings surroundings) {
		String wanted = comparable(cell.text());
		return field.choices()
			.stream()
			.filter((choice) -> comparable(choice).equals(wanted))
			.findFirst()
			.<Reading>map(Reading.Value::new)
			.orElseGet(() -> Reading.wrong(field));
	}

	static Reading currency(Field field, Cell cell, Surroundings surroundings) {
		Currency currency = Currencies.find(cell.text().toUpperCase(Locale.ROOT));
		return currency == null ? Reading.wrong(field) : new Reading.Value(currency.getCurrencyCode());
	}

	private static String comparable(String choice) {
		return IGNORED_IN_CHOICES.matcher(choice).replaceAll("").toLowerCase(Locale.ROOT);
	}

	// The joiners between letters are part of Indian and Persian words and of emoji.
	private static boolean isUnwanted(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.FORMAT -> character != 0x200C && character != 0x200D;
			default -> character == 0xFFFD;
		};
	}

	private static String why(int character) {
		return switch (character) {
			case '\n', '\r' -> "it must stand in one line";
			case '\t' -> "it must not contain a tab";
			case 0xFFFD -> "a character was lost (�): save the file anew, as UTF-8";
			default -> String.format(Locale.ROOT, "it contains an invisible character (U+%04X): enter it again by hand",
					character);
		};
	}

}
