package dev.bulkordering.result;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts as cells can hold them. Texts come from sheets and providers, so a spreadsheet
 * must never take one for a formula.
 */
final class CellText {

	/** The most characters (UTF-16 units) that Excel allows in a cell. */
	static final int EXCEL_MOST = 32_767;

	private static final String CUT = " … [cut: longer than Excel allows in a cell]";

	private static final char REPLACEMENT = '\uFFFD';

	/** The four that begin a formula, also as full-width and small forms. */
	private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

	private static final String QUOTES = "\"'`\u2018\u2019\u201C\u201D\uFF02\uFF07";

	/**
	 * A signed number with digits and separators alone. A phone number with its plus sign
	 * is one, too.
	 */
	private static final Pattern NUMBER = Pattern.compile("[+-][.,]?[0-9][0-9.,]*+(?:[eE][+-]?[0-9]{1,4})?%?\\s*");

	/**
	 * What Excel reads as a character by its code, for which it has its own escape.
	 */
	private static final Pattern EXCEL_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private CellText() {
	}

	/**
	 * Whether a spreadsheet could take the text for a formula: it begins with one of
	 * {@code = + - @} or their wide forms, spaces and quotes before it left aside, and is
	 * no plain number; or it begins with a tab or a line break, which some programs drop
	 * or take for the start of the next cell.
	 */
	static boolean looksLikeFormula(String text) {
		int start = 0;
		while (start < text.length() && isOverlooked(text.charAt(start))) {
			if ("\t\r\n".indexOf(text.charAt(start)) >= 0) {
				return true;
			}
			start++;
		}
		return start < text.length() && FORMULA_STARTS.indexOf(text.charAt(start)) >= 0
				&& !NUMBER.matcher(text).region(start, text.length()).matches();
	}

	/**
	 * The text for a CSV file, which has no types: an apostrophe before what looks like a
	 * formula makes a text of it.
	 */
	static String forCsv(String text) {
		String shown = displayable(text);
		return looksLikeFormula(shown) ? "'" + shown : shown;
	}

	/**
	 * The text for a cell that is typed as text: no longer than Excel takes, and written
	 * such that Excel shows it letter by letter.
	 */
	static String forExcel(String text) {
		String shown = displayable(text);
		String escaped = escaped(shown);
		if (escaped.length() <= EXCEL_MOST) {
			return escaped;
		}
		int surplus = escaped.length() - shown.length();
		return escaped(cut(shown, Math.max(0, EXCEL_MOST - CUT.length() - surplus))) + CUT;
	}

	/** Several values in one cell. */
	static String joined(List<?> values) {
		StringBuilder text = new StringBuilder();
		for (Object value : values) {
			text.append(text.isEmpty() ? "" : " ").append(value);
		}
		return text.toString();
	}

	/** Several values in one cell of Excel: as many as it can hold, and how many more. */
	static String joinedForExcel(List<?> values) {
		int room = EXCEL_MOST - 30;
		StringBuilder text = new StringBuilder();
		int shown = 0;
		for (Iterator<?> each = values.iterator(); each.hasNext(); shown++) {
			String value = each.next().toString();
			if (text.length() + 1 + value.length() > room) {
				return text + " … and %d more".formatted(values.size() - shown);
			}
			text.append(text.isEmpty() ? "" : " ").append(value);
		}
		return text.toString();
	}

	/** The text with a mark for each character that XML and spreadsheets cannot hold. */
	private static String displayable(String text) {
		StringBuilder replaced = null;
		for (int at = 0; at < text.length(); at++) {
			char character = text.charAt(at);
			if (Character.isHighSurrogate(character) && at + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(at + 1))) {
				at++;
			}
			else if (!isDisplayable(character)) {
				replaced = (replaced != null) ? replaced : new StringBuilder(text);
				replaced.setCharAt(at, REPLACEMENT);
			}
		}
		return (replaced != null) ? replaced.toString() : text;
	}

	private static boolean isDisplayable(char character) {
		return character >= ' ' ? !Character.isSurrogate(character) && character < '\uFFFE'
				: "\t\n\r".indexOf(character) >= 0;
	}

	private static boolean isOverlooked(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
				|| QUOTES.indexOf(character) >= 0;
	}

	private static String escaped(String text) {
		return text.indexOf('_') < 0 ? text : EXCEL_ESCAPE.matcher(text).replaceAll("_x005F_");
	}

	private static String cut(String text, int length) {
		boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
		return text.substring(0, splitsPair ? length - 1 : length);
	}

}
