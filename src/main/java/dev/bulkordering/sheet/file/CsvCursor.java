package dev.bulkordering.sheet.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;

/** The rows of a CSV file. All cells are text: what a number is, a check decides. */
final class CsvCursor implements RowCursor {

	private final SheetSource source;

	private final CSVParser parser;

	private final ByteGuard guard;

	private final Iterator<CSVRecord> records;

	private int number;

	private long cells;

	private CsvCursor(SheetSource source, CSVParser parser, ByteGuard guard) {
		this.source = source;
		this.parser = parser;
		this.guard = guard;
		this.records = parser.iterator();
	}

	static CsvCursor open(SheetSource source, CsvEncoding encoding, CsvDialect dialect, boolean hinted)
			throws IOException {
		ByteGuard guard = new ByteGuard(encoding.open(source), source.limits().fileBytes(),
				() -> source.refusal("grew while it was read: wait until it is complete."),
				() -> source.refusal("has a row of more than " + ByteGuard.STRIDE_BYTES / (1024 * 1024)
						+ " MB: look for a quotation mark that is never closed."));
		BufferedReader reader = new BufferedReader(new InputStreamReader(guard, encoding.charset()));
		if (hinted) {
			reader.readLine();
		}
		return new CsvCursor(source, dialect.format().parse(reader), guard);
	}

	@Override
	public @Nullable Row next() {
		try {
			while (records.hasNext()) {
				CSVRecord record = records.next();
				guard.progress();
				if (++number > source.limits().rows()) {
					throw source.tooManyRows();
				}
				Row row = new Row(number, cells(record));
				if (!row.cells().isEmpty()) {
					cells = source.count(row, cells);
					return row;
				}
			}
			return null;
		}
		catch (UncheckedIOException ex) {
			throw broken(ex);
		}
	}

	private SheetRefusedException broken(UncheckedIOException failure) {
		if (failure.getCause() instanceof CSVException) {
			return source.refusal("has a quotation mark in row " + (number + 1)
					+ " that is never closed: close it, or delete it, and try again.", failure);
		}
		return source.unreadable(failure);
	}

	private List<Cell> cells(CSVRecord record) {
		List<Cell> found = new ArrayList<>(record.size());
		int used = 0;
		for (String value : record) {
			if (value.length() > source.limits().cellCharacters()) {
				throw source.tooLongCell(number);
			}
			Cell cell = CellText.cell(value);
			found.add(cell);
			used = cell.isBlank() ? used : found.size();
		}
		return List.copyOf(found.subList(0, used));
	}

	@Override
	public boolean isHidden() {
		return false;
	}

	@Override
	public boolean isColumnHidden(int column) {
		return false;
	}

	@Override
	public void close() {
		try {
			parser.close();
		}
		catch (IOException ex) {
			// Nothing was written, so nothing is lost.
		}
	}

}
