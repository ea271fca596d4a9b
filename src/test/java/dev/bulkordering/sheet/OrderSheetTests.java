package dev.bulkordering.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RawWorkbook;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OrderSheetTests {

	private static final List<Field> FIELDS = List.of(Field.of("reference", FieldType.TEXT, "your own number", "A-17"),
			Field.of("sku", FieldType.TEXT, "a product code", "AMZ-10").required(),
			Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number", "2").required(),
			Field.of("price", FieldType.MONEY, "an amount", "10.00").required(),
			Field.of("first_name", FieldType.LETTERS, "a first name", "Ann"),
			Field.of("tag", FieldType.TEXT, "anything", "spring"));

	private static final SheetLayout PLAIN = SheetLayout.of(FIELDS);

	private static final SheetLayout NAMED = new SheetLayout(null, Map.of("sku", List.of("Product code", "Item"),
			"quantity", List.of("Qty"), "price", List.of("Denomination")), FIELDS, Set.of(), HiddenRows.REFUSE,
			List.of("Summe"));

	@TempDir
	Path folder;

	private final List<IgnoredRow> ignored = new ArrayList<>();

	private Path csv(String text) throws IOException {
		return Files.writeString(folder.resolve("orders.csv"), text);
	}

	private Path xlsx(String content) throws IOException {
		return new RawWorkbook().sheet(content).write(folder.resolve("orders.xlsx"));
	}

	private static String row(int number, String attributes, Object... cells) {
		StringBuilder row = new StringBuilder("<row r='" + number + "' " + attributes + ">");
		for (Object cell : cells) {
			row.append((cell instanceof Number) ? "<c><v>" + cell + "</v></c>" : "<c t='str'><v>" + cell + "</v></c>");
		}
		return row + "</row>";
	}

	private List<String> read(Path file, SheetLayout layout) {
		ignored.clear();
		try (OrderSheet sheet = OrderSheet.open(file, layout, SheetLimits.DEFAULT, ignored::add)) {
			List<String> rows = new ArrayList<>();
			for (Row row = sheet.next(); row != null; row = sheet.next()) {
				rows.add(row.number() + " " + String.join("|", row.cells().stream().map(Cell::text).toList()));
			}
			assertThat(sheet.next()).isNull();
			return rows;
		}
	}

	private String refusal(Path file, SheetLayout layout) {
		List<String> sentence = new ArrayList<>();
		assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(() -> read(file, layout))
			.satisfies((ex) -> sentence.add(ex.getMessage()));
		return sentence.get(0);
	}

	private static SheetLayout hidden(HiddenRows hidden) {
		return new SheetLayout(null, Map.of(), FIELDS, Set.of(), hidden, List.of());
	}

	@Test
	void findsTheHeaderByItsNamesBelowTitles() throws IOException {
		Path file = csv("Orders for March,,\n\nSent by,Ann,\nsku,Quantity,PRICE,Remark\nA,1,10,x\nB,2,20\n");
		try (OrderSheet sheet = OrderSheet.open(file, PLAIN, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.headerRow()).isEqualTo(4);
			assertThat(sheet.headers()).containsExactly("sku", "Quantity", "PRICE", "Remark");
			assertThat(sheet.columns()).containsOnly(Map.entry("sku", 0), Map.entry("quantity", 1),
					Map.entry("price", 2));
			assertThat(sheet.worksheet()).isNull();
		}
		assertThat(read(file, PLAIN)).containsExactly("5 A|1|10|x", "6 B|2|20");
		assertThat(ignored).containsExactlyInAnyOrder(new IgnoredRow(1, "title above the header"),
				new IgnoredRow(2, "blank row"), new IgnoredRow(3, "title above the header"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sku,quantity,price,first_name", "SKU,QUANTITY,Price,First Name",
			"s-k-u,quan tity,\"pri\nce\",firstname", "\u00A0Sku ,Quantity,price,FIRST-NAME" })
	void readsHeadersWhateverTheirCaseSpacesAndHyphens(String header) throws IOException {
		Path file = csv(header + "\nA,1,10,Ann\n");
		try (OrderSheet sheet = OrderSheet.open(file, PLAIN, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.columns()).containsEntry("sku", 0).containsEntry("first_name", 3).hasSize(4);
		}
	}

	@Test
	void takesTheJobsHeadersForTheFieldsThatHaveSomeAndCanonicalNamesForTheOthers() throws IOException {
		Path file = csv("PRODUCT_CODE,sku,qty,Denomination,tag\nA,x,1,10,t\n");
		try (OrderSheet sheet = OrderSheet.open(file, NAMED, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.columns()).containsOnly(Map.entry("sku", 0), Map.entry("quantity", 2),
					Map.entry("price", 3), Map.entry("tag", 4));
		}
	}

	@Test
	void letsAFieldWithADefaultBeWithoutColumn() throws IOException {
		SheetLayout layout = new SheetLayout(null, Map.of(), FIELDS, Set.of("quantity"), HiddenRows.REFUSE, List.of());
		assertThat(read(csv("sku,price\nA,10\n"), layout)).containsExactly("2 A|10");
	}

	@Test
	void refusesAHeaderThatIsGivenForTwoFields() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SheetLayout(null,
					Map.of("sku", List.of("Code"), "tag", List.of("CODE"), "price", List.of("Value", "value")), FIELDS,
					Set.of(), HiddenRows.REFUSE, List.of()))
			.withMessage("the header 'CODE' is given for two fields, sku and tag: leave it to one of them");
	}

	@Test
	void refusesTwoColumnsForOneFieldAndNamesBoth() throws IOException {
		assertThat(refusal(csv("Item,Qty,Denomination,product code\nA,1,10,B\n"), NAMED))
			.isEqualTo("'orders.csv' has two columns for sku, A 'Item' and D 'product code': "
					+ "rename or delete one of them.");
	}

	@Test
	void saysWhichColumnIsMissingAndWhatIsThere() throws IOException {
		assertThat(refusal(csv("Orders\nProduct code,Amount\nA,1\n"), NAMED))
			.isEqualTo("'orders.csv' has no column for quantity ('Qty'), price ('Denomination'); row 2 has "
					+ "'Product code', 'Amount'. Name the columns so, or name your headers in the job (sheet.columns).");
	}

	@Test
	void saysWhatWasLookedForWhereNoRowIsAHeader() throws IOException {
		assertThat(refusal(csv("Name,Amount\nA,1\n"), NAMED))
			.isEqualTo("'orders.csv' has no header row that names its columns. Needed are sku ('Product code' or "
					+ "'Item'), quantity ('Qty'), price ('Denomination'); row 1 has 'Name', 'Amount'. "
					+ "Name the columns so, or name your headers in the job (sheet.columns).");
	}

	@Test
	void looksForTheHeaderInTheFirstRowsOnly() throws IOException {
		String late = "sku,quantity,price\nA,1,10\n";
		assertThat(read(csv("title\n".repeat(99) + late), PLAIN)).containsExactly("101 A|1|10");
		assertThat(refusal(csv("title\n".repeat(100) + late), PLAIN)).contains("has no header row");
	}

	@Test
	void refusesASheetWithoutData() throws IOException {
		assertThat(refusal(csv(""), PLAIN)).isEqualTo("'orders.csv' is empty: there is nothing to order in it.");
		for (String below : List.of("", "\n,,\n", ",,Total\n")) {
			assertThat(refusal(csv("sku,quantity,price\n" + below), PLAIN))
				.isEqualTo("'orders.csv' has no data row below its header in row 1: there is nothing to order.");
		}
	}

	@Test
	void listsBlankRowsBetweenOthersButNotBehindThem() throws IOException {
		assertThat(read(csv("sku,quantity,price\nA,1,10\n\n ,,\nB,1,10\n\n\n,,\n"), PLAIN)).hasSize(2);
		assertThat(ignored).containsExactly(new IgnoredRow(3, "blank row"), new IgnoredRow(4, "blank row"));
	}

	@Test
	void listsManyBlankRowsAsOne() throws IOException {
		Path file = xlsx(
				"<sheetData>" + row(1, "", "sku", "quantity", "price") + row(900_000, "", "A", 1, 10) + "</sheetData>");
		assertThat(read(file, PLAIN)).containsExactly("900000 A|1|10");
		assertThat(ignored).containsExactly(new IgnoredRow(2, "blank rows up to row 899999"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ",3,Total", ",TOTALS: 30,", ",,Sum of all", ",,30,Subtotal", ",,,, grand total" })
	void ignoresATotalsRowAtTheEnd(String totals) throws IOException {
		assertThat(read(csv("sku,quantity,price,tag\nA,1,10\n" + totals + "\n"), PLAIN)).containsExactly("2 A|1|10");
		assertThat(ignored).containsExactly(new IgnoredRow(3, "totals row"));
	}

	@Test
	void ignoresSeveralTotalsRowsWithTheJobsOwnWords() throws IOException {
		String file = "Item,Qty,Denomination\nA,1,10\n,Subtotal,10\n\n,SUMME netto,10\n,Summe,11\n";
		assertThat(read(csv(file), NAMED)).containsExactly("2 A|1|10");
		assertThat(ignored).extracting(IgnoredRow::row).containsExactly(4, 3, 5, 6);
	}

	@Test
	void takesARowWithASkuForDataWhateverItSays() throws IOException {
		assertThat(read(csv("sku,quantity,price,tag\nTotal,1,10\nA,1,10,total loss\n"), PLAIN))
			.containsExactly("2 Total|1|10", "3 A|1|10|total loss");
	}

	@Test
	void takesATotalsRowInTheMiddleForDataBecauseItIsNotAmongTheLast() throws IOException {
		assertThat(read(csv("sku,quantity,price\nA,1,10\n,,Subtotal 10\nB,1,10\n"), PLAIN)).containsExactly("2 A|1|10",
				"3 ||Subtotal 10", "4 B|1|10");
		assertThat(ignored).isEmpty();
	}

	@Test
	void keepsARowBelowTheTotalsThatIsNone() throws IOException {
		assertThat(read(csv("sku,quantity,price\nA,1,10\n,,Total\n,,approved by Ann\n"), PLAIN))
			.containsExactly("2 A|1|10", "4 ||approved by Ann");
		assertThat(ignored).containsExactly(new IgnoredRow(3, "totals row"));
	}

	@Test
	void looksNoFurtherThanTwentyRowsForTheEnd() throws IOException {
		assertThat(read(csv("sku,quantity,price\nA,1,10\n,,Total\n" + ",,note\n".repeat(25)), PLAIN)).hasSize(27)
			.contains("3 ||Total");
	}

	@Test
	void ignoresTheHeaderWhereItIsRepeated() throws IOException {
		assertThat(read(csv("sku,quantity,price,note\nA,1,10\nSKU,Quantity,Price\nB,1,10\n"), PLAIN))
			.containsExactly("2 A|1|10", "4 B|1|10");
		assertThat(ignored).containsExactly(new IgnoredRow(3, "the header again"));
	}

	@Test
	void refusesAHiddenRowWithAnOrderUnlessTheJobSaysOtherwise() throws IOException {
		Path file = xlsx("<sheetData>" + row(1, "hidden='1'", "secret title") + row(2, "", "sku", "quantity", "price")
				+ row(3, "", "A", 1, 10) + row(4, "hidden='1'", "B", 2, 20) + row(5, "hidden='1'", "", 7, "note")
				+ row(6, "", "C", 3, 30) + "</sheetData>");
		assertThat(refusal(file, PLAIN)).isEqualTo("'orders.xlsx' has an order in row 4, which is hidden: unhide or "
				+ "delete it, or let the job read or ignore hidden rows (sheet.hidden).");
		assertThat(read(file, hidden(HiddenRows.READ))).containsExactly("3 A|1|10", "4 B|2|20", "6 C|3|30");
		assertThat(ignored).containsExactly(new IgnoredRow(1, "hidden row"), new IgnoredRow(5, "hidden row"));
		assertThat(read(file, hidden(HiddenRows.IGNORE))).containsExactly("3 A|1|10", "6 C|3|30");
		assertThat(ignored).containsExactly(new IgnoredRow(1, "hidden row"),
				new IgnoredRow(4, "hidden row with an order"), new IgnoredRow(5, "hidden row"));
	}

	@Test
	void saysThatTheHeaderIsHidden() throws IOException {
		Path file = xlsx("<sheetData>" + row(1, "hidden='1'", "sku", "quantity", "price") + row(2, "", "A", 1, 10)
				+ "</sheetData>");
		assertThat(refusal(file, PLAIN))
			.isEqualTo("'orders.xlsx' has its header in row 1, which is hidden: unhide it.");
	}

	@Test
	void ignoresHiddenColumnsUnlessTheJobReadsWhatIsHidden() throws IOException {
		Path file = xlsx("<cols><col min='4' max='16384' hidden='1'/></cols><sheetData>"
				+ row(1, "", "sku", "quantity", "price", "tag", "SKU") + row(2, "", "A", 1, 10, "t", "X")
				+ row(3, "", "", "", "", "formula filled down") + "</sheetData>");
		try (OrderSheet sheet = OrderSheet.open(file, PLAIN, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.columns()).containsOnlyKeys("sku", "quantity", "price");
		}
		assertThat(read(file, PLAIN)).containsExactly("2 A|1|10|t|X");
		assertThat(ignored).containsExactly(new IgnoredRow(1, "column D 'tag' is hidden"),
				new IgnoredRow(1, "column E 'SKU' is hidden"));
		assertThat(refusal(file, hidden(HiddenRows.READ))).contains("has two columns for sku, A 'sku' and E 'SKU'");
	}

	@Test
	void saysThatAMandatoryColumnIsHidden() throws IOException {
		Path file = xlsx("<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
				+ row(1, "", "sku", "quantity", "price") + row(2, "", "A", 1, 10) + "</sheetData>");
		assertThat(refusal(file, PLAIN)).isEqualTo("'orders.xlsx' has no column for 'quantity'; row 1 has 'sku', "
				+ "'quantity', 'price'. Name the columns so, or name your headers in the job (sheet.columns). "
				+ "Hidden columns are not read: B 'quantity'.");
	}

	@Test
	void listsHiddenWorksheetsAndReadsTheOneThatTheJobNames() throws IOException {
		Path file = folder.resolve("orders.xlsx");
		try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
			for (String name : List.of("Old", "Orders", "March")) {
				Sheet sheet = workbook.createSheet(name);
				List<String> header = List.of("sku", "quantity", "price");
				for (int i = 0; i < header.size(); i++) {
					((sheet.getRow(0) != null) ? sheet.getRow(0) : sheet.createRow(0)).createCell(i)
						.setCellValue(header.get(i));
				}
				sheet.createRow(1).createCell(0).setCellValue(name);
			}
			workbook.setSheetHidden(0, true);
			workbook.write(out);
		}
		assertThat(read(file, PLAIN)).containsExactly("2 Orders");
		assertThat(ignored).containsExactly(new IgnoredRow(0, "worksheet 'Old' is hidden"));
		SheetLayout march = new SheetLayout("march", Map.of(), FIELDS, Set.of(), HiddenRows.REFUSE, List.of());
		assertThat(read(file, march)).containsExactly("2 March");
	}

	@Test
	void refusesAFileThatBreaksAfterItsFirstRows() throws IOException {
		Path file = xlsx("<sheetData>" + row(1, "", "sku", "quantity", "price") + row(2, "", "A", 1, 10)
				+ row(3, "", "B", 1, 10) + "<row><c></row></sheetData>");
		try (OrderSheet sheet = OrderSheet.open(file, PLAIN, SheetLimits.DEFAULT, ignored::add)) {
			assertThat(sheet.next()).isNotNull();
			assertThat(sheet.next()).isNotNull();
			assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(sheet::next)
				.withMessageStartingWith("'orders.xlsx' is damaged");
		}
	}

}
