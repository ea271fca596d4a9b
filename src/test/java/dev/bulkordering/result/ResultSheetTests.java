package dev.bulkordering.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.pjfanning.xlsx.StreamingReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

import dev.bulkordering.order.OrderState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultSheetTests {

	private static final List<String> OURS = List.of("row", "status", "order_references", "provider_order_ids",
			"units_asked", "units_ordered", "units_pending", "units_rejected", "units_held", "units_skipped", "amount",
			"currency", "code", "message");

	private static final Runnable ALWAYS = () -> {
	};

	@TempDir
	Path folder;

	@Test
	void writesEveryRowToCsvWithWhatBecameOfIt() throws IOException {
		Path target = folder.resolve("results/a-result.csv");
		ResultSheet.write(target, ResultFormat.CSV, List.of("SKU", "Phone"),
				List.of(new ResultRow(5, List.of("007", "+919876543210"), new ResultUnits(3, 2, 0, 1, 0, 0),
						List.of("REFA", "REFB"), List.of("P-1"), new BigDecimal("1000.0000"), "INR", "5310",
						"no stock"), ResultRow.invalid(6, List.of("=1+1"), "B6: no phone"))
					.iterator(),
				orders(), ALWAYS);

		assertThat(Files.readString(target)).startsWith("SKU,Phone,row,status,").contains("\r\n");
		List<CSVRecord> records = csv(target);
		assertThat(records.get(0).toList().subList(2, 16)).isEqualTo(OURS);
		assertThat(records.get(1).toList()).containsExactly("007", "+919876543210", "5", "partly", "REFA REFB", "P-1",
				"3", "2", "0", "1", "0", "0", "1000.00", "INR", "5310", "no stock");
		assertThat(records.get(2).toList()).containsExactly("'=1+1", "", "6", "invalid", "", "", "0", "0", "0", "0",
				"0", "0", "0.00", "", "", "B6: no phone");
		assertThat(records).hasSize(3);
	}

	@Test
	void writesTheOrdersToASecondCsvFile() throws IOException {
		Path target = folder.resolve("a-result.csv");
		ResultSheet.write(target, ResultFormat.CSV, List.of(), Collections.emptyIterator(), orders(), ALWAYS);

		List<CSVRecord> records = csv(folder.resolve("a-result-orders.csv"));
		assertThat(records.get(0).toList()).containsExactly("reference", "provider_order_id", "state", "units",
				"amount", "currency", "charged", "charged_currency", "placed_at", "rows");
		assertThat(records.get(1).toList()).containsExactly("REFA", "P-1", "PLACED", "2", "1000.00", "INR", "990.505",
				"INR", "2026-03-01T10:15:30.123Z", "5 6");
		assertThat(records.get(2).toList()).containsExactly("REFB", "", "REJECTED", "1", "500", "JPY", "", "", "", "5");
	}

	@Test
	void putsAByteOrderMarkBeforeACsvThatExcelWouldMisreadWithoutIt() throws IOException {
		Path target = folder.resolve("a.csv");
		write(target, ResultFormat.CSV, List.of("Name"), row(2, "Jürgen ₹ 😀"));
		assertThat(Files.readAllBytes(target)).startsWith(0xEF, 0xBB, 0xBF).endsWith('\r', '\n');
		assertThat(csv(target).get(1).get(0)).isEqualTo("Jürgen ₹ 😀");
		assertThat(Files.readString(target)).startsWith("\uFEFFName,");

		write(target, ResultFormat.CSV, List.of("Name"), row(2, "Juergen"));
		assertThat(Files.readString(target)).startsWith("Name,");
	}

	@Test
	void writesTheSameToExcelWithTypesColoursAndFilters() throws IOException {
		Path target = folder.resolve("a-result.xlsx");
		ResultSheet.write(target, ResultFormat.XLSX, List.of("SKU", "", "Phone"),
				List.of(new ResultRow(5, List.of("007", "", "+919876543210"), new ResultUnits(2, 2, 0, 0, 0, 0),
						List.of("REFA", "REFB"), List.of("P-1"), new BigDecimal("1000.5"), "INR", null, null),
						new ResultRow(6, List.of("=1+1", "b"), new ResultUnits(1, 0, 0, 1, 0, 0), List.of("REFB"),
								List.of(), new BigDecimal("1234567890123456.78"), "INR", "5310", "@x"))
					.iterator(),
				orders(), ALWAYS);

		try (XSSFWorkbook book = open(target)) {
			XSSFSheet rows = book.getSheetAt(0);
			assertThat(texts(rows.getRow(0))).containsExactly("SKU", "", "Phone", "row", "status", "order_references",
					"provider_order_ids", "units_asked", "units_ordered", "units_pending", "units_rejected",
					"units_held", "units_skipped", "amount", "currency", "code", "message");
			assertThat(texts(rows.getRow(1))).startsWith("007", "", "+919876543210", "5.0", "ordered", "REFA REFB",
					"P-1", "2.0");
			assertThat(rows.getRow(1).getCell(13).getNumericCellValue()).isEqualTo(1000.5);
			assertThat(rows.getRow(1).getCell(13).getCellStyle().getDataFormatString()).isEqualTo("0.00");
			assertThat(rows.getRow(2).getCell(13).getStringCellValue()).isEqualTo("1234567890123456.78");
			assertThat(rows.getRow(2).getCell(0).getCellType()).isEqualTo(CellType.STRING);
			assertThat(rows.getRow(2).getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
			assertThat(rows.getRow(1).getCell(0).getCellStyle().getQuotePrefixed()).isFalse();
			assertThat(rows.getRow(2).getCell(16).getStringCellValue()).isEqualTo("@x");
			assertThat(rows.getRow(1).getCell(4).getCellStyle().getFillPattern())
				.isEqualTo(FillPatternType.SOLID_FOREGROUND);
			assertThat(rows.getRow(1).getCell(4).getCellStyle()).isNotEqualTo(rows.getRow(2).getCell(4).getCellStyle());
			assertThat(rows.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
			assertThat(rows.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:Q3");

			Sheet orders = book.getSheetAt(1);
			assertThat(orders.getSheetName()).isEqualTo("orders");
			assertThat(texts(orders.getRow(1))).containsExactly("REFA", "P-1", "PLACED", "2.0", "1000.0", "INR",
					"990.505", "INR", "2026-03-01T10:15:30.123Z", "5 6");
		}
	}

	@Test
	void tellsAnInputColumnFromOursOfTheSameName() throws IOException {
		Path target = folder.resolve("a.csv");
		write(target, ResultFormat.CSV, List.of("Status", " AMOUNT ", "row", "", "code (input)", "Rows"),
				row(2, "a", "b", "c", "d", "e", "f"));
		assertThat(csv(target).get(0).toList()).startsWith("Status (input)", "AMOUNT (input)", "row (input)", "",
				"code (input)", "Rows", "row", "status");
	}

	@Test
	void keepsCellsBesideTheLastHeaderBehindOurColumns() throws IOException {
		Path target = folder.resolve("a.csv");
		write(target, ResultFormat.CSV, List.of("SKU"), row(2, "A1", "a note"));
		assertThat(csv(target).get(1).toList()).hasSize(16).startsWith("A1", "2").endsWith("", "a note");
	}

	@ParameterizedTest
	@EnumSource(ResultFormat.class)
	void leavesTheOldFileWhenItFailsHalfWay(ResultFormat format) throws IOException {
		Path target = folder.resolve("a." + format.extension());
		write(target, format, List.of("SKU"), row(2, "old"));
		byte[] before = Files.readAllBytes(target);
		List<Path> files = files();

		Iterator<ResultRow> failing = IntStream.range(0, 5_000).mapToObj(number -> {
			if (number == 4_000) {
				throw new IllegalStateException("the database is gone");
			}
			return row(number, "new");
		}).iterator();
		assertThatThrownBy(
				() -> ResultSheet.write(target, format, List.of("SKU"), failing, Collections.emptyIterator(), ALWAYS))
			.hasMessage("the database is gone");

		assertThat(Files.readAllBytes(target)).isEqualTo(before);
		assertThat(files()).isEqualTo(files);
	}

	@ParameterizedTest
	@EnumSource(ResultFormat.class)
	void leavesTheOldFileWhereItMayNotBeReplacedAfterAll(ResultFormat format) throws IOException {
		Path target = folder.resolve("a." + format.extension());
		write(target, format, List.of("SKU"), row(2, "old"));
		byte[] before = Files.readAllBytes(target);
		List<Path> files = files();

		assertThatThrownBy(() -> ResultSheet.write(target, format, List.of("SKU"), List.of(row(2, "new")).iterator(),
				Collections.emptyIterator(), () -> {
					throw new IllegalStateException("taken over");
				}))
			.hasMessage("taken over");

		assertThat(Files.readAllBytes(target)).isEqualTo(before);
		assertThat(files()).isEqualTo(files);
	}

	@ParameterizedTest
	@EnumSource(ResultFormat.class)
	void saysWhyAFileCannotBeWritten(ResultFormat format) throws IOException {
		Path target = folder.resolve("a." + format.extension());
		Files.createDirectories(target.resolve("in the way"));
		assertThatThrownBy(() -> write(target, format, List.of("SKU"), row(2, "A")))
			.isInstanceOf(ResultUnwritableException.class)
			.hasMessageStartingWith("The result sheet " + target + " could not be written: ");
		assertThat(files()).hasSize(format == ResultFormat.CSV ? 2 : 1);
	}

	@Test
	void goesOnInAFurtherWorksheetWhereExcelHasNoMoreRows() throws IOException {
		Path target = folder.resolve("a.xlsx");
		ResultSheet.writeExcel(target, List.of("SKU"),
				IntStream.rangeClosed(2, 8).mapToObj(number -> row(number, "S" + number)).iterator(), orders(), ALWAYS,
				4);
		try (XSSFWorkbook book = open(target)) {
			assertThat(IntStream.range(0, book.getNumberOfSheets()).mapToObj(book::getSheetName))
				.containsExactly("rows", "orders", "rows 2", "rows 3");
			assertThat(book.getSheet("rows 2").getRow(0).getCell(1).getStringCellValue()).isEqualTo("row");
			assertThat(Stream.of("rows", "rows 2", "rows 3").flatMap(name -> skus(book.getSheet(name))))
				.containsExactly("S2", "S3", "S4", "S5", "S6", "S7", "S8");
		}
	}

	@Test
	void refusesMoreColumnsThanExcelHas() {
		List<String> headers = Collections.nCopies(16_380, "h");
		assertThatThrownBy(() -> write(folder.resolve("a.xlsx"), ResultFormat.XLSX, headers, row(2, "A")))
			.isInstanceOf(ResultUnwritableException.class)
			.hasMessageContaining("16394 columns")
			.hasMessageContaining("CSV");
		assertThat(files()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(ResultFormat.class)
	void streamsRowsByTheHundredThousand(ResultFormat format) throws IOException {
		int count = 200_000;
		Path target = folder.resolve("a." + format.extension());
		ResultSheet.write(target, format, List.of("SKU"),
				IntStream.rangeClosed(2, count + 1).mapToObj(number -> row(number, "S" + number)).iterator(), orders(),
				ALWAYS);
		long sum = 0;
		int rows = 0;
		if (format == ResultFormat.CSV) {
			try (Reader reader = Files.newBufferedReader(target)) {
				for (CSVRecord each : CSVFormat.DEFAULT.builder()
					.setHeader()
					.setSkipHeaderRecord(true)
					.get()
					.parse(reader)) {
					rows++;
					sum += Long.parseLong(each.get("row"));
				}
			}
		}
		else {
			try (InputStream in = Files.newInputStream(target);
					Workbook book = StreamingReader.builder().rowCacheSize(100).open(in)) {
				for (Row each : book.getSheet("rows")) {
					rows += each.getRowNum() == 0 ? 0 : 1;
					sum += each.getRowNum() == 0 ? 0 : (long) each.getCell(1).getNumericCellValue();
				}
			}
		}
		assertThat(rows).isEqualTo(count);
		assertThat(sum).isEqualTo((long) count * (count + 3) / 2);
	}

	@Property(tries = 60)
	void keepsEveryCellThroughExcelAndCsv(@ForAll("grids") List<List<String>> grid) throws IOException {
		List<ResultRow> rows = new ArrayList<>();
		for (List<String> cells : grid) {
			rows.add(row(rows.size() + 2, cells.toArray(String[]::new)));
		}
		Path own = Files.createTempDirectory("result-sheet");
		try {
			Path csv = own.resolve("a.csv");
			Path excel = own.resolve("a.xlsx");
			List<String> headers = List.of("one", "two", "three");
			ResultSheet.write(csv, ResultFormat.CSV, headers, rows.iterator(), orders(), ALWAYS);
			ResultSheet.write(excel, ResultFormat.XLSX, headers, rows.iterator(), orders(), ALWAYS);
			assertThatBothHold(grid, csv, excel);
		}
		finally {
			FileSystemUtils.deleteRecursively(own);
		}
	}

	private static void assertThatBothHold(List<List<String>> grid, Path csv, Path excel) throws IOException {
		List<CSVRecord> records = csv(csv);
		try (XSSFWorkbook book = open(excel)) {
			for (int number = 0; number < grid.size(); number++) {
				for (int column = 0; column < 3; column++) {
					String cell = grid.get(number).get(column);
					String inCsv = records.get(number + 1).get(column);
					assertThat(CellText.looksLikeFormula(cell) ? inCsv.substring(1) : inCsv).isEqualTo(cell);
					Cell inExcel = book.getSheetAt(0).getRow(number + 1).getCell(column);
					assertThat(inExcel == null ? "" : inExcel.getStringCellValue()).isEqualTo(cell);
				}
			}
		}
	}

	@Provide
	static Arbitrary<List<List<String>>> grids() {
		return CellTextTests.texts().list().ofSize(3).list().ofMinSize(1).ofMaxSize(10);
	}

	private static ResultRow row(int number, String... cells) {
		return new ResultRow(number, List.of(cells), new ResultUnits(1, 1, 0, 0, 0, 0), List.of("REFA"), List.of(),
				BigDecimal.ONE, "INR", null, null);
	}

	private static Iterator<ResultOrder> orders() {
		return List
			.of(new ResultOrder("REFA", "P-1", OrderState.PLACED, 2, new BigDecimal("1000.0000"), "INR",
					new BigDecimal("990.5050"), "INR", Instant.parse("2026-03-01T10:15:30.123456Z"), List.of(5, 6)),
					new ResultOrder("REFB", null, OrderState.REJECTED, 1, new BigDecimal("500.0000"), "JPY", null, null,
							null, List.of(5)))
			.iterator();
	}

	private static void write(Path target, ResultFormat format, List<String> headers, ResultRow row) {
		ResultSheet.write(target, format, headers, List.of(row).iterator(), Collections.emptyIterator(), ALWAYS);
	}

	private static List<CSVRecord> csv(Path file) throws IOException {
		String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		return CSVFormat.DEFAULT.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))
			.getRecords();
	}

	private static XSSFWorkbook open(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new XSSFWorkbook(in);
		}
	}

	private static List<String> texts(Row row) {
		return IntStream.range(0, row.getLastCellNum())
			.mapToObj(row::getCell)
			.map(cell -> cell == null ? ""
					: cell.getCellType() == CellType.NUMERIC ? String.valueOf(cell.getNumericCellValue())
							: cell.getStringCellValue())
			.toList();
	}

	private static Stream<String> skus(Sheet sheet) {
		return IntStream.rangeClosed(1, sheet.getLastRowNum())
			.mapToObj(number -> sheet.getRow(number).getCell(0).getStringCellValue());
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
