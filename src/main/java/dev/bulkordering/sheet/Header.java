package dev.bulkordering.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.apache.poi.ss.util.CellReference;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;

/**
 * A row taken for the header.
 *
 * @param row the row
 * @param columns by canonical field its column (0 is A)
 * @param doubles what is wrong where two columns are for one field, else empty
 */
record Header(Row row, Map<String, Integer> columns, String doubles) {

	/**
	 * Reads a row as a header.
	 * @param unread which columns are not to be read
	 */
	static Header of(Row row, HeaderNames names, IntPredicate unread) {
		Map<String, Integer> columns = new LinkedHashMap<>();
		String doubles = "";
		for (int column = 0; column < row.cells().size(); column++) {
			String field = unread.test(column) ? null : names.field(row.cell(column).text());
			Integer first = (field != null) ? columns.putIfAbsent(field, column) : null;
			if (first != null && doubles.isEmpty()) {
				doubles = "has two columns for " + field + ", " + title(row, first) + " and " + title(row, column)
						+ ": rename or delete one of them.";
			}
		}
		return new Header(row, columns, doubles);
	}

	/** A column as people find it: its letter and its header. */
	private static String title(Row row, int column) {
		return letter(column) + " '" + row.cell(column).text() + "'";
	}

	/** The letters that Excel shows above a column (0 is A). */
	static String letter(int column) {
		return CellReference.convertNumToColString(column);
	}

	/**
	 * The headers of the columns that are filled and not to be read, as people find them.
	 */
	List<String> unread(IntPredicate unread) {
		List<String> titles = new ArrayList<>();
		for (int column = 0; column < row.cells().size(); column++) {
			if (unread.test(column) && !row.cell(column).isBlank()) {
				titles.add(title(row, column));
			}
		}
		return titles;
	}

	/** The texts of all columns. */
	List<String> texts() {
		return row.cells().stream().map(Cell::text).toList();
	}

	/** Whether a row says the same again, as on every printed page. */
	boolean isRepeatedBy(Row other) {
		return columns.values()
			.stream()
			.allMatch((column) -> HeaderNames.normalized(other.cell(column).text())
				.equals(HeaderNames.normalized(row.cell(column).text())));
	}

	boolean has(Row other, String field) {
		Integer column = columns.get(field);
		return column != null && !other.cell(column).isBlank();
	}

}
