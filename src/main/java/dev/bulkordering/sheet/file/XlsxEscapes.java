package dev.bulkordering.sheet.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that XML cannot hold stand in a workbook as {@code _x000D_} (ECMA-376, part
 * 1, 22.9.2.19), and a text that looks so itself as {@code _x005F_x000D_}.
 */
final class XlsxEscapes {

	/** Not zero, which no database takes, and no half of a character. */
	private static final Pattern ESCAPE = Pattern.compile("_x((?!0000|[Dd][89A-Fa-f])[0-9A-Fa-f]{4})_");

	private XlsxEscapes() {
	}

	static String decode(String text) {
		if (!text.contains("_x")) {
			return text;
		}
		Matcher escape = ESCAPE.matcher(text);
		return escape.replaceAll(
				(match) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
	}

}
