package dev.bulkordering.validation;

import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Row;

/**
 * Where a sheet has its fields.
 *
 * @param headers the headers as the sheet writes them, from column A on
 * @param byField the column of each canonical field that the sheet has; 0 is A
 */
record Columns(List<String> headers, Map<String, Integer> byField) {

	private static final int LETTERS = 26;

	private static final int MAX_VALUE = 200;

	private static final int MAX_HEADER = 200;

	private static final int MAX_EXPECTED = 900;

	Columns {
		headers = List.copyOf(headers);
		byField = Map.copyOf(byField);
	}

	/** The field's cell in a row; blank where the sheet has no such column. */
	Cell cell(Row row, String field) {
		Integer column = byField.get(field);
		return column == null ? Cell.BLANK : row.cell(column);
	}

	/** For sorting: fields that the sheet lacks come last. */
	int position(String field) {
		return byField.getOrDefault(field, Integer.MAX_VALUE);
	}

	Issue issue(int row, String field, String value, String expected) {
		Integer column = byField.get(field);
		String header = column == null || column >= headers.size() || headers.get(column).isBlank() ? field
				: headers.get(column);
		return new Issue(row, column == null ? null : letters(column), cut(header, MAX_HEADER), cut(value, MAX_VALUE),
				cut(expected, MAX_EXPECTED));
	}

	// A to Z, AA to ZZ, AAA…: as Excel counts.
	private static String letters(int column) {
		StringBuilder letters = new StringBuilder();
		for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
			letters.insert(0, (char) ('A' + rest % LETTERS));
		}
		return letters.toString();
	}

	private static String cut(String text, int most) {
		if (text.codePointCount(0, text.length()) <= most) {
			return text;
		}
		return text.substring(0, text.offsetByCodePoints(0, most)) + "…";
	}

}
