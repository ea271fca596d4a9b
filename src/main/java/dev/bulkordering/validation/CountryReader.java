package dev.bulkordering.validation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.ibm.icu.util.ULocale;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * Countries by their ISO 3166 codes of two or three letters or their English names,
 * written as two upper-case letters.
 */
final class CountryReader {

	/** Codes that everybody uses though the standard has others. */
	private static final Map<String, String> USUAL = Map.of("uk", "GB", "uae", "AE");

	private CountryReader() {
	}

	static Reading read(Field field, Cell cell, Surroundings surroundings) {
		String code = Codes.BY_TEXT.get(comparable(cell.text()));
		return code == null ? Reading.wrong(field) : new Reading.Value(code);
	}

	private static String comparable(String text) {
		String letters = Normalizer.normalize(text.replace("&", "and"), Normalizer.Form.NFD)
			.replaceAll("[^\\p{L}]", "");
		return letters.toLowerCase(Locale.ROOT);
	}

	// Made on first use: few sheets have countries. Names are ICU's, not the JDK's, so
	// that they do not change with the JDK.
	private static final class Codes {

		static final Map<String, String> BY_TEXT = new HashMap<>(USUAL);

		static {
			for (String code : Locale.getISOCountries()) {
				Locale country = new Locale("", code);
				BY_TEXT.put(code.toLowerCase(Locale.ROOT), code);
				BY_TEXT.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
				BY_TEXT.put(comparable(new ULocale("", code).getDisplayCountry(ULocale.ENGLISH)), code);
			}
		}

	}

}
