package dev.bulkordering.sheet.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;

/** The rows of a worksheet, read from its XML as they are asked for. */
final class XlsxCursor implements RowCursor {

	private static final int MOST_ROWS = 1_048_576;

	private static final int MOST_COLUMNS = 16_384;

	private final SheetSource source;

	private final XmlPart part;

	private final XlsxCells cells;

	private final BitSet hiddenColumns = new BitSet();

	private final List<Cell> row = new ArrayList<>();

	private int number;

	private int rows;

	private long filled;

	private boolean hidden;

	private boolean inRows;

	XlsxCursor(SheetSource source, XmlPart part, XlsxCells cells) {
		this.source = source;
		this.part = part;
		this.cells = cells;
		readUpToRows();
	}

	private void readUpToRows() {
		while (!inRows && part.next()) {
			if (part.isStart("col")) {
				hide();
			}
			inRows = part.isStart("sheetData");
		}
	}

	private void hide() {
		if (part.flag("hidden") || isZero(part.attribute("width"))) {
			int from = number(part.attribute("min"), 1, MOST_COLUMNS, 1);
			int to = number(part.attribute("max"), 1, MOST_COLUMNS, from);
			hiddenColumns.set(from - 1, Math.max(from, to));
		}
	}

	private static boolean isZero(@Nullable String size) {
		return size != null && size.matches("0+(\\.0+)?");
	}

	private int number(@Nullable String value, int from, int to, int otherwise) {
		if (value == null) {
			return otherwise;
		}
		try {
			int parsed = Integer.parseInt(value.strip());
			if (parsed >= from && parsed <= to) {
				return parsed;
			}
		}
		catch (NumberFormatException ex) {
			// Told below.
		}
		throw source.damaged("'" + value + "' is no number from " + from + " to " + to, null);
	}

	@Override
	public @Nullable Row next() {
		while (part.next()) {
			if (inRows && part.isStart("row")) {
				readRow();
				if (!row.isEmpty()) {
					return counted(new Row(number, List.copyOf(row)));
				}
			}
			else if (part.isEnd("sheetData")) {
				inRows = false;
			}
		}
		return null;
	}

	private Row counted(Row next) {
		if (++rows > source.limits().rows()) {
			throw source.tooManyRows();
		}
		filled = source.count(next, filled);
		return next;
	}

	private void readRow() {
		int previous = number;
		number = number(part.attribute("r"), 1, MOST_ROWS, previous + 1);
		if (number <= previous || number > MOST_ROWS) {
			throw source.damaged("row " + number + " comes after row " + previous, null);
		}
		part.enterRow(number);
		hidden = part.flag("hidden") || isZero(part.attribute("ht"));
		row.clear();
		int column = -1;
		while (!part.isEnd("row")) {
			if (!part.next()) {
				throw part.damaged(null);
			}
			if (part.isStart("c")) {
				column = column(part.attribute("r"), column + 1);
				put(column, cells.read(part, number));
			}
		}
	}

	private int column(@Nullable String reference, int otherwise) {
		int column = 0;
		for (int i = 0; reference != null && i < reference.length() && column <= MOST_COLUMNS; i++) {
			if (reference.charAt(i) == '$') {
				continue;
			}
			int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
			if (letter < 0 || letter > 25) {
				break;
			}
			column = column * 26 + letter + 1;
		}
		int found = (column == 0) ? otherwise : column - 1;
		if (found >= MOST_COLUMNS) {
			throw source.damaged("row " + number + " has a cell right of the last column", null);
		}
		return found;
	}

	private void put(int column, Cell cell) {
		if (cell.isBlank()) {
			return;
		}
		if (column >= source.limits().columns()) {
			throw source.tooWide(number);
		}
		while (row.size() <= column) {
			row.add(Cell.BLANK);
		}
		if (!row.get(column).isBlank()) {
			throw source.damaged("row " + number + " has a cell twice", null);
		}
		row.set(column, cell);
	}

	@Override
	public boolean isHidden() {
		return hidden;
	}

	@Override
	public boolean isColumnHidden(int column) {
		return hiddenColumns.get(column);
	}

	@Override
	public void close() {
		part.close();
	}

}
