package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;

import static org.assertj.core.api.Assertions.assertThat;

class CsvRoundTripTests {

	private static final List<String> HEADER = List.of("reference", "sku", "quantity", "note");

	@Property(tries = 300)
	void readsBackWhatWasWritten(@ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter,
			@ForAll("encodings") String encoding, @ForAll("ends") String end, @ForAll("modes") QuoteMode mode)
			throws IOException {
		Path file = Files.createTempFile("orders", ".csv");
		try {
			Files.write(file, bytes(csv(table, delimiter, end, mode), encoding));
			assertThat(Reading.texts(file)).isEqualTo(expected(table));
			try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT)) {
				assertThat(sheet.delimiter()).isEqualTo(String.valueOf(delimiter));
			}
		}
		finally {
			Files.delete(file);
		}
	}

	private static String csv(List<List<String>> table, char delimiter, String end, QuoteMode mode) {
		CSVFormat format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter)
			.setRecordSeparator(end)
			.setQuoteMode(mode)
			.get();
		StringWriter text = new StringWriter();
		try (CSVPrinter printer = new CSVPrinter(text, format)) {
			printer.printRecord(HEADER);
			for (List<String> row : table) {
				printer.printRecord(row);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private static byte[] bytes(String text, String encoding) {
		String marked = encoding.endsWith("+") ? "\uFEFF" + text : text;
		return marked.getBytes(Charset.forName(encoding.replace("+", "")));
	}

	private static List<String> expected(List<List<String>> table) {
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i <= table.size(); i++) {
			List<Cell> cells = new ArrayList<>();
			for (String text : (i == 0) ? HEADER : table.get(i - 1)) {
				cells.add(text.isBlank() ? Cell.BLANK : new Cell.Text(text));
			}
			while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
				cells.remove(cells.size() - 1);
			}
			if (!cells.isEmpty()) {
				rows.add(new Row(i + 1, cells));
			}
		}
		return Reading.texts(rows);
	}

	/**
	 * Orders as people write them: an identifier, a number and free text in which
	 * anything may stand.
	 */
	@Provide
	Arbitrary<List<List<String>>> tables() {
		Arbitrary<String> identifier = Arbitraries.strings()
			.withCharRange('A', 'Z')
			.numeric()
			.ofMinLength(1)
			.ofMaxLength(6);
		Arbitrary<String> number = Arbitraries.integers().between(1, 9999).map(String::valueOf);
		Arbitrary<String> note = Arbitraries.strings()
			.withChars("abc éñå,;|\t\"'\n\r\\=x")
			.ofMaxLength(12)
			.map(String::strip)
			// Words of accented letters alone are taken for Cyrillic and the like.
			.filter((text) -> !text.matches("(?s).*[éñå]{3}.*"))
			// That is how other programs escape a quotation mark.
			.filter((text) -> !text.contains("\\\""));
		return Combinators.combine(identifier, identifier, number, note)
			.as((reference, sku, quantity, text) -> List.of(reference, sku, quantity, text))
			.list()
			.ofMinSize(1)
			.ofMaxSize(12);
	}

	@Provide
	Arbitrary<Character> delimiters() {
		return Arbitraries.of(',', ';', '\t', '|');
	}

	@Provide
	Arbitrary<String> encodings() {
		return Arbitraries.of("UTF-8", "UTF-8+", "UTF-16LE+", "UTF-16BE+", "UTF-16LE", "UTF-16BE", "windows-1252");
	}

	@Provide
	Arbitrary<String> ends() {
		return Arbitraries.of("\n", "\r\n", "\r");
	}

	@Provide
	Arbitrary<QuoteMode> modes() {
		return Arbitraries.of(QuoteMode.MINIMAL, QuoteMode.ALL);
	}

}
