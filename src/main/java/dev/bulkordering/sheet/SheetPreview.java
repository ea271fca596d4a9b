package dev.bulkordering.sheet;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RowCursor;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.Worksheet;

/**
 * A sheet as the reader sees it: everything that holds anything, hidden rows and columns
 * included.
 *
 * @param type csv, xlsx, xlsm or xls
 * @param encoding of a CSV file, null for a workbook
 * @param delimiter of a CSV file, null for a workbook
 * @param worksheets the names of a workbook's tabs in their order, hidden ones included
 * @param worksheet the one that is shown, null for a CSV file
 * @param rowCount all rows that aren't blank
 * @param columnCount the last used column of all rows, counted from A
 * @param rows the first rows that aren't blank
 */
public record SheetPreview(String type, @Nullable String encoding, @Nullable String delimiter, List<String> worksheets,
		@Nullable String worksheet, int rowCount, int columnCount, List<PreviewRow> rows) {

	/** Beyond this many cells, the blank ones at the end of rows are left out. */
	private static final long MOST_CELLS = 10_000_000;

	/**
	 * One row.
	 *
	 * @param row its number as Excel shows it
	 * @param cells the texts up to the sheet's last used column, as a check sees them
	 */
	public record PreviewRow(int row, List<String> cells) {

	}

	/**
	 * Reads a worksheet to its end.
	 * @param worksheet its name, null for the first one that isn't hidden
	 * @param mostRows how many rows to keep; the others are counted
	 */
	public static SheetPreview of(SheetFile file, @Nullable String worksheet, int mostRows) {
		List<PreviewRow> kept = new ArrayList<>();
		int rowCount = 0;
		int columnCount = 0;
		try (RowCursor cursor = file.rows(worksheet)) {
			for (Row row = cursor.next(); row != null; row = cursor.next()) {
				rowCount++;
				columnCount = Math.max(columnCount, row.cells().size());
				if (kept.size() < mostRows) {
					kept.add(new PreviewRow(row.number(), row.cells().stream().map(Cell::text).toList()));
				}
			}
		}
		List<String> names = file.worksheets().stream().map(Worksheet::name).toList();
		return new SheetPreview(file.type().toString(), file.encoding(), file.delimiter(), names,
				file.worksheet(worksheet), rowCount, columnCount, padded(kept, columnCount));
	}

	private static List<PreviewRow> padded(List<PreviewRow> rows, int width) {
		if ((long) rows.size() * width > MOST_CELLS) {
			return List.copyOf(rows);
		}
		return rows.stream().map((row) -> new PreviewRow(row.row(), new Padded(row.cells(), width))).toList();
	}

	/** Cells with blank ones behind them that take no memory. */
	private static final class Padded extends AbstractList<String> {

		private final List<String> cells;

		private final int width;

		Padded(List<String> cells, int width) {
			this.cells = cells;
			this.width = width;
		}

		@Override
		public String get(int index) {
			return (index < cells.size()) ? cells.get(index) : "";
		}

		@Override
		public int size() {
			return width;
		}

	}

}
