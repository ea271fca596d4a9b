package dev.bulkordering.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.order.Issue;

import static org.assertj.core.api.Assertions.assertThat;

class MarkedSheetTests {

	private static final List<Issue> ISSUES = List.of(new Issue(7, "E", "Phone", "x", "a phone number"),
			new Issue(7, null, "email", "", "an e-mail address"), new Issue(9, "B", "SKU", "", "a product"));

	@TempDir
	Path folder;

	private static Cell cell(Sheet sheet, String address) {
		CellReference place = new CellReference(address);
		return sheet.getRow(place.getRow()).getCell(place.getCol());
	}

	private static void assertMarked(Sheet sheet, String address, String comment) {
		Cell cell = cell(sheet, address);
		assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
		assertThat(cell.getCellComment().getString().getString()).isEqualTo(comment);
	}

	@Test
	void leavesAWorkbookWhatItWasButForTheMarks() throws IOException {
		Path messy = Path.of("sample-input/messy-rewards.xlsx");
		Path out = folder.resolve("marked.xlsx");
		MarkedSheet.write(messy, null, ISSUES, out);
		try (XSSFWorkbook before = new XSSFWorkbook(Files.newInputStream(messy));
				XSSFWorkbook marked = new XSSFWorkbook(Files.newInputStream(out))) {
			assertThat(marked.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets());
			Sheet sheet = marked.getSheetAt(marked.getActiveSheetIndex());
			Sheet original = before.getSheet(sheet.getSheetName());
			assertThat(sheet.getLastRowNum()).isEqualTo(original.getLastRowNum());
			assertMarked(sheet, "E7", "expected a phone number");
			assertMarked(sheet, "A7", "email: expected an e-mail address");
			assertMarked(sheet, "B9", "expected a product");
			assertThat(cell(sheet, "E8").getCellStyle().getFillPattern())
				.isEqualTo(cell(original, "E8").getCellStyle().getFillPattern());
			assertThat(cell(sheet, "E7").getCellStyle().getDataFormatString())
				.isEqualTo(cell(original, "E7").getCellStyle().getDataFormatString());
			original.forEach((row) -> row.forEach((cell) -> {
				if (cell.getCellType() == CellType.FORMULA) {
					assertThat(cell(sheet, cell.getAddress().formatAsString()).getCellFormula())
						.isEqualTo(cell.getCellFormula());
				}
			}));
		}
	}

	@Test
	void makesAWorkbookOfACsvFileWithTheCellsAtTheirPlaces() throws IOException {
		Path csv = Files.writeString(folder.resolve("a.csv"),
				"Gifts\n\nreference,sku,price,quantity,phone\n\n\n\nR1,0017,\"1,5\",2,x\n\nR2,,3,4,5\n");
		Path out = folder.resolve("marked.xlsx");
		MarkedSheet.write(csv, null, ISSUES, out);
		try (XSSFWorkbook marked = new XSSFWorkbook(Files.newInputStream(out))) {
			Sheet sheet = marked.getSheetAt(0);
			assertMarked(sheet, "E7", "expected a phone number");
			assertMarked(sheet, "A7", "email: expected an e-mail address");
			assertMarked(sheet, "B9", "expected a product");
			// as text, else it would be read as another number
			assertThat(cell(sheet, "B7").getStringCellValue()).isEqualTo("0017");
			assertThat(cell(sheet, "C7").getStringCellValue()).isEqualTo("1,5");
			assertThat(cell(sheet, "A3").getStringCellValue()).isEqualTo("reference");
		}
	}

}
