package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Line;
import dev.bulkordering.order.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LineCheckerTests {

	private static final CheckSettings SETTINGS = settings(Map.of());

	@Test
	void makesALineOfAGoodRow() {
		Checked checked = check("sku=038-00", "price=₹ 1,500.00", "quantity=3", "phone=98765 43210", "reference=EMP-7",
				"tag=");
		assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, (valid) -> {
			Line line = valid.line();
			assertThat(line.row()).isEqualTo(5);
			assertThat(line.reference()).isEqualTo("EMP-7");
			assertThat(line.sku()).isEqualTo("038-00");
			assertThat(line.price()).isEqualByComparingTo("1500");
			assertThat(line.quantity()).isEqualTo(3);
			assertThat(line.currency()).isEqualTo("INR");
			assertThat(line.groupKey()).isEqualTo("INR|");
			assertThat(line.variant()).isEmpty();
			assertThat(line.values()).containsExactly(Map.entry("currency", "INR"), Map.entry("phone", "+919876543210"),
					Map.entry("price", "1500"), Map.entry("quantity", "3"), Map.entry("reference", "EMP-7"),
					Map.entry("sku", "038-00"));
		});
	}

	@Test
	void collectsEveryIssueOfARowInTheOrderOfTheColumns() {
		List<Issue> issues = issues("quantity=ten", "email=asha@", "sku=038-00", "country=Atlantis",
				"reference=" + "x".repeat(101));
		assertThat(issues).extracting(Issue::row).containsOnly(5);
		assertThat(issues).extracting(Issue::column).containsExactly("A", "B", "D", "E", null);
		assertThat(issues).extracting(Issue::header)
			.containsExactly("Quantity *", "Email *", "Country *", "Reference *", "price");
		assertThat(issues).extracting(Issue::value).containsExactly("ten", "asha@", "Atlantis", "x".repeat(101), "");
		assertThat(issues.get(0).expected())
			.isEqualTo("a whole number from 1 to 10,000 (quantity-per-row), for example 1");
		assertThat(issues.get(4).expected()).isEqualTo("an amount above 0, for example 500; it must not be empty");
	}

	@Test
	void findsRulesAcrossFieldsBrokenBesideWrongFields() {
		assertThat(issues("sku=038-00", "price=abc", "quantity=3", "phone=", "kind=physical")).extracting(Issue::header)
			.containsExactly("Price *", "email", "city");
	}

	@Test
	void doesNotTellOfARuleThatAWrongFieldWouldKeepOnceMended() {
		assertThat(issues("sku=038-00", "price=500", "quantity=3", "phone=12", "email=")).extracting(Issue::header)
			.containsExactly("Phone *");
		assertThat(issues("sku=038-00", "price=500", "quantity=3", "phone=12", "kind=physikal"))
			.extracting(Issue::header)
			.containsExactly("Phone *", "Kind *");
	}

	@Test
	void reportsABrokenRuleAtItsColumn() {
		assertThat(issues("sku=038-00", "email=", "price=500", "quantity=3")).singleElement()
			.isEqualTo(new Issue(5, "B", "Email *", "", "an e-mail address or a phone number"));
	}

	@Test
	void reportsAWrongFieldOnce() {
		assertThat(issues("sku=038-00", "email=nobody", "price=500", "quantity=3")).singleElement()
			.extracting(Issue::header)
			.isEqualTo("Email *");
	}

	@Test
	void fillsBlankCellsFromTheJob() {
		LineChecker checker = checker(settings(Map.of("quantity", "2", "price", "12.50", "currency", "EUR")), "sku",
				"price", "email");
		Checked checked = checker.check(row("X", "", "a@example.com"));
		assertThat(checked.values()).containsEntry("quantity", "2")
			.containsEntry("price", "12.5")
			.containsEntry("currency", "EUR");
		assertThat(checker.check(row("X", "7", "a@example.com")).values()).containsEntry("price", "7");
	}

	@Test
	void readsNumbersInTheJobsDefaultsWithAPointWhateverTheSheetHas() {
		CheckSettings settings = new CheckSettings(Map.of("price", "12.50"), "IN", ',', 10, UnaryOperator.identity());
		Checked checked = checker(settings, "sku", "quantity", "email").check(row("X", "1", "a@example.com"));
		assertThat(checked.values()).containsEntry("price", "12.5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			quantity | 0      | sheet.defaults.quantity is '0', but should be a whole number from 1 to 10,000
			price    | 1.2.3  | sheet.defaults.price is '1.2.3', but should be an amount above 0
			colour   | red    | sheet.defaults: there is no field 'colour'; there are sku, price, quantity
			""")
	void refusesADefaultThatCanNeverPass(String field, String text, String message) {
		CheckSettings settings = settings(Map.of(field, text));
		assertThatIllegalArgumentException().isThrownBy(() -> checker(settings, "sku", "price", "quantity"))
			.withMessageStartingWith(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			india | .  | 5 | sheet.region
			XX    | .  | 5 | sheet.region
			IN    | ;  | 5 | sheet.decimal
			IN    | .  | 0 | limits.quantity-per-row
			""")
	void refusesSettingsThatMakeNoSense(String region, char decimal, int maxQuantity, String key) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckSettings(Map.of(), region, decimal, maxQuantity, UnaryOperator.identity()))
			.withMessageStartingWith(key);
	}

	@Test
	void judgesAmountsByTheRowsOwnCurrency() {
		assertThat(check("sku=X", "price=1000", "quantity=1", "email=a@example.com", "currency=jpy").values())
			.containsEntry("currency", "JPY");
		assertThat(issues("sku=X", "price=100.50", "quantity=1", "email=a@example.com", "currency=JPY")).singleElement()
			.satisfies((issue) -> assertThat(issue.expected()).contains("JPY has no decimals"));
		assertThat(issues("sku=X", "price=100.50", "quantity=1", "email=a@example.com", "currency=Yen")).singleElement()
			.extracting(Issue::header)
			.isEqualTo("Currency *");
	}

	@ParameterizedTest
	@CsvSource({ "500, true", "500.01, false", "499.99, true" })
	void refusesAUnitThatIsDearerThanAnOrderMayBe(String price, boolean valid) {
		CheckSettings settings = new CheckSettings(Map.of(), "IN", null, 10,
				(limits) -> limits.narrowedBy(new Limits(null, null, null, new BigDecimal("500"))));
		Checked checked = checker(settings, "sku", "price", "quantity", "email")
			.check(row("X", price, "1", "a@example.com"));
		assertThat(checked instanceof Checked.Valid).isEqualTo(valid);
		if (checked instanceof Checked.Invalid invalid) {
			assertThat(invalid.issues()).singleElement().satisfies((issue) -> {
				assertThat(issue.column()).isEqualTo("B");
				assertThat(issue.expected()).startsWith("a price of at most 500: one order may not be worth more");
			});
		}
	}

	@Test
	void narrowsTheQuantityToTheJobsLimit() {
		CheckSettings settings = new CheckSettings(Map.of(), "IN", null, 20, UnaryOperator.identity());
		LineChecker checker = checker(settings, "sku", "price", "quantity", "email");
		assertThat(checker.check(row("X", "5", "20", "a@example.com"))).isInstanceOf(Checked.Valid.class);
		assertThat(checker.check(row("X", "5", "21", "a@example.com"))).isInstanceOfSatisfying(Checked.Invalid.class,
				(invalid) -> assertThat(invalid.issues().get(0).expected())
					.startsWith("a whole number from 1 to 20 (quantity-per-row)"));
	}

	@Test
	void takesTheItemWhereAProviderHasNoSku() {
		Field item = Field.of("item", FieldType.TEXT, "what to pay for", "Gift box").required();
		TestRules rules = new TestRules(Limits.NONE,
				List.of(item, TestRules.PRICE, TestRules.QUANTITY, TestRules.EMAIL));
		LineChecker checker = new LineChecker(rules, SETTINGS, List.of("item", "price", "quantity", "email"),
				Map.of("item", 0, "price", 1, "quantity", 2, "email", 3));
		assertThat(checker.check(row("Gift box", "5", "1", "a@example.com"))).isInstanceOfSatisfying(
				Checked.Valid.class, (valid) -> assertThat(valid.line().sku()).isEqualTo("Gift box"));
	}

	@Test
	void cutsLongTextsOfAnIssue() {
		assertThat(issues("sku=" + "👩".repeat(5000), "price=1", "quantity=1", "email=a@example.com").get(0).value())
			.isEqualTo("👩".repeat(200) + "…");
	}

	@Test
	void countsColumnsAsASpreadsheetDoes() {
		List<String> headers = new ArrayList<>(Collections.nCopies(16_384, ""));
		Map<String, String> letters = new HashMap<>();
		for (int column : new int[] { 0, 25, 26, 51, 52, 701, 702, 16_383 }) {
			Columns columns = new Columns(headers, Map.of("sku", column));
			letters.put(Integer.toString(column), columns.issue(1, "sku", "", "").column());
		}
		assertThat(letters).containsExactlyInAnyOrderEntriesOf(Map.of("0", "A", "25", "Z", "26", "AA", "51", "AZ", "52",
				"BA", "701", "ZZ", "702", "AAA", "16383", "XFD"));
	}

	@Test
	void knowsARowThatStemsFromAnotherForOneOfItsOwn() {
		LineChecker corrected = checker(SETTINGS, "phone", "quantity", "sku", "price", "origin");
		List<Cell> cells = List.of(number("919876543210"), number("5"), new Cell.Text("X"), number("12.5"));
		Checked plain = corrected.check(new Row(2, cells));
		Checked stemming = corrected
			.check(new Row(2, Stream.concat(cells.stream(), Stream.of(new Cell.Text("3/4"))).toList()));
		assertThat(stemming).isInstanceOf(Checked.Valid.class);
		assertThat(stemming.fingerprint()).isNotEqualTo(plain.fingerprint());
		assertThat(stemming.seenHash()).isEqualTo(plain.seenHash());
	}

	@Test
	void namesTheRowThatHasTheReferenceAlready() {
		assertThat(checker(SETTINGS, "sku", "reference").repeatedReference(14, "EMP-7", 12))
			.isEqualTo(new Issue(14, "B", "Reference *", "EMP-7",
					"a reference that is used once in the sheet; this one is already used in row 12"));
	}

	@Test
	void knowsTheSameRowInAnotherFile() {
		Checked csv = check("sku=X", "price=12,50", "quantity=5", "phone=98765 43210", "tag=");
		List<Cell> cells = List.of(number("919876543210"), number("5"), new Cell.Text("X"), number("12.5"));
		Checked same = checker(SETTINGS, "phone", "quantity", "sku", "price").check(new Row(99, cells));
		assertThat(same).isInstanceOf(Checked.Valid.class);
		assertThat(same.fingerprint()).isEqualTo(csv.fingerprint()).hasSize(32);
		assertThat(same.seenHash()).isEqualTo(csv.seenHash());
		Checked other = check("sku=X", "price=12,51", "quantity=5", "phone=98765 43210");
		assertThat(other.fingerprint()).isNotEqualTo(csv.fingerprint());
	}

	@Test
	void knowsARowAgainByItsReferenceAlone() {
		Checked one = check("sku=X", "price=12", "quantity=5", "email=a@example.com", "reference=R1");
		Checked other = check("sku=Y", "price=13", "quantity=5", "email=a@example.com", "reference=R1");
		assertThat(one.seenHash()).isEqualTo(other.seenHash());
		assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
		assertThat(check("sku=X", "price=12", "quantity=5", "email=a@example.com", "reference=r1").seenHash())
			.isNotEqualTo(one.seenHash());
	}

	@Test
	void tellsInvalidRowsApartByTheirTexts() {
		Checked one = check("sku=X", "price=abc", "quantity=5", "email=a@example.com", "reference=R1");
		assertThat(one).isInstanceOf(Checked.Invalid.class);
		assertThat(one.reference()).isEqualTo("R1");
		assertThat(one.values()).containsEntry("price", "abc").containsEntry("quantity", "5");
		assertThat(one.fingerprint()).isNotEqualTo(
				check("sku=X", "price=abd", "quantity=5", "email=a@example.com", "reference=R1").fingerprint());
	}

	@Test
	void keepsTheFingerprintForever() {
		assertThat(
				HexFormat.of().formatHex(check("sku=X", "price=12", "quantity=5", "email=a@example.com").fingerprint()))
			.isEqualTo("cd1686deebfdaaed8cc94e2f4c9d44524aef30d3ded6a4d21d030501389811dc");
	}

	private static Checked check(String... cells) {
		String[] fields = Arrays.stream(cells).map((cell) -> cell.split("=")[0]).toArray(String[]::new);
		String[] texts = Arrays.stream(cells)
			.map((cell) -> cell.substring(cell.indexOf('=') + 1))
			.toArray(String[]::new);
		return checker(SETTINGS, fields).check(row(texts));
	}

	private static List<Issue> issues(String... cells) {
		Checked checked = check(cells);
		assertThat(checked).isInstanceOf(Checked.Invalid.class);
		return ((Checked.Invalid) checked).issues();
	}

	private static LineChecker checker(CheckSettings settings, String... fields) {
		Map<String, Integer> columns = new HashMap<>();
		List<String> headers = new ArrayList<>();
		for (String field : fields) {
			columns.put(field, headers.size());
			headers.add(Character.toUpperCase(field.charAt(0)) + field.substring(1) + " *");
		}
		return new LineChecker(TestRules.RULES, settings, headers, columns);
	}

	private static Row row(String... texts) {
		return new Row(5,
				Arrays.stream(texts).map((text) -> text.isEmpty() ? Cell.BLANK : new Cell.Text(text)).toList());
	}

	private static Cell number(String number) {
		return new Cell.Numeric(new BigDecimal(number));
	}

	private static CheckSettings settings(Map<String, String> defaults) {
		return new CheckSettings(defaults, "IN", null, CheckSettings.DEFAULT_MAX_QUANTITY, UnaryOperator.identity());
	}

}
