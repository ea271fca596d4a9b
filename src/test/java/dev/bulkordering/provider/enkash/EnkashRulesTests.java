package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Row;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.validation.CheckSettings;
import dev.bulkordering.validation.Checked;
import dev.bulkordering.validation.LineChecker;

import static org.assertj.core.api.Assertions.assertThat;

class EnkashRulesTests {

	private final EnkashProvider provider = new EnkashProvider();

	private final LineRules rules = provider.rules(JobOptions.NONE);

	@Test
	void demandsProductDenominationAndQuantityAndNothingElse() {
		assertThat(rules.fields()).allMatch(Field::mandatory)
			.extracting(Field::name)
			.containsExactly("sku", "price", "quantity");
		assertThat(provider.options()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "500", "₹ 1,500.00", "2147483647" })
	void takesWholeRupees(String price) {
		assertThat(check("PC123789", price, "1", "")).isInstanceOfSatisfying(Checked.Valid.class,
				(valid) -> assertThat(valid.line().currency()).isEqualTo("INR"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			499.50     |      | Value    | whole rupees
			1.5        | INR  | Value    | whole rupees
			0.99       |      | Value    | at least 1
			0          |      | Value    | at least 1
			-5         |      | Value    | must not be negative
			2147483648 |      | Value    | at most 2,147,483,647
			500        | USD  | Currency | INR
			500        | EUR  | Currency | INR
			""")
	void findsAnIssueWithAnythingElse(String price, String currency, String column, String expected) {
		Checked checked = check("PC123789", price, "1", currency == null ? "" : currency);

		assertThat(((Checked.Invalid) checked).issues()).singleElement().satisfies((issue) -> {
			assertThat(issue.header()).isEqualTo(column);
			assertThat(issue.expected()).contains(expected);
		});
	}

	@Test
	void tellsEverythingThatIsWrongWithARow() {
		assertThat(((Checked.Invalid) check("", "10.25", "0", "USD")).issues()).extracting((issue) -> issue.header())
			.containsExactly("Product", "Value", "Qty", "Currency");
	}

	private Checked check(String product, String price, String quantity, String currency) {
		Map<String, Integer> columns = Map.of("sku", 0, "price", 1, "quantity", 2, "currency", 3);
		CheckSettings settings = new CheckSettings(Map.of(), "IN", null, CheckSettings.DEFAULT_MAX_QUANTITY,
				UnaryOperator.identity());
		List<Cell> cells = Stream.of(product, price, quantity, currency)
			.map((text) -> text.isEmpty() ? Cell.BLANK : new Cell.Text(text))
			.toList();
		return new LineChecker(rules, settings, List.of("Product", "Value", "Qty", "Currency"), columns)
			.check(new Row(2, cells));
	}

	@ParameterizedTest
	@CsvSource({ "sku, PC2", "price, 501", "currency, USD" })
	void keepsLinesApartThatCannotShareAnOrder(String field, String value) {
		assertThat(rules.groupKey(line(field, value))).isNotEqualTo(rules.groupKey(line("tag", "diwali")));
	}

	@Test
	void letsLinesOfOneProductAndDenominationShareAnOrder() {
		String key = rules.groupKey(line("quantity", "2"));

		assertThat(rules.groupKey(line("reference", "EMP-1"))).isEqualTo(key);
		assertThat(rules.groupKey(line("price", "500.00"))).isEqualTo(key);
		assertThat(rules.groupKey(Map.of("sku", "PC1", "price", "500"))).isEqualTo(key);
		assertThat(rules.groupKey(Map.of("sku", "PC1", "price", "5E+2"))).isEqualTo(key);
	}

	@Test
	void namesTheProductWhoseCatalogEntryLimitsAnOrder() {
		assertThat(rules.product(line("quantity", "2"))).isEqualTo("PC1");
	}

	@Test
	void letsAnOrderHoldOneProduct() {
		assertThat(rules.limits(line("quantity", "2"))).isEqualTo(new Limits(null, 1, null, null));
		assertThat(provider.documentLimits()).isEqualTo(new Limits(null, 1, null, null));
	}

	@Test
	void showsExamplesThatPass() {
		Map<String, String> examples = new HashMap<>();
		rules.fields().forEach((field) -> examples.put(field.name(), field.example()));

		assertThat(rules.check(examples)).isEmpty();
		assertThat(new BigDecimal(examples.get("price"))).isPositive();
	}

	private static Map<String, String> line(String field, String value) {
		Map<String, String> line = new HashMap<>(
				Map.of("sku", "PC1", "price", "500", "quantity", "1", "currency", "INR"));
		line.put(field, value);
		return line;
	}

}
