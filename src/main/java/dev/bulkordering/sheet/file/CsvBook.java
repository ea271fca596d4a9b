package dev.bulkordering.sheet.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/** A CSV file, its encoding and dialect found. */
final class CsvBook implements SheetBook {

	/** Excel's own hint in a first line, which is no row: {@code sep=;}. */
	private static final String HINT = "sep=";

	private final SheetSource source;

	private final CsvEncoding encoding;

	private final CsvDialect dialect;

	private final boolean hinted;

	private CsvBook(SheetSource source, CsvEncoding encoding) throws IOException {
		this.source = source;
		this.encoding = encoding;
		char[] buffer = new char[CsvDialect.SAMPLE_CHARACTERS];
		int count;
		try (BufferedReader reader = reader()) {
			count = reader.read(buffer);
			for (int more = count; more > 0 && count < buffer.length;) {
				more = reader.read(buffer, count, buffer.length - count);
				count += Math.max(more, 0);
			}
		}
		String sample = new String(buffer, 0, Math.max(count, 0));
		this.hinted = isHint(sample);
		this.dialect = hinted ? new CsvDialect(sample.charAt(HINT.length()), false)
				: CsvDialect.of(sample, count == buffer.length);
	}

	static CsvBook open(SheetSource source, byte[] head) throws IOException {
		return new CsvBook(source, CsvEncoding.of(head, source));
	}

	private static boolean isHint(String text) {
		int end = HINT.length() + 1;
		return text.length() >= end && text.substring(0, HINT.length()).equalsIgnoreCase(HINT)
				&& CsvDialect.DELIMITERS.indexOf(text.charAt(end - 1)) >= 0
				&& (text.length() == end || text.charAt(end) == '\r' || text.charAt(end) == '\n');
	}

	private BufferedReader reader() throws IOException {
		return new BufferedReader(new InputStreamReader(encoding.open(source), encoding.charset()));
	}

	String encoding() {
		return encoding.charset().name();
	}

	char delimiter() {
		return dialect.delimiter();
	}

	@Override
	public SheetType type() {
		return SheetType.CSV;
	}

	@Override
	public List<Worksheet> worksheets() {
		return List.of();
	}

	@Override
	public RowCursor rows(int worksheet) {
		try {
			return CsvCursor.open(source, encoding, dialect, hinted);
		}
		catch (IOException ex) {
			throw source.unreadable(ex);
		}
	}

	@Override
	public void close() {
		// Every cursor has a stream of its own.
	}

}
