package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.provider.http.Json;

/**
 * Money that is sent to an account instead of cards to a recipient: to a beneficiary that
 * Budgetree knows by an id, or to a UPI address. The table of the page 'Order API
 * (Create)' calls both id and type mandatory, its two samples have one or the other: the
 * samples count.
 *
 * @param values the fields of a row that asks for a payout
 */
record Payout(Map<String, String> values) {

	/** The order type of payouts. */
	static final String ORDER_TYPE = "PAYOUT";

	static final String TYPE = "payout_type";

	static final String ID = "payout_id";

	static final String VPA = "vpa";

	private static final String UPI = "UPI";

	/** The transaction type of the sample for a beneficiary. */
	private static final String TO_BENEFICIARY = "IMPS";

	private static final int LONGEST_ID = 100;

	/** What the UPI network takes; the page names no length. */
	private static final int LONGEST_VPA = 255;

	static final List<Field> FIELDS = List.of(Field.choice(TYPE, UPI, "BANK_ACCOUNT", UPI),
			Field.of(ID, FieldType.TEXT, "the id of a beneficiary at Budgetree", "62e96ca39b6400001e00330d")
				.length(1, LONGEST_ID)
				.matching("\\S+"),
			Field.of(VPA, FieldType.TEXT, "a UPI address", "asha.rao@okbank")
				.length(3, LONGEST_VPA)
				.matching("[^@\\s]+@[^@\\s]+"));

	/** Whether a row asks for a payout, rightly or wrongly. */
	static boolean isAsked(Map<String, String> values) {
		return FIELDS.stream().anyMatch((field) -> !values.getOrDefault(field.name(), "").isEmpty());
	}

	/** What is wrong with what a row says of its payout. */
	List<FieldProblem> problems() {
		List<FieldProblem> problems = new ArrayList<>(UPI.equals(value(TYPE)) ? problemsOfUpi() : problemsOfAccount());
		if (Delivery.PHYSICAL.equals(value(Delivery.KIND))) {
			problems.add(new FieldProblem(Delivery.KIND, "digital, or nothing: a payout sends money, and no cards"));
		}
		if (has(Delivery.MODE)) {
			problems.add(new FieldProblem(Delivery.MODE, "nothing: a payout has no delivery mode"));
		}
		return problems;
	}

	private List<FieldProblem> problemsOfUpi() {
		List<FieldProblem> problems = new ArrayList<>();
		if (!has(VPA)) {
			problems.add(new FieldProblem(VPA, "the UPI address to pay to, because the payout type is UPI"));
		}
		if (has(ID)) {
			problems.add(new FieldProblem(ID, "nothing: a payout of the type UPI goes to its vpa"));
		}
		return problems;
	}

	private List<FieldProblem> problemsOfAccount() {
		if (has(ID)) {
			return has(VPA) ? List.of(new FieldProblem(VPA, "nothing: the payout goes to the beneficiary in payout_id"))
					: List.of();
		}
		return List.of(has(VPA) ? new FieldProblem(TYPE, "UPI, because the row has a vpa")
				: new FieldProblem(ID, "the id of the beneficiary to pay to, because the payout type is BANK_ACCOUNT"));
	}

	/** What tells payouts apart that cannot share an order. */
	List<String> key() {
		return List.of(value(ID), value(VPA));
	}

	/** The object {@code payout} of the request, as the page's samples show it. */
	ObjectNode json() {
		if (has(ID)) {
			return Json.object().put("id", value(ID)).put("transactionType", TO_BENEFICIARY);
		}
		return Json.object()
			.put("type", UPI)
			.put("vpa", value(VPA))
			.put("email", value("email"))
			.put("name", (value("first_name") + " " + value("last_name")).strip())
			.put("telephone", value("phone"))
			.put("transactionType", UPI);
	}

	private boolean has(String field) {
		return !value(field).isEmpty();
	}

	private String value(String field) {
		return values.getOrDefault(field, "");
	}

	/** Shows nothing of whom the money goes to. */
	@Override
	public String toString() {
		return "Payout[***]";
	}

}
