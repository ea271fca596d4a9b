package dev.bulkordering.result;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of texts that is read while it is written: commas, CRLF, UTF-8. Nobody knows
 * at its start what will be in it, so that it always begins with a byte order mark, which
 * Excel needs. No cell of it is taken for a formula.
 */
public final class CsvStream {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final CSVPrinter printer;

	/**
	 * Begins the file.
	 * @param out where it goes; is not closed
	 * @param headers the first row
	 */
	public CsvStream(OutputStream out, List<String> headers) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		writer.append(BYTE_ORDER_MARK);
		this.printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
		printer.printRecord(headers);
	}

	/** Adds a row; null is an empty cell. */
	public void row(@Nullable String... cells) throws IOException {
		for (String cell : cells) {
			printer.print(cell == null ? "" : CellText.forCsv(cell));
		}
		printer.println();
	}

	/** Hands on what has not left yet. */
	public void complete() throws IOException {
		printer.flush();
	}

}
