package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.XlsCells.Placed;

/** The rows of a worksheet of an old workbook, read from its records as asked for. */
final class XlsCursor implements RowCursor {

	private final SheetSource source;

	private final XlsCells cells;

	private final DocumentInputStream in;

	private final RecordInputStream records;

	private final BitSet hiddenRows = new BitSet();

	private final BitSet hiddenColumns = new BitSet();

	private final Deque<Placed> waiting = new ArrayDeque<>();

	/** How many substreams (the sheet's, a chart's within it) are open. */
	private int depth;

	private boolean ended;

	private int number;

	private long filled;

	private int rows;

	/** Opens the worksheet's records from their start. */
	@FunctionalInterface
	interface Opening {

		DocumentInputStream open() throws IOException;

	}

	XlsCursor(SheetSource source, Opening opening, XlsCells cells) {
		this.source = source;
		this.cells = cells;
		try {
			findHidden(opening);
			this.in = opening.open();
			this.records = new RecordInputStream(in);
		}
		catch (SheetRefusedException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw source.damaged("its rows can't be found", ex);
		}
	}

	/** Some programs write what is hidden behind the cells: so it is looked for first. */
	private void findHidden(Opening opening) throws IOException {
		try (DocumentInputStream first = opening.open()) {
			RecordInputStream all = new RecordInputStream(first);
			while (advance(all)) {
				if (depth == 1 && all.getSid() == RowRecord.sid) {
					RowRecord row = new RowRecord(all);
					hiddenRows.set(row.getRowNumber(), row.getZeroHeight());
				}
				else if (depth == 1 && all.getSid() == ColumnInfoRecord.sid) {
					ColumnInfoRecord columns = new ColumnInfoRecord(all);
					boolean hidden = columns.getHidden() || columns.getColumnWidth() == 0;
					hiddenColumns.set(columns.getFirstColumn(), columns.getLastColumn() + 1, hidden);
				}
				else {
					all.readRemainder();
				}
			}
		}
	}

	/** Goes to the next record of the sheet; false at its end. */
	private boolean advance(RecordInputStream stream) {
		if (!stream.hasNextRecord()) {
			throw source.damaged("its end is missing", null);
		}
		stream.nextRecord();
		depth += (stream.getSid() == BOFRecord.sid) ? 1 : 0;
		depth -= (stream.getSid() == EOFRecord.sid) ? 1 : 0;
		return depth > 0;
	}

	@Override
	public @Nullable Row next() {
		try {
			Row row = read();
			if (row != null) {
				if (++rows > source.limits().rows()) {
					throw source.tooManyRows();
				}
				filled = source.count(row, filled);
			}
			return row;
		}
		catch (SheetRefusedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw source.damaged("after row " + number, ex);
		}
	}

	private @Nullable Row read() {
		Placed first = await();
		if (first == null) {
			return null;
		}
		if (first.row() < number) {
			throw source.damaged("row " + (first.row() + 1) + " comes after row " + number, null);
		}
		number = first.row() + 1;
		List<Cell> row = new ArrayList<>();
		for (Placed next = first; next != null && next.row() == first.row(); next = await()) {
			waiting.remove();
			while (row.size() <= next.column()) {
				row.add(Cell.BLANK);
			}
			row.set(next.column(), checked(next.cell()));
		}
		return new Row(number, List.copyOf(row));
	}

	/** The next cell that isn't blank, left where it is; null at the end. */
	private @Nullable Placed await() {
		while (waiting.isEmpty() && !ended) {
			ended = !advance(records);
			if (!ended && depth == 1) {
				cells.read(records).stream().filter((each) -> !each.cell().isBlank()).forEach(waiting::add);
			}
			else {
				records.readRemainder();
			}
		}
		return waiting.peek();
	}

	private Cell checked(Cell cell) {
		if (cell instanceof Cell.Text text && text.text().length() > source.limits().cellCharacters()) {
			throw source.tooLongCell(number);
		}
		return cell;
	}

	@Override
	public boolean isHidden() {
		return hiddenRows.get(number - 1);
	}

	@Override
	public boolean isColumnHidden(int column) {
		return hiddenColumns.get(column);
	}

	@Override
	public void close() {
		in.close();
	}

}
