package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;

/**
 * What the page 'Order API (Create)' demands of a line. An order has one recipient, one
 * currency, one kind of cards and one way of delivery; or it is a payout to one account.
 */
final class BudgetreeRules implements LineRules {

	/** The currency of orders that name none, and of the account. */
	static final String CURRENCY = "INR";

	/** The page's sample number, which it forbids to place orders with. */
	static final String DUMMY_PHONE = "+919999999999";

	private static final List<String> ADDRESS = List.of("first_name", "last_name", "email", "phone", "line1", "line2",
			"city", "region", "country", "postcode");

	/** What the page marks as required for physical cards. */
	private static final List<String> BY_POST = List.of("line1", "city", "region");

	private static final Limits SYNC = new Limits(null, null, BudgetreeOptions.SYNC_UNITS, null);

	private final BudgetreeOptions options;

	BudgetreeRules(BudgetreeOptions options) {
		this.options = options;
	}

	@Override
	public List<Field> fields() {
		return BudgetreeFields.of(options);
	}

	@Override
	public String defaultCurrency() {
		return CURRENCY;
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		List<FieldProblem> problems = new ArrayList<>();
		if (Payout.isAsked(values)) {
			problems.addAll(new Payout(values).problems());
		}
		else if (Delivery.of(values, options).physical()) {
			BY_POST.stream()
				.filter((name) -> values.getOrDefault(name, "").isEmpty())
				.forEach((name) -> problems.add(new FieldProblem(name, "needed because the kind is physical")));
			if (!values.getOrDefault(Delivery.MODE, "").isEmpty()) {
				problems.add(new FieldProblem(Delivery.MODE, "nothing: physical cards have no delivery mode"));
			}
		}
		if (DUMMY_PHONE.equals(values.get("phone"))) {
			problems.add(new FieldProblem("phone",
					"the recipient's own number: this one is the sample of Budgetree's document"));
		}
		return problems;
	}

	@Override
	public String groupKey(Map<String, String> values) {
		Delivery delivery = Delivery.of(values, options);
		List<String> parts = new ArrayList<>();
		ADDRESS.forEach((name) -> parts.add(values.getOrDefault(name, "")));
		parts.add(values.getOrDefault("currency", defaultCurrency()));
		parts.add(delivery.mode());
		if (delivery.isPayout()) {
			parts.addAll(new Payout(values).key());
		}
		// no value holds a line break
		return String.join("\n", parts);
	}

	@Override
	public Limits limits(Map<String, String> values) {
		boolean sync = Boolean.TRUE.equals(options.syncOnly()) && !Delivery.of(values, options).isPayout();
		return sync ? SYNC : Limits.NONE;
	}

}
