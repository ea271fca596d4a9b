package dev.bulkordering.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text under headings, each column as wide as its widest cell. */
final class Table {

	private static final int WIDEST = 100;

	private final List<List<Cell>> rows = new ArrayList<>();

	Table(String... headings) {
		row((Object[]) headings);
	}

	/** Adds a row with a cell a heading; a number stands at the right. */
	Table row(Object... cells) {
		List<Cell> row = new ArrayList<>();
		for (int i = 0; i < cells.length; i++) {
			// nothing stands to the right of the last cell, so it is told in full
			row.add(Cell.of(cells[i], i == cells.length - 1 ? Integer.MAX_VALUE : WIDEST));
		}
		rows.add(row);
		return this;
	}

	/** Prints the table. */
	void print(PrintStream out) {
		int[] widths = new int[rows.get(0).size()];
		for (List<Cell> row : rows) {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], row.get(i).width());
			}
		}
		for (List<Cell> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				line.append(i == 0 ? "" : "  ").append(row.get(i).filled(widths[i]));
			}
			out.println(line.toString().stripTrailing());
		}
	}

	private record Cell(String text, boolean atTheRight) {

		static Cell of(Object value, int widest) {
			return value instanceof Number number ? new Cell(Words.count(number.longValue()), true)
					: new Cell(Words.brief(String.valueOf(value), widest), false);
		}

		int width() {
			return text.codePointCount(0, text.length());
		}

		String filled(int width) {
			String gap = " ".repeat(width - width());
			return atTheRight ? gap + text : text + gap;
		}

	}

}
