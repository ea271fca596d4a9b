package dev.bulkordering.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes sheets of any size for gifthub, the same bytes of CSV each time. */
final class LargeSheet {

	private static final List<String> HEADER = List.of("reference", "sku", "price", "quantity");

	private static final int SKUS = 40;

	private LargeSheet() {
	}

	/** Writes CSV or, by the file's name, XLSX. */
	static void write(Path file, int rows) throws IOException {
		if (file.toString().endsWith(".csv")) {
			writeCsv(file, rows);
		}
		else {
			writeExcel(file, rows);
		}
	}

	private static void writeCsv(Path file, int rows) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(String.join(",", HEADER) + "\n");
			for (int row = 1; row <= rows; row++) {
				out.write("EMP-" + row + "," + sku(row) + "," + price(row) + "," + quantity(row) + "\n");
			}
		}
	}

	private static void writeExcel(Path file, int rows) throws IOException {
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(100); OutputStream out = Files.newOutputStream(file)) {
			SXSSFSheet sheet = workbook.createSheet("Orders");
			Row header = sheet.createRow(0);
			for (int column = 0; column < HEADER.size(); column++) {
				header.createCell(column).setCellValue(HEADER.get(column));
			}
			for (int number = 1; number <= rows; number++) {
				Row row = sheet.createRow(number);
				row.createCell(0).setCellValue("EMP-" + number);
				row.createCell(1).setCellValue(sku(number));
				row.createCell(2).setCellValue(price(number));
				row.createCell(3).setCellValue(quantity(number));
			}
			workbook.write(out);
		}
	}

	private static String sku(int row) {
		return "038-%02d-range".formatted(row % SKUS);
	}

	private static int price(int row) {
		return 5 * (1 + row % 7);
	}

	private static int quantity(int row) {
		return 1 + row % 3;
	}

}
