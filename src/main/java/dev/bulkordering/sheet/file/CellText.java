package dev.bulkordering.sheet.file;

import dev.bulkordering.order.Cell;

/**
 * Text of a cell without what nobody sees around it: white space of every kind (the
 * non-breaking ones too), control characters, marks of direction and zero width, as they
 * come along when a contact is copied from a phone or a web page.
 */
final class CellText {

	private CellText() {
	}

	static Cell cell(String raw) {
		String text = strip(raw);
		return text.isEmpty() ? Cell.BLANK : new Cell.Text(text);
	}

	private static String strip(String raw) {
		int from = 0;
		int to = raw.length();
		while (from < to && isInvisible(raw.charAt(from))) {
			from++;
		}
		while (to > from && isInvisible(raw.charAt(to - 1))) {
			to--;
		}
		return raw.substring(from, to);
	}

	private static boolean isInvisible(char character) {
		return character <= ' '
				|| (character >= 0x7F && (Character.isISOControl(character) || Character.isSpaceChar(character)
						|| Character.isWhitespace(character) || Character.getType(character) == Character.FORMAT));
	}

}
