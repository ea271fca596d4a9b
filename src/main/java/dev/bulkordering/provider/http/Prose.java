package dev.bulkordering.provider.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A provider's sentences, made fit to be shown and kept. */
final class Prose {

	private static final int MOST = 300;

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+");

	/** Phone, card and account numbers: nine digits or more, however they are grouped. */
	private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[ -]?\\d){8,}");

	private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

	private Prose() {
	}

	/** The text in one line, cut short, without anything secret or personal. */
	static String clean(String text, Collection<String> hidden) {
		String clean = mask(BLANK.matcher(text).replaceAll(" ").strip(), hidden);
		return clean.length() <= MOST ? clean : clean.substring(0, MOST - 1) + "…";
	}

	/** The text without e-mail addresses, long numbers and the values to hide. */
	static String mask(String text, Collection<String> hidden) {
		String masked = text;
		// the longest first: a part of a longer value must not leave the rest of it
		// behind
		for (String value : hidden.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
			if (masked.contains(value)) {
				masked = masked.replace(value, Masking.MASK);
			}
		}
		masked = EMAIL.matcher(masked).replaceAll(Masking.MASK);
		return LONG_NUMBER.matcher(masked).replaceAll(Masking.MASK);
	}

}
