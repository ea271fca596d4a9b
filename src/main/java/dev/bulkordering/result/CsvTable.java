package dev.bulkordering.result;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table in a CSV file: commas, CRLF, UTF-8. A byte order mark stands at its start if
 * there is anything but ASCII in the file, because Excel reads it wrongly without one; a
 * file of ASCII alone needs none, and programs do better without.
 */
final class CsvTable implements Table {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final FreshFile file;

	private final AsciiWatch writer;

	private final CSVPrinter printer;

	CsvTable(FreshFile file, List<String> headers) throws IOException {
		this.file = file;
		this.writer = new AsciiWatch(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8));
		this.printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
		for (String header : headers) {
			text(header);
		}
		endRow();
	}

	@Override
	public void text(@Nullable String text) throws IOException {
		printer.print(text == null ? "" : CellText.forCsv(text));
	}

	@Override
	public void texts(List<?> values) throws IOException {
		text(CellText.joined(values));
	}

	@Override
	public void number(int number) throws IOException {
		printer.print(number);
	}

	@Override
	public void amount(@Nullable BigDecimal amount) throws IOException {
		printer.print(amount == null ? "" : amount.toPlainString());
	}

	@Override
	public void status(ResultStatus status) throws IOException {
		printer.print(status.text());
	}

	@Override
	public void endRow() throws IOException {
		printer.println();
	}

	/** Makes sure that the table is on the disk. */
	void complete() throws IOException {
		printer.flush();
		if (writer.sawMoreThanAscii) {
			file.prepend(BYTE_ORDER_MARK);
		}
		file.complete();
	}

	/** Notes whether anything but ASCII passes. */
	private static final class AsciiWatch extends FilterWriter {

		private boolean sawMoreThanAscii;

		AsciiWatch(Writer out) {
			super(out);
		}

		@Override
		public void write(int character) throws IOException {
			sawMoreThanAscii |= character > 127;
			super.write(character);
		}

		@Override
		public void write(char[] characters, int offset, int length) throws IOException {
			for (int at = offset; at < offset + length && !sawMoreThanAscii; at++) {
				sawMoreThanAscii = characters[at] > 127;
			}
			super.write(characters, offset, length);
		}

		@Override
		public void write(String text, int offset, int length) throws IOException {
			for (int at = offset; at < offset + length && !sawMoreThanAscii; at++) {
				sawMoreThanAscii = text.charAt(at) > 127;
			}
			super.write(text, offset, length);
		}

	}

}
