package dev.bulkordering.sheet.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;

/** Reads whole files for tests. */
final class Reading {

	private Reading() {
	}

	static List<Row> rows(Path file) {
		return rows(file, null);
	}

	static List<Row> rows(Path file, @Nullable String worksheet) {
		try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT); RowCursor cursor = sheet.rows(worksheet)) {
			List<Row> rows = new ArrayList<>();
			for (Row row = cursor.next(); row != null; row = cursor.next()) {
				rows.add(row);
			}
			return rows;
		}
	}

	/** Every row as its number and the texts of its cells: {@code 3 [a, , 12.5]}. */
	static List<String> texts(Path file) {
		return texts(rows(file));
	}

	static List<String> texts(List<Row> rows) {
		return rows.stream().map((row) -> row.number() + " " + row.cells().stream().map(Cell::text).toList()).toList();
	}

}
