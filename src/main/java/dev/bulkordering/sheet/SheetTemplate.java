package dev.bulkordering.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import dev.bulkordering.order.Cell;

/** Empty sheets to be filled in: what is written here, {@link OrderSheet} finds. */
public final class SheetTemplate {

	/** Without it Excel takes a CSV file for Windows-1252. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private SheetTemplate() {
	}

	/**
	 * Writes an empty sheet with a column for each field: a workbook with hints,
	 * drop-downs and explanations, or a CSV file with nothing but the headers.
	 * @param out the file to write, replaced if it is there
	 * @param excel whether to write a workbook
	 * @throws IOException if the file cannot be written
	 */
	public static void write(Path out, boolean excel, SheetLayout layout) throws IOException {
		try (OutputStream stream = Files.newOutputStream(out)) {
			if (excel) {
				new WorkbookTemplate(layout, List.of()).write(stream, Collections.emptyIterator());
			}
			else {
				writeCsv(stream, layout);
			}
		}
	}

	/**
	 * Writes the workbook of a layout with rows in it.
	 * @param out the file to write, replaced if it is there
	 * @param more headers of columns behind those of the fields, for people alone
	 * @param rows the cells of each row: of the fields in their order, then of the other
	 * columns
	 * @throws IOException if the file cannot be written
	 */
	public static void write(Path out, SheetLayout layout, List<String> more, Iterator<List<Cell>> rows)
			throws IOException {
		try (OutputStream stream = Files.newOutputStream(out)) {
			new WorkbookTemplate(layout, more).write(stream, rows);
		}
	}

	private static void writeCsv(OutputStream stream, SheetLayout layout) throws IOException {
		Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
		writer.write(BYTE_ORDER_MARK);
		List<String> headers = layout.fields().stream().map((field) -> layout.headersOf(field).get(0)).toList();
		try (CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
			printer.printRecord(headers);
		}
	}

}
