package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/**
 * Compares a finished run, unit by unit, with the books of the provider: nothing is
 * bought twice, nothing is lost, and every row is in exactly one state.
 */
public final class Reckoning {

	/** States of orders whose units the provider has not sold. */
	private static final Set<String> UNSOLD = Set.of("REJECTED", "SPLIT");

	private static final Set<String> STATUSES = Set.of("ordered", "pending", "rejected", "held", "partly", "invalid");

	private final JsonNode bought;

	private final Predicate<JsonNode> mayBeHeld;

	private final List<String> differences = new ArrayList<>();

	private Reckoning(JsonNode bought, Predicate<JsonNode> mayBeHeld) {
		this.bought = bought;
		this.mayBeHeld = mayBeHeld;
	}

	/**
	 * Compares.
	 * @param bought the provider's books, from which nothing but this run has bought
	 * @param orders what {@code orders --json} says of the run
	 * @param resultSheet the result sheet, as CSV
	 * @param sheet the lines of the sheet, the header's first
	 * @param mayBeHeld whether an order of the run may be held at its end
	 * @return each difference as a sentence
	 */
	public static List<String> differences(JsonNode bought, JsonNode orders, Path resultSheet, List<String> sheet,
			Predicate<JsonNode> mayBeHeld) {
		Reckoning reckoning = new Reckoning(bought, mayBeHeld);
		Map<Integer, Units> rows = reckoning.compareOrders(orders);
		reckoning.compareRows(rows, records(resultSheet), sheet);
		return reckoning.differences;
	}

	/** Units of a row by what became of them, from the orders that they are in. */
	private static final class Units {

		private final Map<String, Integer> byState = new HashMap<>();

		void add(String state, int units) {
			byState.merge(state, units, Integer::sum);
		}

		int of(String state) {
			return byState.getOrDefault(state, 0);
		}

	}

	private Map<Integer, Units> compareOrders(JsonNode orders) {
		Map<Integer, Units> rows = new HashMap<>();
		Set<String> known = new TreeSet<>();
		for (JsonNode order : orders) {
			known.add(order.path("reference").stringValue());
			compareOrder(order);
			if (!order.path("state").stringValue().equals("SPLIT")) {
				order.path("lines")
					.forEach((line) -> rows.computeIfAbsent(line.path("row").intValue(), (row) -> new Units())
						.add(order.path("state").stringValue(), line.path("units").intValue()));
			}
		}
		for (String reference : bought.path("references").propertyNames()) {
			if (!known.contains(reference)) {
				differences.add("the provider sold " + reference + ", which no order here is called");
			}
		}
		return rows;
	}

	private void compareOrder(JsonNode order) {
		String reference = order.path("reference").stringValue();
		String state = order.path("state").stringValue();
		JsonNode sold = bought.path("references").path(reference);
		int units = sold.path("units").intValue(0);
		String name = reference + " (" + state + ", " + order.path("attempts").intValue() + " attempts, '"
				+ order.path("lastAnswer").asString("") + "')";
		if (sold.path("orders").size() > 1) {
			differences.add(name + " was bought " + sold.path("orders").size() + " times: " + sold.path("orders"));
		}
		if (state.equals("PLACED")) {
			if (units != order.path("units").intValue()) {
				differences.add(name + " holds " + order.path("units") + " units; sold are " + units);
			}
		}
		else if (state.equals("HELD")) {
			if (!mayBeHeld.test(order)) {
				differences.add(name + " is held for no reason");
			}
		}
		else if (!UNSOLD.contains(state)) {
			differences.add(name + " is not through");
		}
		else if (units > 0) {
			differences.add(name + " counts as not bought; sold are " + units);
		}
	}

	private void compareRows(Map<Integer, Units> rows, List<CSVRecord> result, List<String> sheet) {
		if (result.size() != sheet.size() - 1) {
			differences.add("the result sheet has " + result.size() + " rows; the sheet has " + (sheet.size() - 1));
		}
		int number = 1;
		for (CSVRecord row : result) {
			number++;
			if (!row.get("row").equals(String.valueOf(number)) || !sheet.get(number - 1).startsWith(row.get(0))) {
				differences.add("row " + number + " of the sheet is row " + row.get("row") + " of the result");
			}
			compareRow(number, row, rows.getOrDefault(number, new Units()));
		}
	}

	private void compareRow(int number, CSVRecord row, Units units) {
		String status = row.get("status");
		String name = "row " + number + " (" + status + ", '" + row.get("message") + "')";
		if (!STATUSES.contains(status)) {
			differences.add(name + " is in no state that a finished run leaves a row in");
			return;
		}
		if (status.equals("invalid")) {
			if (!units.byState.isEmpty()) {
				differences.add(name + " is in orders: " + units.byState);
			}
			return;
		}
		int asked = Integer.parseInt(row.get("quantity"));
		int ordered = number(row, "units_ordered");
		int rejected = number(row, "units_rejected");
		int held = number(row, "units_held");
		if (number(row, "units_asked") != asked
				|| ordered + rejected + held + number(row, "units_pending") + number(row, "units_skipped") != asked) {
			differences.add(name + " asks for " + asked + " units, and does not add up: " + row.toMap());
		}
		if (ordered != units.of("PLACED") || rejected != units.of("REJECTED") || held != units.of("HELD")) {
			differences.add(name + " says " + row.toMap() + ", its orders say " + units.byState);
		}
	}

	private static int number(CSVRecord row, String column) {
		return Integer.parseInt(row.get(column));
	}

	/** The rows of a result sheet. */
	public static List<CSVRecord> records(Path csv) {
		try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8,
				CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
			return parser.getRecords();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
