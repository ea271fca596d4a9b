package dev.bulkordering.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.sheet.SheetPreview.PreviewRow;
import dev.bulkordering.sheet.file.RawWorkbook;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.SheetLimits;

import static org.assertj.core.api.Assertions.assertThat;

class SheetPreviewTests {

	@TempDir
	Path folder;

	private static SheetPreview preview(Path file, int rows) {
		try (SheetFile sheet = SheetFile.open(file, SheetLimits.DEFAULT)) {
			return SheetPreview.of(sheet, null, rows);
		}
	}

	@Test
	void showsACsvFile() throws IOException {
		Path file = Files.writeString(folder.resolve("a.csv"), "a;b\n\n1\n;;3\n");
		SheetPreview preview = preview(file, 2);
		assertThat(preview.type()).isEqualTo("csv");
		assertThat(preview.encoding()).isEqualTo("UTF-8");
		assertThat(preview.delimiter()).isEqualTo(";");
		assertThat(preview.worksheets()).isEmpty();
		assertThat(preview.worksheet()).isNull();
		assertThat(preview.rowCount()).isEqualTo(3);
		assertThat(preview.columnCount()).isEqualTo(3);
		assertThat(preview.rows()).extracting(PreviewRow::row).containsExactly(1, 3);
		assertThat(preview.rows().get(0).cells()).containsExactly("a", "b", "");
		assertThat(preview.rows().get(1).cells()).containsExactly("1", "", "");
	}

	@Test
	void showsHiddenRowsAndColumnsOfAWorkbookToo() throws IOException {
		Path file = new RawWorkbook()
			.sheet("<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='2' hidden='1'>"
					+ "<c r='B2'><v>12.50</v></c></row><row r='4'><c s='1'><v>46053</v></c></row></sheetData>")
			.write(folder.resolve("a.xlsx"));
		SheetPreview preview = preview(file, Integer.MAX_VALUE);
		assertThat(preview.worksheets()).containsExactly("Orders");
		assertThat(preview.worksheet()).isEqualTo("Orders");
		assertThat(preview.delimiter()).isNull();
		assertThat(preview.rowCount()).isEqualTo(2);
		assertThat(preview.rows().get(0).cells()).containsExactly("", "12.5");
		assertThat(preview.rows().get(1).cells()).containsExactly("2026-01-31", "");
	}

	@Test
	void doesNotFillUpAHugeBox() throws IOException {
		StringBuilder rows = new StringBuilder("<row r='1'><c r='XFD1'><v>1</v></c></row>");
		for (int i = 2; i <= 2000; i++) {
			rows.append("<row r='").append(i * 500).append("'><c><v>1</v></c></row>");
		}
		Path file = new RawWorkbook().rows(rows.toString()).write(folder.resolve("a.xlsx"));
		SheetPreview preview = preview(file, Integer.MAX_VALUE);
		assertThat(preview.columnCount()).isEqualTo(16_384);
		assertThat(preview.rows()).hasSize(2000).last().satisfies((row) -> assertThat(row.cells()).hasSize(1));
	}

	@Test
	void showsNothingOfAnEmptyFile() throws IOException {
		SheetPreview preview = preview(Files.createFile(folder.resolve("a.csv")), 10);
		assertThat(preview.rowCount()).isZero();
		assertThat(preview.columnCount()).isZero();
		assertThat(preview.rows()).isEmpty();
	}

}
