package dev.bulkordering.sheet;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RowCursor;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;
import dev.bulkordering.sheet.file.SheetType;

/**
 * The data rows of an order sheet, from the top, with its header found and its columns
 * mapped. Whatever is left out goes to a listener with the reason. Not for several
 * threads.
 */
public final class OrderSheet implements AutoCloseable {

	/**
	 * How many rows without an order may follow a totals row for it to be among the last.
	 */
	private static final int LAST_ROWS = 20;

	/** From so many blank rows in a row on, they are listed as one. */
	private static final int BLANK_ROWS_LISTED = 100;

	private final Path path;

	private final SheetLayout layout;

	private final Consumer<IgnoredRow> ignored;

	private final SheetFile file;

	private final RowCursor cursor;

	private final Header header;

	private final OrderColumns orders;

	private final Deque<Row> ready = new ArrayDeque<>();

	/** A row that may be the totals, and those below it until one holds an order. */
	private final Deque<Row> undecided = new ArrayDeque<>();

	private boolean ended;

	private int lastRow;

	private OrderSheet(Path path, SheetLayout layout, SheetFile file, RowCursor cursor, Consumer<IgnoredRow> ignored) {
		this.path = path;
		this.layout = layout;
		this.ignored = ignored;
		this.file = file;
		this.cursor = cursor;
		listHiddenWorksheets();
		this.header = findHeader();
		this.orders = new OrderColumns(layout, header);
		fill();
		if (ready.isEmpty()) {
			throw refusal("has no data row below its header in row " + header.row().number()
					+ ": there is nothing to order.");
		}
	}

	/**
	 * Opens a sheet, finds its header and its first data row.
	 * @param ignored is told of every row that is left out, as it is passed; row 0 stands
	 * for a whole worksheet, and a hidden column comes with the header's row
	 * @throws SheetRefusedException if the sheet cannot be used
	 */
	public static OrderSheet open(Path path, SheetLayout layout, SheetLimits limits, Consumer<IgnoredRow> ignored) {
		SheetFile file = SheetFile.open(path, limits);
		RowCursor cursor = null;
		try {
			cursor = file.rows(layout.worksheet());
			return new OrderSheet(path, layout, file, cursor, ignored);
		}
		catch (RuntimeException ex) {
			if (cursor != null) {
				cursor.close();
			}
			file.close();
			throw ex;
		}
	}

	private SheetRefusedException refusal(String predicate) {
		return new SheetRefusedException("'" + Objects.requireNonNullElse(path.getFileName(), path) + "' " + predicate);
	}

	private void listHiddenWorksheets() {
		String read = file.worksheet(layout.worksheet());
		file.worksheets()
			.stream()
			.filter((tab) -> tab.hidden() && !tab.name().equals(read))
			.forEach((tab) -> ignored.accept(new IgnoredRow(0, "worksheet '" + tab.name() + "' is hidden")));
	}

	private Header findHeader() {
		HeaderSearch search = new HeaderSearch(layout, this::isUnread);
		while (search.goesOn()) {
			Row row = filled();
			if (row == null) {
				break;
			}
			listBlankRows(row);
			if (cursor.isHidden()) {
				search.lookAtHidden(row);
				ignored.accept(new IgnoredRow(row.number(), "hidden row"));
				continue;
			}
			Header found = search.look(row);
			if (found != null) {
				return accepted(found, search);
			}
		}
		throw refusal(search.failure());
	}

	private Header accepted(Header found, HeaderSearch search) {
		if (!found.doubles().isEmpty()) {
			throw refusal(found.doubles());
		}
		search.passed().forEach((row) -> ignored.accept(new IgnoredRow(row, "title above the header")));
		found.unread(this::isUnread)
			.forEach((column) -> ignored
				.accept(new IgnoredRow(found.row().number(), "column " + column + " is hidden")));
		return found;
	}

	private boolean isUnread(int column) {
		return layout.hidden() != HiddenRows.READ && cursor.isColumnHidden(column);
	}

	/** The next row that holds anything in a column that is read. */
	private @Nullable Row filled() {
		Row row = cursor.next();
		while (row != null && isBlank(row)) {
			row = cursor.next();
		}
		return row;
	}

	private boolean isBlank(Row row) {
		for (int column = 0; column < row.cells().size(); column++) {
			if (!row.cell(column).isBlank() && !isUnread(column)) {
				return false;
			}
		}
		return true;
	}

	private void listBlankRows(Row row) {
		int from = lastRow + 1;
		lastRow = row.number();
		if (lastRow - from > BLANK_ROWS_LISTED) {
			ignored.accept(new IgnoredRow(from, "blank rows up to row " + (lastRow - 1)));
			return;
		}
		for (int blank = from; blank < lastRow; blank++) {
			ignored.accept(new IgnoredRow(blank, "blank row"));
		}
	}

	/** Whether the sheet is an Excel workbook. */
	public boolean isWorkbook() {
		return file.type() != SheetType.CSV;
	}

	/** The number of the header's row as Excel shows it. */
	public int headerRow() {
		return header.row().number();
	}

	/** The header's text of every column from A on, empty where it is blank. */
	public List<String> headers() {
		return header.texts();
	}

	/** By canonical field its column; 0 is A. */
	public Map<String, Integer> columns() {
		return Map.copyOf(header.columns());
	}

	/** The name of the worksheet that is read, null for a CSV file. */
	public @Nullable String worksheet() {
		return file.worksheet(layout.worksheet());
	}

	/**
	 * The next data row, null at the end.
	 * @throws SheetRefusedException if the file breaks here, or a hidden row holds an
	 * order; then none of the rows before is to be trusted either
	 */
	public @Nullable Row next() {
		fill();
		return ready.poll();
	}

	private void fill() {
		while (ready.isEmpty() && !ended) {
			Row row = candidate();
			if (row == null) {
				ended = true;
				decide(true);
			}
			else if (undecided.isEmpty() && !orders.isTotals(row)) {
				ready.add(row);
			}
			else {
				undecided.add(row);
				if (orders.hasText(row) || undecided.size() > LAST_ROWS) {
					decide(false);
				}
			}
		}
	}

	private void decide(boolean last) {
		for (Row row : undecided) {
			if (last && orders.isTotals(row)) {
				ignored.accept(new IgnoredRow(row.number(), "totals row"));
			}
			else {
				ready.add(row);
			}
		}
		undecided.clear();
	}

	/** The next row that isn't certainly left out. */
	private @Nullable Row candidate() {
		for (Row row = filled(); row != null; row = filled()) {
			listBlankRows(row);
			String reason = reasonToIgnore(row);
			if (reason == null) {
				return row;
			}
			ignored.accept(new IgnoredRow(row.number(), reason));
		}
		return null;
	}

	private @Nullable String reasonToIgnore(Row row) {
		if (header.isRepeatedBy(row)) {
			return "the header again";
		}
		if (!cursor.isHidden()) {
			return null;
		}
		if (!orders.hasOrder(row)) {
			return "hidden row";
		}
		return switch (layout.hidden()) {
			case READ -> null;
			case IGNORE -> "hidden row with an order";
			case REFUSE -> throw refusal("has an order in row " + row.number()
					+ ", which is hidden: unhide or delete it, or let the job read or ignore hidden rows "
					+ "(sheet.hidden).");
		};
	}

	@Override
	public void close() {
		cursor.close();
		file.close();
	}

}
