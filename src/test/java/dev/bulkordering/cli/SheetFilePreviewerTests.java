package dev.bulkordering.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.cli.SheetPreviewer.Facts;
import dev.bulkordering.cli.SheetPreviewer.PreviewRow;
import dev.bulkordering.sheet.file.RawWorkbook;

import static org.assertj.core.api.Assertions.assertThat;

class SheetFilePreviewerTests {

	@TempDir
	Path folder;

	private final List<PreviewRow> rows = new ArrayList<>();

	private Facts preview(Path file, int most) {
		return new SheetFilePreviewer().read(file, null, most, rows::add);
	}

	@Test
	void showsACsvFile() throws IOException {
		Path file = Files.writeString(folder.resolve("a.csv"), "a;b\n\n1\n;;3\n");
		Facts preview = preview(file, 2);
		assertThat(preview.type()).isEqualTo("csv");
		assertThat(preview.encoding()).isEqualTo("UTF-8");
		assertThat(preview.delimiter()).isEqualTo(";");
		assertThat(preview.worksheets()).isEmpty();
		assertThat(preview.worksheet()).isNull();
		assertThat(preview.rowCount()).isEqualTo(3);
		assertThat(preview.columnCount()).isEqualTo(3);
		assertThat(rows).extracting(PreviewRow::row).containsExactly(1, 3);
		assertThat(rows.get(0).cells()).containsExactly("a", "b", "");
		assertThat(rows.get(1).cells()).containsExactly("1", "", "");
	}

	@Test
	void showsHiddenRowsAndColumnsOfAWorkbookToo() throws IOException {
		Path file = new RawWorkbook()
			.sheet("<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='2' hidden='1'>"
					+ "<c r='B2'><v>12.50</v></c></row><row r='4'><c s='1'><v>46053</v></c></row></sheetData>")
			.write(folder.resolve("a.xlsx"));
		Facts preview = preview(file, Integer.MAX_VALUE);
		assertThat(preview.worksheets()).containsExactly("Orders");
		assertThat(preview.worksheet()).isEqualTo("Orders");
		assertThat(preview.delimiter()).isNull();
		assertThat(preview.rowCount()).isEqualTo(2);
		assertThat(rows.get(0).cells()).containsExactly("", "12.5");
		assertThat(rows.get(1).cells()).containsExactly("2026-01-31", "");
	}

	@Test
	void doesNotFillUpAHugeBox() throws IOException {
		StringBuilder xml = new StringBuilder("<row r='1'><c r='XFD1'><v>1</v></c></row>");
		for (int i = 2; i <= 2000; i++) {
			xml.append("<row r='").append(i * 500).append("'><c><v>1</v></c></row>");
		}
		Path file = new RawWorkbook().rows(xml.toString()).write(folder.resolve("a.xlsx"));
		Facts preview = preview(file, Integer.MAX_VALUE);
		assertThat(preview.columnCount()).isEqualTo(16_384);
		assertThat(rows).hasSize(2000).last().satisfies((row) -> assertThat(row.cells()).hasSize(1));
	}

	@Test
	void namesTheWorksheetsThatHaveRowsWhereTheFirstOneIsEmpty() throws IOException {
		Path file = folder.resolve("a.xlsx");
		try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
			workbook.createSheet("Cover");
			workbook.createSheet("Orders").createRow(3).createCell(0).setCellValue("sku");
			workbook.createSheet("Notes");
			workbook.write(out);
		}
		assertThat(preview(file, 10).otherFilled()).containsExactly("Orders");

		CalledEntrance entrance = new CalledEntrance();
		entrance.previewer = new SheetFilePreviewer();
		assertThat(entrance.call("preview", file.toString())).isZero();
		assertThat(entrance.out()).contains("there is nothing in it; --worksheet shows another one: Orders");
	}

	@Test
	void showsNothingOfAnEmptyFile() throws IOException {
		Facts preview = preview(Files.createFile(folder.resolve("a.csv")), 10);
		assertThat(preview.rowCount()).isZero();
		assertThat(preview.columnCount()).isZero();
		assertThat(rows).isEmpty();
	}

}
