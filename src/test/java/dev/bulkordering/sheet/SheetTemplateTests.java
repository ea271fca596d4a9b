package dev.bulkordering.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SheetTemplateTests {

	private static final List<Field> FIELDS = List.of(
			Field.of("sku", FieldType.DIGITS, "a product code of digits", "0017").required(),
			Field.of("price", FieldType.MONEY, "an amount", "10.00").required(),
			Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number", "2").required(),
			Field.of("phone", FieldType.PHONE, "a phone number", "+919876543210"),
			Field.choice("kind", "digital", "digital", "physical"),
			Field.of("country", FieldType.COUNTRY, "a country", "IN"),
			Field.of("currency", FieldType.CURRENCY, "a currency", "INR"));

	private static final SheetLayout LAYOUT = new SheetLayout("Rewards",
			Map.of("sku", List.of("Product code", "SKU"), "price", List.of("Wert")), FIELDS, Set.of("quantity"),
			HiddenRows.REFUSE, List.of());

	@TempDir
	Path folder;

	private final List<IgnoredRow> ignored = new ArrayList<>();

	private XSSFWorkbook template() throws IOException {
		Path file = folder.resolve("template.xlsx");
		SheetTemplate.write(file, true, LAYOUT);
		return new XSSFWorkbook(Files.newInputStream(file));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isAnOrderSheetWithoutADataRow(boolean excel) throws IOException {
		Path file = folder.resolve("template");
		SheetTemplate.write(file, excel, LAYOUT);
		assertThatExceptionOfType(SheetRefusedException.class)
			.isThrownBy(() -> OrderSheet.open(file, LAYOUT, SheetLimits.DEFAULT, ignored::add))
			.withMessage("'template' has no data row below its header in row 1: there is nothing to order.");
	}

	@Test
	void isReadOnceItIsFilledIn() throws IOException {
		Path filled = folder.resolve("filled.xlsx");
		try (XSSFWorkbook workbook = template(); OutputStream out = Files.newOutputStream(filled)) {
			Row row = workbook.getSheet("Rewards").createRow(1);
			row.createCell(0).setCellValue("0017");
			row.createCell(1).setCellValue(12.5);
			workbook.write(out);
		}
		try (OrderSheet sheet = OrderSheet.open(filled, LAYOUT, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.headers()).containsExactly("Product code", "Wert", "quantity", "phone", "kind", "country",
					"currency");
			assertThat(sheet.columns()).hasSize(7);
			assertThat(sheet.next()).satisfies((row) -> {
				assertThat(row.cell(0).text()).isEqualTo("0017");
				assertThat(row.cell(1).text()).isEqualTo("12.5");
			});
			assertThat(sheet.next()).isNull();
		}
		assertThat(ignored).isEmpty();
	}

	@Test
	void isReadOnceItIsFilledInAsCsvWithABlankColumn() throws IOException {
		Path file = folder.resolve("template.csv");
		SheetTemplate.write(file, false, LAYOUT);
		assertThat(Files.readString(file))
			.isEqualTo("\uFEFFProduct code,Wert,quantity,phone,kind,country,currency\r\n");
		Files.writeString(file, Files.readString(file) + "0017,12.5,,,,,\r\n");
		try (OrderSheet sheet = OrderSheet.open(file, LAYOUT, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.next()).satisfies((row) -> assertThat(row.cell(0).text()).isEqualTo("0017"));
		}
	}

	@Test
	void marksMandatoryColumnsAndExplainsAll() throws IOException {
		try (XSSFWorkbook workbook = template()) {
			Row header = workbook.getSheet("Rewards").getRow(0);
			List<Short> fills = IntStream.range(0, 7)
				.mapToObj((i) -> header.getCell(i).getCellStyle().getFillForegroundColor())
				.toList();
			assertThat(fills.get(1)).isEqualTo(fills.get(0));
			// A default makes a mandatory field one that may stay blank.
			assertThat(fills.get(2)).isNotEqualTo(fills.get(0)).isEqualTo(fills.get(3));
			assertThat(header.getCell(0).getCellComment().getString().getString())
				.isEqualTo("Mandatory. Enter a product code of digits. Example: 0017");
			assertThat(header.getCell(2).getCellComment().getString().getString()).startsWith("May stay blank. Enter");
			Row explained = workbook.getSheet("Explanations").getRow(1);
			assertThat(IntStream.range(0, 4).mapToObj((i) -> explained.getCell(i).getStringCellValue()))
				.containsExactly("Product code", "yes", "a product code of digits", "0017");
		}
	}

	@Test
	void offersWhatMayBeChosen() throws IOException {
		try (XSSFWorkbook workbook = template()) {
			assertThat(choices(workbook, 4)).containsExactly("digital", "physical");
			assertThat(choices(workbook, 5)).contains("IN", "DE").hasSizeGreaterThan(200);
			assertThat(choices(workbook, 6)).contains("INR", "EUR");
			assertThat(workbook.getSheet("Rewards").getDataValidations()).hasSize(3);
		}
	}

	private static List<String> choices(XSSFWorkbook workbook, int column) {
		DataValidation validation = workbook.getSheet("Rewards")
			.getDataValidations()
			.stream()
			.filter((each) -> each.getRegions().getCellRangeAddress(0).getFirstColumn() == column)
			.findFirst()
			.orElseThrow();
		String[] range = validation.getValidationConstraint().getFormula1().replaceAll(".*!|\\$", "").split(":");
		Sheet lists = workbook.getSheet("Lists");
		int from = Integer.parseInt(range[0].replaceAll("\\D", "")) - 1;
		int to = Integer.parseInt(range[1].replaceAll("\\D", "")) - 1;
		return IntStream.rangeClosed(from, to)
			.mapToObj((i) -> lists.getRow(i).getCell(column).getStringCellValue())
			.toList();
	}

	@Test
	void keepsZerosAndPlusSignsByTextFormat() throws IOException {
		try (XSSFWorkbook workbook = template()) {
			Sheet sheet = workbook.getSheet("Rewards");
			assertThat(sheet.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
			assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("General");
			assertThat(sheet.getColumnStyle(3).getDataFormatString()).isEqualTo("@");
			assertThat(new DataFormatter().formatCellValue(sheet.getRow(0).getCell(0))).isEqualTo("Product code");
		}
	}

}
