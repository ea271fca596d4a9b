package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RowCursor;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;
import dev.bulkordering.sheet.file.Worksheet;

/** Shows sheets by the reader that runs use. */
final class SheetFilePreviewer implements SheetPreviewer {

	/** Beyond this many cells, the blank ones at the end of rows are left out. */
	private static final long MOST_CELLS = 10_000_000;

	@Override
	public Facts read(Path sheet, @Nullable String worksheet, int mostRows, Consumer<PreviewRow> eachRow) {
		try (SheetFile file = SheetFile.open(sheet, SheetLimits.DEFAULT)) {
			Facts facts = facts(file, worksheet);
			long shown = Math.min(facts.rowCount(), mostRows);
			int width = shown * facts.columnCount() <= MOST_CELLS ? facts.columnCount() : 0;
			try (RowCursor rows = file.rows(worksheet)) {
				for (long i = 0; i < shown; i++) {
					Row row = rows.next();
					if (row != null) {
						eachRow.accept(new PreviewRow(row.number(), cells(row, width)));
					}
				}
			}
			return facts;
		}
		catch (SheetRefusedException ex) {
			throw new RefusedException(String.valueOf(ex.getMessage()));
		}
	}

	// How wide the sheet is, and that it is whole, is known only at its end: so it is
	// read twice.
	private static Facts facts(SheetFile file, @Nullable String worksheet) {
		long count = 0;
		int columns = 0;
		try (RowCursor rows = file.rows(worksheet)) {
			for (Row row = rows.next(); row != null; row = rows.next()) {
				count++;
				columns = Math.max(columns, row.cells().size());
			}
		}
		return new Facts(file.type().toString(), file.encoding(), file.delimiter(),
				file.worksheets().stream().map(Worksheet::name).toList(), file.worksheet(worksheet), count, columns,
				count == 0 ? filled(file) : List.of());
	}

	private static List<String> filled(SheetFile file) {
		return file.worksheets().stream().filter(Worksheet::hasCells).map(Worksheet::name).filter((name) -> {
			try (RowCursor rows = file.rows(name)) {
				return rows.next() != null;
			}
		}).toList();
	}

	private static List<String> cells(Row row, int width) {
		List<String> cells = new ArrayList<>();
		for (int column = 0; column < Math.max(width, row.cells().size()); column++) {
			cells.add(row.cell(column).text());
		}
		return cells;
	}

}
