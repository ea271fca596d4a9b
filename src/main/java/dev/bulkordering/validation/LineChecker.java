package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Line;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Row;

/**
 * Makes lines of rows, or tells everything that is wrong with them. Keeps nothing of a
 * row; thread-safe.
 */
public final class LineChecker {

	private static final String SKU = "sku";

	private static final String ITEM = "item";

	private static final String PRICE = "price";

	private static final String QUANTITY = "quantity";

	private final LineRules rules;

	private final CheckSettings settings;

	private final Columns columns;

	/** In the order of the sheet's columns; fields that it lacks last. */
	private final Map<String, FieldCheck> byField = new LinkedHashMap<>();

	private final Surroundings surroundings;

	private final String skuField;

	/**
	 * A checker for one sheet.
	 * @param rules what the provider demands
	 * @param settings what the job says
	 * @param headers the headers as the sheet writes them, from column A on
	 * @param columns the column of each canonical field that the sheet has; 0 is A
	 * @throws IllegalArgumentException with a sentence for people if a default of the job
	 * is for no field of the provider's, or can never pass
	 */
	public LineChecker(LineRules rules, CheckSettings settings, List<String> headers, Map<String, Integer> columns) {
		this.rules = rules;
		this.settings = settings;
		this.columns = new Columns(headers, columns);
		this.surroundings = new Surroundings(settings.region(), settings.decimal(), null);
		List<Field> fields = CommonFields.with(rules);
		this.skuField = fields.stream().anyMatch((field) -> field.name().equals(SKU)) ? SKU : ITEM;
		fields.stream()
			.sorted(Comparator.comparingInt((field) -> this.columns.position(field.name())))
			.forEach((field) -> this.byField.put(field.name(),
					new FieldCheck(adapted(field), settings.defaults().get(field.name()))));
		for (String needed : List.of(skuField, PRICE, QUANTITY)) {
			check(needed);
		}
		checkDefaults();
	}

	/** Checks a row. */
	public Checked check(Row row) {
		RowReading reading = read(row);
		Map<String, String> values = reading.wrong().isEmpty() ? reading.values() : mended(reading, true);
		for (FieldProblem problem : problems(reading, values)) {
			reading.wrong(problem.field(), problem.expected(), text(row, problem.field()));
		}
		if (!reading.isWrong(PRICE)) {
			checkOrderValue(row, reading, values);
		}
		if (reading.wrong().isEmpty()) {
			return new Checked.Valid(line(row, Collections.unmodifiableMap(reading.values())));
		}
		return new Checked.Invalid(row.number(), issues(row, reading), reading.values().get(CommonFields.REFERENCE),
				Collections.unmodifiableMap(reading.all()));
	}

	/**
	 * What is wrong with a row whose reference another row of the sheet has already.
	 * @param row the later row's number
	 * @param reference what both have
	 * @param firstRow the earlier row's number
	 */
	public Issue repeatedReference(int row, String reference, int firstRow) {
		return columns.issue(row, CommonFields.REFERENCE, reference,
				"a reference that is used once in the sheet; this one is already used in row " + firstRow);
	}

	/**
	 * What is wrong with a field of a row that passed its own checks.
	 * @param value what its cell holds, as text
	 * @param expected what was expected instead, in words
	 */
	public Issue issue(int row, String field, String value, String expected) {
		return columns.issue(row, field, value, expected);
	}

	private RowReading read(Row row) {
		RowReading reading = new RowReading();
		Surroundings ofRow = surroundings.in(currency(row));
		for (FieldCheck check : byField.values()) {
			String field = check.field().name();
			Cell cell = columns.cell(row, field);
			Reading read = check.read(cell, ofRow);
			if (read instanceof Reading.Value value) {
				reading.values().put(field, value.text());
			}
			else if (read instanceof Reading.Wrong wrong) {
				reading.wrong(field, wrong.expected(), check.text(cell));
			}
		}
		if (!reading.isWrong(CommonFields.CURRENCY)) {
			reading.values().putIfAbsent(CommonFields.CURRENCY, rules.defaultCurrency());
		}
		return reading;
	}

	private @Nullable Currency currency(Row row) {
		FieldCheck check = check(CommonFields.CURRENCY);
		Reading reading = check.read(columns.cell(row, CommonFields.CURRENCY), surroundings);
		if (reading instanceof Reading.Wrong) {
			return null;
		}
		return Currencies.find(reading instanceof Reading.Value value ? value.text() : rules.defaultCurrency());
	}

	// The rules across fields may count on mandatory fields and on good values. Where a
	// field is wrong, its example stands in. What the rules find is told only if they
	// find
	// it whether an optional field that is wrong is there or not.
	private List<FieldProblem> problems(RowReading reading, Map<String, String> values) {
		List<FieldProblem> problems = rules.check(Collections.unmodifiableMap(values));
		if (problems.isEmpty() || reading.wrong().isEmpty()) {
			return problems;
		}
		List<FieldProblem> without = rules.check(Collections.unmodifiableMap(mended(reading, false)));
		return problems.stream().filter(without::contains).toList();
	}

	private Map<String, String> mended(RowReading reading, boolean optional) {
		Map<String, String> mended = new TreeMap<>(reading.values());
		for (String field : reading.wrong().keySet()) {
			FieldCheck check = check(field);
			if (optional || check.field().mandatory()) {
				mended.put(field, check.example(surroundings));
			}
		}
		mended.putIfAbsent(CommonFields.CURRENCY, rules.defaultCurrency());
		return mended;
	}

	private void checkOrderValue(Row row, RowReading reading, Map<String, String> values) {
		BigDecimal most = settings.limits().apply(rules.limits(Collections.unmodifiableMap(values))).orderValue();
		if (most != null && new BigDecimal(value(values, PRICE)).compareTo(most) > 0) {
			reading.wrong(PRICE,
					"a price of at most " + most.stripTrailingZeros().toPlainString()
							+ ": one order may not be worth more (order-value), and this is one unit",
					text(row, PRICE));
		}
	}

	private List<Issue> issues(Row row, RowReading reading) {
		Set<String> fields = new LinkedHashSet<>(byField.keySet());
		fields.addAll(reading.wrong().keySet());
		return fields.stream()
			.filter(reading::isWrong)
			.map((field) -> columns.issue(row.number(), field, value(reading.texts(), field),
					value(reading.wrong(), field)))
			.toList();
	}

	private Line line(Row row, Map<String, String> values) {
		return new Line(row.number(), values.get(CommonFields.REFERENCE), value(values, skuField),
				rules.variant(values), new BigDecimal(value(values, PRICE)), Integer.parseInt(value(values, QUANTITY)),
				value(values, CommonFields.CURRENCY), rules.groupKey(values), values);
	}

	// What a line consists of has to be there, whatever the provider's rules say.
	private Field adapted(Field field) {
		return switch (field.name()) {
			case QUANTITY -> limited(field).required();
			case PRICE -> field.required();
			default -> field.name().equals(skuField) ? field.required() : field;
		};
	}

	private Field limited(Field field) {
		BigDecimal most = BigDecimal.valueOf(settings.maxQuantity());
		if (field.max() != null && field.max().compareTo(most) <= 0) {
			return field.range(field.min() == null ? BigDecimal.ONE : field.min().max(BigDecimal.ONE), field.max());
		}
		String expected = String.format(Locale.ROOT, "a whole number from 1 to %,d (quantity-per-row)",
				settings.maxQuantity());
		return new Field(field.name(), field.type(), true, field.minLength(), field.maxLength(), BigDecimal.ONE, most,
				field.choices(), field.pattern(), expected, "1");
	}

	private void checkDefaults() {
		Surroundings usual = surroundings.in(currency(new Row(0, List.of())));
		settings.defaults().forEach((field, text) -> {
			FieldCheck check = byField.get(field);
			if (check == null) {
				throw new IllegalArgumentException("sheet.defaults: there is no field '" + field + "'; there are "
						+ String.join(", ", byField.keySet()));
			}
			if (check.read(Cell.BLANK, usual) instanceof Reading.Wrong wrong) {
				throw new IllegalArgumentException(
						"sheet.defaults." + field + " is '" + text + "', but should be " + wrong.expected());
			}
		});
	}

	private String text(Row row, String field) {
		Cell cell = columns.cell(row, field);
		FieldCheck check = byField.get(field);
		return check == null ? cell.text() : check.text(cell);
	}

	private FieldCheck check(String field) {
		return Objects.requireNonNull(byField.get(field), () -> "the provider's rules lack the field " + field);
	}

	private static String value(Map<String, String> values, String field) {
		return Objects.requireNonNull(values.get(field), field);
	}

}
