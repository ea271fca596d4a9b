package dev.bulkordering.provider.peach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Line;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Row;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.validation.CheckSettings;
import dev.bulkordering.validation.Checked;
import dev.bulkordering.validation.LineChecker;

import static dev.bulkordering.provider.peach.PeachOrders.meera;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeachRulesTests {

	private final LineRules rules = rules(JobOptions.NONE);

	private static LineRules rules(JobOptions options) {
		return new PeachProvider().rules(options);
	}

	@Test
	void demandsWhatMakesARequestThatSomebodyCanPay() {
		assertThat(rules.fields()).filteredOn(Field::mandatory)
			.extracting(Field::name)
			.containsExactly("phone", "item", "price", "quantity");
		assertThat(rules.fields()).extracting(Field::name)
			.containsExactly("name", "phone", "email", "item", "price", "sale_price", "quantity", "tax", "shipping",
					"discount", "type", "order_key", "expires_at", "expires_message");
		assertThat(rules.defaultCurrency()).isEqualTo("INR");
		assertThat(rules.limits(Map.of())).as("the document names none").isEqualTo(Limits.NONE);
	}

	@Test
	void makesALineOfARow() {
		Line line = line(meera("sale_price", "60.50", "order_key", "A-1"));

		assertThat(line.sku()).isEqualTo("Filter coffee 250 g");
		assertThat(line.price()).isEqualByComparingTo("65");
		assertThat(line.quantity()).isEqualTo(2);
		assertThat(line.currency()).isEqualTo("INR");
		assertThat(line.variant()).isEqualTo("60.5");
	}

	@Test
	void readsExamplesThatPass() {
		Map<String, String> examples = new TreeMap<>();
		rules.fields().forEach((field) -> examples.put(field.name(), field.example()));

		assertThat(issues(examples)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "phone, +19019019191 or +919876543210", "phone, 12345", "email, nobody", "price, 0", "price, 65.005",
			"price, -1", "sale_price, 60.001", "sale_price, -1", "sale_price, 65.01", "quantity, 0", "quantity, 1.5",
			"tax, -1", "tax, 0.001", "shipping, -1", "shipping, 1.999", "discount, -0.01", "discount, 1.234567",
			"type, physical", "currency, USD", "expires_at, tomorrow", "expires_at, 2031-02-30" })
	void findsTheFieldThatIsWrong(String field, String value) {
		assertThat(issues(meera(field, value))).extracting(Issue::header).containsExactly(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "phone", "item", "price", "quantity" })
	void missesWhatIsMandatory(String field) {
		assertThat(issues(meera(field, null))).extracting(Issue::column).isNotEmpty();
	}

	@Test
	void takesAmountsOfNothing() {
		assertThat(issues(meera("sale_price", "0", "tax", "0", "shipping", "0.00", "discount", "0"))).isEmpty();
		assertThat(issues(meera("sale_price", "65"))).as("a sale at the price").isEmpty();
	}

	@Test
	void wantsAnExpiryForItsMessage() {
		assertThat(rules.check(meera("expires_at", null))).extracting(FieldProblem::field)
			.containsExactly("expires_at");
		assertThat(rules.check(meera("expires_at", null, "expires_message", null))).isEmpty();
		assertThat(rules.check(meera("expires_message", null))).isEmpty();
	}

	@Test
	void leavesItToPeachWhetherAnExpiryHasPassed() {
		assertThat(issues(meera("expires_at", "2001-01-01"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2031-03-30T02:30:00, 1", "2031-10-26T02:30:00, 1", "2031-10-26T02:30:00Z, 0",
			"2031-10-26T03:00:00, 0" })
	void wantsAnOffsetWhereClocksAreChanged(String expiresAt, int problems) {
		assertThat(rules(PeachOrders.options("time-zone", "Europe/Berlin")).check(meera("expires_at", expiresAt)))
			.hasSize(problems);
	}

	@ParameterizedTest
	@CsvSource({ "name, Meera K Pillai", "phone, +919845098451", "email, other@example.com", "type, digital_goods",
			"order_key, A-2", "expires_at, 2031-03-31T18:00:01", "expires_message, Too late" })
	void keepsRowsApartThatCannotShareAnOrder(String field, String value) {
		assertThat(rules.groupKey(meera(field, value))).isNotEqualTo(rules.groupKey(PeachOrders.MEERA));
	}

	@Test
	void keepsFieldsApartThatHoldTheSame() {
		assertThat(rules.groupKey(meera("name", "x", "email", null)))
			.isNotEqualTo(rules.groupKey(meera("name", null, "email", "x")));
	}

	@Test
	void letsRowsOfOneContactShareAnOrder() {
		String key = rules.groupKey(PeachOrders.MEERA);

		assertThat(rules.groupKey(meera("item", "X", "price", "1", "sale_price", "0.5", "quantity", "9", "tax", "1",
				"shipping", "1", "discount", "1", "reference", "R-1", "tag", "t", "currency", "INR")))
			.isEqualTo(key);
		assertThat(rules.groupKey(meera("expires_at", "2031-03-31T12:30:00Z"))).as("the same moment").isEqualTo(key);
		assertThat(rules(PeachOrders.options("type", "physical_goods")).groupKey(meera("type", null)))
			.as("the job's type")
			.isEqualTo(key);
	}

	@Test
	void tellsItemsApartByTheirSalePrice() {
		assertThat(rules.variant(meera("sale_price", "60"))).isEqualTo("60");
		assertThat(rules.variant(PeachOrders.MEERA)).isEmpty();
	}

	@Test
	void takesDigitalGoodsAndIndianClocksIfTheJobSaysNothing() {
		PeachOptions options = PeachOptions.of(JobOptions.NONE);

		assertThat(options.type()).isEqualTo("digital_goods");
		assertThat(options.zone()).hasToString("Asia/Kolkata");
		assertThat(new PeachProvider().options()).extracting((option) -> option.name())
			.containsExactly("type", "time-zone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Calcutta Time", "", "IST+5" })
	void refusesATimeZoneThatThereIsNot(String zone) {
		assertThatIllegalArgumentException().isThrownBy(() -> rules(PeachOrders.options("time-zone", zone)))
			.withMessageContaining("time-zone must be a time zone such as Asia/Kolkata");
	}

	private Line line(Map<String, String> values) {
		return ((Checked.Valid) check(values)).line();
	}

	private List<Issue> issues(Map<String, String> values) {
		return check(values) instanceof Checked.Invalid invalid ? invalid.issues() : List.of();
	}

	private Checked check(Map<String, String> values) {
		List<String> headers = List.copyOf(new TreeMap<>(values).keySet());
		Map<String, Integer> columns = new TreeMap<>();
		List<Cell> cells = new ArrayList<>();
		for (String header : headers) {
			columns.put(header, cells.size());
			cells.add(new Cell.Text(values.get(header)));
		}
		CheckSettings settings = new CheckSettings(Map.of(), "IN", null, 10_000, (limits) -> limits);
		return new LineChecker(rules, settings, headers, columns).check(new Row(2, cells));
	}

}
