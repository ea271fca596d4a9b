package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What only other programs than Excel write, and what Excel writes seldom. */
class XlsxOdditiesTests {

	@TempDir
	Path folder;

	private List<String> texts(RawWorkbook workbook) throws IOException {
		return Reading.texts(workbook.write(folder.resolve("odd.xlsx")));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
			<c t="inlineStr"><is><t>plain</t></is></c>                                    => plain
			<c t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>            => two runs
			<c t="str"><f>A1</f><v>text</v></c>                                           => text
			<c t="str"><f>A1</f><v/></c>                                                  => ``
			<c><f>SUM(B1:B9)</f></c>                                                      => #UNCALCULATED
			<c><f>SUM(B1:B9)</f><v></v></c>                                               => #UNCALCULATED
			<c t="e"><f>1/0</f><v>#DIV/0!</v></c>                                         => #DIV/0!
			<c t="b"><v>0</v></c>                                                         => false
			<c t="b"><v>1</v></c>                                                         => true
			<c t="d"><v>2026-01-31T10:20:30</v></c>                                       => 2026-01-31T10:20:30
			<c t="d"><v>2026-01-31</v></c>                                                => 2026-01-31
			<c t="s"><v>0</v></c>                                                         => zero
			<c t="s"/>                                                                    => ``
			<c s="1"><v>46053</v></c>                                                     => 2026-01-31
			<c s="2"><v>46053.5</v></c>                                                   => 2026-01-31T12:00
			<c s="0"><v>46053</v></c>                                                     => 46053
			<c s="99"><v>46053</v></c>                                                    => 46053
			<c s="1"><v>-1</v></c>                                                        => -1
			<c s="1"><v>60</v></c>                                                        => 1900-02-29T00:00
			<c><v> 1.5E3 </v></c>                                                         => 1500
			<c t="str"><v>a_x000A_b_x005F_x000D_</v></c>                                  => `a\nb_x000D_`
			<c t="str"><v>_x0000_ _xD83D_</v></c>                                         => _x0000_ _xD83D_
			<c t="str"><v><![CDATA[<b> & co]]></v></c>                                    => <b> & co
			""")
	void readsACell(String cell, String expected) throws IOException {
		List<String> read = texts(new RawWorkbook().rows("<row r='7'>" + cell + "<c t='str'><v>end</v></c></row>"));
		assertThat(read).containsExactly("7 [" + expected.replace("\\n", "\n") + ", end]");
	}

	@Test
	void joinsRunsAndLeavesOutReadingAids() throws IOException {
		RawWorkbook workbook = new RawWorkbook().strings("""
				<si><r><rPr><b/></rPr><t>Gift </t></r><r><t xml:space='preserve'> card</t></r></si>
				<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>
				<si/><si><t/></si>
				<si><t>last</t></si>""")
			.rows("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>"
					+ "<c r='D1' t='s'><v>3</v></c><c r='E1' t='s'><v>4</v></c></row>");
		assertThat(texts(workbook)).containsExactly("1 [Gift  card, 東京, , , last]");
	}

	@Test
	void placesCellsAndRowsWithoutReferencesBehindTheOnesBefore() throws IOException {
		assertThat(texts(new RawWorkbook().rows("<row><c><v>1</v></c></row><row r='5'><c r='C5'><v>2</v></c>"
				+ "<c><v>3</v></c></row><row><c r='$B$6'><v>4</v></c><c r='c6'><v>5</v></c><c r='A6'><v>6</v></c></row>")))
			.containsExactly("1 [1]", "5 [, , 2, 3]", "6 [6, 4, 5]");
	}

	@Test
	void ignoresWhatSurroundsTheRows() throws IOException {
		assertThat(texts(new RawWorkbook().sheet("<sheetPr/><cols><col min='1' max='2' hidden='1'/></cols>"
				+ "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
				+ "<extLst><ext><row r='2'><c r='A2'><v>2</v></c></row></ext></extLst>")))
			.containsExactly("1 [1]");
	}

	@Test
	void findsPartsByAbsoluteAndEncodedNamesOfAnyCase() throws IOException {
		RawWorkbook workbook = new RawWorkbook().rows("<row><c t='s'><v>0</v></c></row>")
			.moved("xl/worksheets/sheet1.xml", "XL\\Worksheets\\My Sheet.XML")
			.workbookRelations(RawWorkbook.relation("rId1", "worksheet", "/xl/worksheets/my%20sheet.xml")
					+ RawWorkbook.relation("rId2", "sharedStrings", "../xl/./sharedStrings.xml"));
		assertThat(texts(workbook)).containsExactly("1 [zero]");
	}

	@Test
	void readsTheStrictForm() throws IOException {
		String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
		RawWorkbook workbook = new RawWorkbook()
			.part("xl/workbook.xml",
					"<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' "
							+ "xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
							+ "<x:sheets><x:sheet name='A' sheetId='1' r:id='a'/></x:sheets></x:workbook>")
			.workbookRelations("<Relationship Id='a' Type='" + strict + "worksheet' Target='worksheets/sheet1.xml'/>")
			.part("xl/worksheets/sheet1.xml",
					"<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>"
							+ "<x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>");
		assertThat(texts(workbook)).containsExactly("1 [7]");
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8,''", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF" })
	void readsPartsInEveryEncodingThatTheyMayHave(String charset, String mark) throws IOException {
		String sheet = mark + "<?xml version='1.0' encoding='" + charset
				+ "'?><worksheet><sheetData><row><c t='str'><v>é€</v></c></row></sheetData></worksheet>";
		RawWorkbook workbook = new RawWorkbook().part("xl/worksheets/sheet1.xml",
				sheet.getBytes(Charset.forName(charset)));
		assertThat(texts(workbook)).containsExactly("1 [é€]");
	}

	@Test
	void readsTabsInTheirOrderAndPassesOverChartsAndHiddenOnes() throws IOException {
		String sheets = "<workbook xmlns:r='r'><sheets><sheet name='Chart' sheetId='1' r:id='c'/>"
				+ "<sheet name='Hidden' sheetId='2' state='veryHidden' r:id='h'/>"
				+ "<sheet name='Third' sheetId='3' r:id='b'/><sheet name='Fourth' sheetId='4' r:id='a'/></sheets></workbook>";
		RawWorkbook workbook = new RawWorkbook().part("xl/workbook.xml", sheets)
			.part("xl/worksheets/sheet2.xml",
					"<worksheet><sheetData><row><c><v>3</v></c></row></sheetData></worksheet>")
			.workbookRelations(RawWorkbook.relation("a", "worksheet", "worksheets/sheet1.xml")
					+ RawWorkbook.relation("b", "worksheet", "worksheets/sheet2.xml")
					+ RawWorkbook.relation("c", "chartsheet", "chartsheets/sheet1.xml")
					+ RawWorkbook.relation("h", "worksheet", "worksheets/sheet1.xml"));
		Path file = workbook.write(folder.resolve("odd.xlsx"));
		assertThat(Reading.texts(file)).containsExactly("1 [3]");
		assertThat(Reading.rows(file, "Chart")).isEmpty();
	}

	@Test
	void keepsMoreTextsThanFitIntoTheMemoryMeantForThem() throws IOException {
		StringBuilder items = new StringBuilder();
		StringBuilder rows = new StringBuilder();
		int count = 230_000;
		for (int i = 0; i < count; i++) {
			items.append("<si><t>é").append(i).append("</t></si>");
		}
		for (int i = count - 1; i > 0; i -= 997) {
			rows.append("<row><c t='s'><v>").append(i).append("</v></c></row>");
		}
		List<String> read = texts(new RawWorkbook().strings(items.toString()).rows(rows.toString()));
		assertThat(read).hasSize((count - 2) / 997 + 1).first().isEqualTo("1 [é229999]");
		for (int i = 0; i < read.size(); i++) {
			assertThat(read.get(i)).isEqualTo((i + 1) + " [é" + (count - 1 - 997 * i) + "]");
		}
	}

}
