package dev.bulkordering.result;

import java.util.Collections;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "=HYPERLINK(\"http://example.test\")", "+1+1", "-1+1", "-2-SUM(A1)", "@SUM(A1:A9)",
			"=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "@cmd|x!A0", " =1", "\u00A0=1", "\u200B=1", "\uFEFF=1", "\t=1",
			"\tplain", "\rplain", "\nplain", "\"=1\"", "'=1", "\u201C=1", " ' =1", "\uFF1D1", "\uFF0B1", "\uFF0D1",
			"\uFF20SUM", "\u2212A1", "=", "-", "+49 (170) 1", "+1-2", "-5 A", "+1e5e5", "\u007F=1" })
	void findsWhatASpreadsheetCouldTakeForAFormula(String text) {
		assertThat(CellText.looksLikeFormula(text)).isTrue();
		assertThat(CellText.forCsv(text)).startsWith("'").endsWith(text.substring(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5", "+5", "12.5", "-1,234.50", "-1.234,50", " -5 ", "-.5", "-1.5E+10", "-5%",
			"+919876543210", "0049170", "a=b", "1+1", "someone@example.test", "", " ", "'", "'quoted'", "_x0041_",
			"O'Neil", "Total - net" })
	void leavesPlainTextsAndNumbersAlone(String text) {
		assertThat(CellText.looksLikeFormula(text)).isFalse();
		assertThat(CellText.forCsv(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\u0008b", "a\u001Fb", "a\uFFFEb", "a\uFFFFb", "a\uD800b", "a\uDC00b" })
	void marksCharactersThatNoSpreadsheetCanHold(String text) {
		assertThat(CellText.forCsv(text)).isEqualTo("a\uFFFDb");
		assertThat(CellText.forExcel(text)).isEqualTo("a\uFFFDb");
	}

	@Test
	void cutsWhatIsTooLongForExcelAndSaysSo() {
		assertThat(CellText.forExcel("x".repeat(CellText.EXCEL_MOST))).hasSize(CellText.EXCEL_MOST)
			.doesNotContain("cut");
		assertThat(CellText.forExcel("x".repeat(40_000))).hasSize(CellText.EXCEL_MOST).endsWith("allows in a cell]");
		assertThat(CellText.forExcel("\uD83D\uDE00".repeat(20_000))).hasSizeLessThanOrEqualTo(CellText.EXCEL_MOST)
			.doesNotContain("\uFFFD");
		assertThat(CellText.forExcel("_x0041_".repeat(5_000))).hasSizeLessThanOrEqualTo(CellText.EXCEL_MOST);
		assertThat(CellText.forCsv("x".repeat(40_000))).hasSize(40_000);
	}

	@Test
	void saysHowManyOfSeveralValuesDoNotFit() {
		List<String> references = Collections.nCopies(2_000, "ABCDEFGHIJKLMNOPQRSTUVWXY");
		String cell = CellText.joinedForExcel(references);
		assertThat(cell).hasSizeLessThanOrEqualTo(CellText.EXCEL_MOST).endsWith(" … and 741 more");
		assertThat(CellText.joined(references).split(" ")).hasSize(2_000);
		assertThat(CellText.joinedForExcel(List.of(3, 4, 17))).isEqualTo("3 4 17");
	}

	@Property
	void losesNothingInCsvButTheApostrophe(@ForAll("texts") String text) {
		String cell = CellText.forCsv(text);
		assertThat(CellText.looksLikeFormula(cell) && !cell.startsWith("'")).isFalse();
		boolean prefixed = cell.startsWith("'") && CellText.looksLikeFormula(cell.substring(1));
		assertThat(prefixed ? cell.substring(1) : cell).isEqualTo(text);
	}

	@Property
	void isShownByExcelLetterByLetter(@ForAll("texts") String text) {
		assertThat(new XSSFRichTextString(CellText.forExcel(text)).getString()).isEqualTo(text);
	}

	@Provide
	static Arbitrary<String> texts() {
		return Arbitraries.frequencyOf(Tuple.of(3, awkward()), Tuple.of(1,
				Arbitraries.strings().withCharRange(' ', '\uD7FF').withCharRange('\uE000', '\uFFFD').ofMaxLength(30)));
	}

	private static Arbitrary<String> awkward() {
		return Arbitraries
			.of("=", "+", "-", "@", "'", "\"", " ", "\t", "\r", "\n", "1", "5.", ",", ";", "a", "\u00A0", "\uFF1D",
					"_x0041_", "_x", "005F_", "<", "&", "]]>", "\uD83D\uDE00", "ü")
			.list()
			.ofMaxSize(8)
			.map(parts -> String.join("", parts));
	}

}
