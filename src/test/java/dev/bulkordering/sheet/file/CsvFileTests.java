package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;

import static org.assertj.core.api.Assertions.assertThat;

class CsvFileTests {

	@TempDir
	Path folder;

	private Path csv(String text) throws IOException {
		return csv(text, StandardCharsets.UTF_8);
	}

	private Path csv(String text, Charset charset) throws IOException {
		return Files.write(folder.resolve("orders.csv"), text.getBytes(charset));
	}

	private static String delimiter(Path file) {
		try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT)) {
			return String.valueOf(sheet.delimiter());
		}
	}

	private static String encoding(Path file) {
		try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT)) {
			return String.valueOf(sheet.encoding());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t", "|" })
	void findsTheDelimiter(String delimiter) throws IOException {
		Path file = csv("sku,qty,price\nA-1,2,10\nA-2,3,20\n".replace(",", delimiter));
		assertThat(delimiter(file)).isEqualTo(delimiter);
		assertThat(Reading.texts(file)).containsExactly("1 [sku, qty, price]", "2 [A-1, 2, 10]", "3 [A-2, 3, 20]");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", textBlock = """
			sku;qty;price\\nA;1;12,50\\nB;2;13,75\\nC;3;9,90                                => ;
			Orders, March 2026\\n\\nsku;qty;price\\nA;1;12,50\\nB;2;13,75                   => ;
			Dear all, please order\\nThanks, Ann\\nsku;qty;price;mail\\nA;1;1,5;a@b\\nB;2;2,5;b@b\\nC;2;2,5;c@b => ;
			sku,qty,tags\\nA,1,x|y|z\\nB,2,u|v|w\\nC,3,r|s|t                                => ,
			name,note\\nAnn,a;b\\nBob,c                                                     => ,
			name,note\\n"Lee; Ann; Ltd",x\\n"Wu; Bob; Ltd",y                                => ,
			sku|qty|note\\nA|1|one, two\\nB|2|three, four                                   => |
			sku\\nA-1\\nA-2                                                                 => ,
			sku,qty\\nA,1\\n"B "" ; ; ;",2                                                  => ,
			sku;qty;price\\nA;1;10;;;\\nB;2;20                                              => ;
			""")
	void findsTheDelimiterAgainstOdds(String text, String delimiter) throws IOException {
		assertThat(delimiter(csv(text.replace("\\n", "\n")))).isEqualTo(delimiter);
	}

	@Test
	void takesExcelsHintForTheDelimiterAndDoesNotCountItAsARow() throws IOException {
		Path file = csv("sep=;\r\nsku;qty\r\nA,B;1\r\n");
		assertThat(delimiter(file)).isEqualTo(";");
		assertThat(Reading.texts(file)).containsExactly("1 [sku, qty]", "2 [A,B, 1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void takesEveryLineEnd(String end) throws IOException {
		assertThat(Reading.texts(csv("a,b" + end + "1,\"x" + end + "y\"" + end + end + "2,z" + end)))
			.containsExactly("1 [a, b]", "2 [1, x" + end + "y]", "4 [2, z]");
	}

	@Test
	void countsRecordsAsExcelDoesWithBlankOnesAndWithoutLineBreaksInQuotes() throws IOException {
		assertThat(Reading.texts(csv("\n,,\nsku,note\n\"A\",\"one\ntwo\nthree\"\n  ,\u00A0\nB,x")))
			.containsExactly("3 [sku, note]", "4 [A, one\ntwo\nthree]", "6 [B, x]");
	}

	@Test
	void cutsRowsBehindTheirLastFilledCellAndTrimsWhatNobodySees() throws IOException {
		assertThat(Reading.rows(csv("sku,phone,,\n\u00A0 A\t,\u202A+91 98765 43210\u202C, ,\u200B\n"))).last()
			.satisfies((row) -> assertThat(row.cells()).containsExactly(new Cell.Text("A"),
					new Cell.Text("+91 98765 43210")));
	}

	@Test
	void leavesNumbersDatesAndZerosAsTheyAreWritten() throws IOException {
		assertThat(Reading.rows(csv("007,1.50,2026-01-02,TRUE"))).first()
			.satisfies((row) -> assertThat(row.cells()).containsExactly(new Cell.Text("007"), new Cell.Text("1.50"),
					new Cell.Text("2026-01-02"), new Cell.Text("TRUE")));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
			5" pipe,1      => 5" pipe
			"5" pipe",1    => 5 pipe"
			"a ""b"" c",1  => a "b" c
			"a", 1         => a
			 "a,b" ,1      => a,b
			"",1           => ``
			""")
	void toleratesQuotes(String line, String first) throws IOException {
		assertThat(Reading.rows(csv("x,y\n" + line + "\n")).get(1).cell(0).text()).isEqualTo(first);
	}

	@Test
	void readsQuotesThatAreEscapedByBackslash() throws IOException {
		assertThat(Reading.texts(csv("name;note;qty\n\"The \\\"Big; One\\\"\";x;1\nplain;y;2\n")))
			.containsExactly("1 [name, note, qty]", "2 [The \"Big; One\", x, 1]", "3 [plain, y, 2]");
	}

	@Test
	void leavesBackslashesAloneWhereTheyEscapeNothing() throws IOException {
		assertThat(Reading.texts(csv("path,qty\n\"C:\\new\\\",1\n\"D:\\top\\\",2\n"))).containsExactly("1 [path, qty]",
				"2 [C:\\new\\, 1]", "3 [D:\\top\\, 2]");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			UTF-8,        '',        UTF-8
			UTF-8,        '\uFEFF',  UTF-8
			UTF-16LE,     '\uFEFF',  UTF-16LE
			UTF-16BE,     '\uFEFF',  UTF-16BE
			UTF-16LE,     '',        UTF-16LE
			UTF-16BE,     '',        UTF-16BE
			windows-1252, '',        windows-1252
			""")
	void findsTheEncoding(String charset, String mark, String expected) throws IOException {
		Path file = csv(mark + "name,city\nJosé Nuñez,Zürich\nAndré,Køge €\n", Charset.forName(charset));
		assertThat(encoding(file)).isEqualTo(expected);
		assertThat(Reading.texts(file)).containsExactly("1 [name, city]", "2 [José Nuñez, Zürich]",
				"3 [André, Køge €]");
	}

	@Test
	void findsTheOneLetterThatTellsAtTheVeryEnd() throws IOException {
		String text = "name\n" + "Ann\n".repeat(50_000) + "Renée\n";
		assertThat(Reading.rows(csv(text, StandardCharsets.ISO_8859_1))).last()
			.satisfies((row) -> assertThat(row.cell(0).text()).isEqualTo("Renée"));
		assertThat(Reading.rows(csv(text))).last()
			.satisfies((row) -> assertThat(row.cell(0).text()).isEqualTo("Renée"));
	}

	@Test
	void readsWesternNamesInWindows1252WhateverTheirLanguage() throws IOException {
		List<String> names = List.of("Jürgen Müßig", "Søren Kjærgård", "François Lefèvre", "João Conceição",
				"Iñigo Muñoz", "Åsa Öberg", "Zoë Bär", "Sigurður Þórsson", "Gödel’s “Größe” – ½ €");
		Path file = csv(String.join("\n", names), Charset.forName("windows-1252"));
		assertThat(encoding(file)).isEqualTo("windows-1252");
		assertThat(Reading.rows(file)).extracting((row) -> row.cell(0).text()).containsExactlyElementsOf(names);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b,c\n1,2,3\n4,5,©\n", "item,price\nCafé,£5\nThé,£6\n", "¿Qué?\n¡Sí!\n¿Cómo?\n",
			"5 m²\n3 m³\n10 µm\n½ l\n", "Åse\nÆrø\nØystein\nKåre\nSørensen\nMøller\nGrønbæk\n" })
	void takesFewWesternLettersForWestern(String text) throws IOException {
		Path file = csv(text, Charset.forName("windows-1252"));
		assertThat(encoding(file)).isEqualTo("windows-1252");
		assertThat(Reading.texts(file)).isEqualTo(Reading.texts(csv(text)));
	}

	@Test
	void givesNoRowsForAnEmptyFile() throws IOException {
		assertThat(Reading.rows(csv(""))).isEmpty();
		assertThat(Reading.rows(csv("\uFEFF"))).isEmpty();
		assertThat(Reading.rows(csv("\n \n;;;\n\n"))).isEmpty();
	}

	@Test
	void tellsTheTypeByContentAndHasNoWorksheets() throws IOException {
		Path file = Files.writeString(folder.resolve("orders.xlsx"), "a,b\n1,2\n");
		try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT)) {
			assertThat(sheet.type()).isEqualTo(SheetType.CSV);
			assertThat(sheet.worksheets()).isEmpty();
			assertThat(sheet.worksheet("Orders")).isNull();
		}
	}

	@Test
	void readsTheRowsAnewWithEachCursor() throws IOException {
		try (SheetFile sheet = SheetFile.open(csv("a\nb\n"), SheetLimits.DEFAULT)) {
			for (int i = 0; i < 2; i++) {
				try (RowCursor cursor = sheet.rows(null)) {
					assertThat(cursor.next()).isNotNull();
					assertThat(cursor.next()).isNotNull();
					assertThat(cursor.next()).isNull();
					assertThat(cursor.next()).isNull();
				}
			}
		}
	}

}
