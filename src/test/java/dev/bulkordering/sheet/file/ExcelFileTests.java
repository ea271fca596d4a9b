package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;

import static org.assertj.core.api.Assertions.assertThat;

/** What new and old workbooks have in common. */
class ExcelFileTests {

	@TempDir
	Path folder;

	private static Workbook workbook(String type) {
		return type.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
	}

	private Path write(Workbook workbook) throws IOException {
		// The name tells nothing.
		Path file = folder.resolve("orders.dat");
		try (workbook; OutputStream out = Files.newOutputStream(file)) {
			workbook.write(out);
		}
		return file;
	}

	private static CellStyle format(Workbook workbook, String format) {
		CellStyle style = workbook.createCellStyle();
		style.setDataFormat(workbook.createDataFormat().getFormat(format));
		return style;
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsEveryKindOfCell(String type) throws IOException {
		Workbook workbook = workbook(type);
		Row row = workbook.createSheet().createRow(2);
		row.createCell(1).setCellValue("  SKU-1\u00A0");
		row.createCell(2).setCellValue(12.5);
		row.createCell(3).setCellValue(true);
		row.createCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
		row.createCell(5).setCellValue(LocalDateTime.of(2026, 3, 4, 5, 6, 7));
		row.getCell(5).setCellStyle(format(workbook, "dd/mm/yy hh:mm"));
		row.createCell(6).setCellValue("   ");
		row.createCell(7).setCellStyle(format(workbook, "0.00"));
		Path file = write(workbook);

		assertThat(Reading.rows(file)).singleElement().satisfies((read) -> {
			assertThat(read.number()).isEqualTo(3);
			assertThat(read.cells()).containsExactly(Cell.BLANK, new Cell.Text("SKU-1"),
					new Cell.Numeric(new BigDecimal("12.5")), new Cell.Bool(true), new Cell.Error("#N/A"),
					new Cell.DateTime(LocalDateTime.of(2026, 3, 4, 5, 6, 7)));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsNumbersAsTheyAreStoredAndNotAsTheyAreShown(String type) throws IOException {
		Workbook workbook = workbook(type);
		Row row = workbook.createSheet().createRow(0);
		double[] values = { 919877123456d, 4.27335427525861E-7, 0.1 + 0.2, 12.500000000000002, 1234567890123456d, 0.5,
				-9.03, 1e15, 100 };
		for (int i = 0; i < values.length; i++) {
			row.createCell(i).setCellValue(values[i]);
			row.getCell(i).setCellStyle(format(workbook, "[$EUR] #,##0;[Red](0.0)"));
		}
		assertThat(Reading.texts(write(workbook))).containsExactly("1 [919877123456, 0.000000427335427525861, 0.3, "
				+ "12.5, 1234567890123456, 0.5, -9.03, 1000000000000000, 100]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsFormulasByTheirLastResults(String type) throws IOException {
		Workbook workbook = workbook(type);
		Row row = workbook.createSheet().createRow(0);
		String[] formulas = { "1/8", "\"a\"&\"b\"", "1=1", "1/0", "\"\"", "DATE(2026,1,31)", "REPT(\"x\",300)" };
		for (int i = 0; i < formulas.length; i++) {
			row.createCell(i).setCellFormula(formulas[i]);
		}
		row.getCell(5).setCellStyle(format(workbook, "yyyy-mm-dd"));
		workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
		assertThat(Reading.texts(write(workbook)))
			.containsExactly("1 [0.125, ab, true, #DIV/0!, , 2026-01-31, " + "x".repeat(300) + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsDatesOfWorkbooksThatCountFrom1904(String type) throws IOException {
		Workbook workbook = workbook(type);
		if (workbook instanceof HSSFWorkbook xls) {
			xls.getInternalWorkbook().getRecords().forEach((each) -> {
				if (each instanceof org.apache.poi.hssf.record.DateWindow1904Record window) {
					window.setWindowing((short) 1);
				}
			});
		}
		else {
			((XSSFWorkbook) workbook).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
		}
		Row row = workbook.createSheet().createRow(0);
		row.createCell(0).setCellValue(44621.25);
		row.getCell(0).setCellStyle(format(workbook, "yyyy-mm-dd"));
		assertThat(Reading.texts(write(workbook))).containsExactly("1 [2026-03-02T06:00]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void knowsHiddenRowsColumnsAndWorksheets(String type) throws IOException {
		Workbook workbook = workbook(type);
		Sheet hidden = workbook.createSheet("Old");
		hidden.createRow(0).createCell(0).setCellValue("old");
		Sheet sheet = workbook.createSheet("New");
		workbook.createSheet("Secret");
		workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
		workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
		for (int i = 0; i < 3; i++) {
			sheet.createRow(i).createCell(0).setCellValue("row " + (i + 1));
		}
		sheet.getRow(1).setZeroHeight(true);
		sheet.setColumnHidden(2, true);
		sheet.setColumnHidden(3, true);

		try (SheetFile file = SheetFile.open(write(workbook), SheetLimits.DEFAULT); RowCursor rows = file.rows(null)) {
			assertThat(file.worksheets()).containsExactly(new Worksheet("Old", true, true),
					new Worksheet("New", false, true), new Worksheet("Secret", true, true));
			assertThat(file.worksheet(null)).isEqualTo("New");
			assertThat(rows.isColumnHidden(1)).isFalse();
			assertThat(rows.isColumnHidden(2)).isTrue();
			assertThat(rows.isColumnHidden(3)).isTrue();
			assertThat(rows.isColumnHidden(4)).isFalse();
			for (boolean expected : new boolean[] { false, true, false }) {
				assertThat(rows.next()).isNotNull();
				assertThat(rows.isHidden()).isEqualTo(expected);
			}
			assertThat(rows.next()).isNull();
			assertThat(rows.next()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsTheWorksheetThatIsNamedWhateverItsCase(String type) throws IOException {
		Workbook workbook = workbook(type);
		workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("note");
		workbook.createSheet("Orders").createRow(0).createCell(0).setCellValue("order");
		Path file = write(workbook);
		assertThat(Reading.texts(Reading.rows(file, "Orders"))).containsExactly("1 [order]");
		assertThat(Reading.texts(Reading.rows(file, " orders "))).containsExactly("1 [order]");
		assertThat(Reading.texts(file)).containsExactly("1 [note]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void skipsRowsAndColumnsThatAreOnlyStyled(String type) throws IOException {
		Workbook workbook = workbook(type);
		Sheet sheet = workbook.createSheet();
		CellStyle style = format(workbook, "0.00");
		for (int i = 0; i < 2000; i++) {
			Row row = sheet.createRow(i);
			for (int column = 0; column < 20; column++) {
				row.createCell(column).setCellStyle(style);
			}
		}
		sheet.getRow(999).getCell(2).setCellValue("x");
		assertThat(Reading.texts(write(workbook))).containsExactly("1000 [, , x]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void readsManyLongTexts(String type) throws IOException {
		Workbook workbook = workbook(type);
		Sheet sheet = workbook.createSheet();
		for (int i = 0; i < 500; i++) {
			sheet.createRow(i).createCell(0).setCellValue(i + " €é".repeat(100 + i));
		}
		assertThat(Reading.rows(write(workbook))).hasSize(500)
			.allSatisfy((row) -> assertThat(row.cell(0).text())
				.isEqualTo((row.number() - 1) + " €é".repeat(99 + row.number())));
	}

	@Test
	void tellsTheTypesApart() throws IOException {
		assertThat(type(new HSSFWorkbook())).isEqualTo(SheetType.XLS);
		assertThat(type(new XSSFWorkbook())).isEqualTo(SheetType.XLSX);
		assertThat(type(new XSSFWorkbook(XSSFWorkbookType.XLSM))).isEqualTo(SheetType.XLSM);
	}

	private SheetType type(Workbook workbook) throws IOException {
		workbook.createSheet();
		try (SheetFile file = SheetFile.open(write(workbook), SheetLimits.DEFAULT)) {
			assertThat(file.encoding()).isNull();
			assertThat(file.delimiter()).isNull();
			return file.type();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "xls" })
	void givesNoRowsForAnEmptyWorksheet(String type) throws IOException {
		Workbook workbook = workbook(type);
		workbook.createSheet("Empty");
		assertThat(Reading.rows(write(workbook))).isEmpty();
	}

}
