package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;

/**
 * What the page 'Order API (Create)' demands of a line. An order has one recipient, one
 * currency, one kind of cards and one way of delivery.
 */
final class BudgetreeRules implements LineRules {

	/** The page's sample number, which 'must not be used to place order'. */
	private static final String DUMMY_PHONE = "+919999999999";

	private static final BigDecimal LEAST_AMOUNT = new BigDecimal("0.001");

	private static final List<String> ADDRESS = List.of("first_name", "last_name", "email", "phone", "line1", "line2",
			"city", "region", "country", "postcode");

	/** What the page marks as required for physical cards. */
	private static final List<String> BY_POST = List.of("line1", "city", "region");

	private static final Limits SYNC = new Limits(null, null, BudgetreeOptions.SYNC_UNITS, null);

	private final BudgetreeOptions options;

	BudgetreeRules(BudgetreeOptions options) {
		this.options = options;
	}

	// E-mail and phone are mandatory because the recipient's address is the billing
	// address too, unless the job gives another.
	@Override
	public List<Field> fields() {
		return List.of(
				Field.of("sku", FieldType.TEXT, "a SKU of Budgetree's catalog, at most 100 characters", "ACTVPRD")
					.length(1, 100)
					.required(),
				Field.of("price", FieldType.MONEY, "the value of one card, above 0", "500")
					.range(LEAST_AMOUNT, null)
					.required(),
				Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number of cards, at least 1", "1")
					.range(BigDecimal.ONE, null)
					.required(),
				letters("first_name", 2, 100, "Asha").required(), letters("last_name", 2, 100, "Rao"),
				Field.of("email", FieldType.EMAIL, "an e-mail address of 6 to 250 characters", "asha.rao@example.com")
					.length(6, 250)
					.required(),
				Field.of("phone", FieldType.PHONE, "a phone number", "+919876543210").required(),
				text("line1", "12 Lake Road"), text("line2", "2nd floor"), letters("city", 2, 50, "Bengaluru"),
				letters("region", 2, 50, "Karnataka"),
				Field.of("country", FieldType.COUNTRY, "a country, such as IN", "IN").required(),
				Field.of("postcode", FieldType.DIGITS, "3 to 20 digits", "560076").length(3, 20).required(),
				Field.choice(Delivery.MODE, options.deliveryMode(), BudgetreeOptions.DELIVERY_MODES),
				Field.choice(Delivery.KIND, "digital", "digital", Delivery.PHYSICAL));
	}

	private static Field letters(String name, int least, int most, String example) {
		return Field.of(name, FieldType.LETTERS, least + " to " + most + " letters", example).length(least, most);
	}

	private static Field text(String name, String example) {
		return Field.of(name, FieldType.TEXT, "2 to 100 characters", example).length(2, 100);
	}

	@Override
	public String defaultCurrency() {
		return "INR";
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		List<FieldProblem> problems = new ArrayList<>();
		Delivery delivery = Delivery.of(values, options);
		if (delivery.physical()) {
			BY_POST.stream()
				.filter((name) -> values.getOrDefault(name, "").isEmpty())
				.forEach((name) -> problems.add(new FieldProblem(name, "needed because the kind is physical")));
			if (!values.getOrDefault(Delivery.MODE, "").isEmpty()) {
				problems.add(new FieldProblem(Delivery.MODE, "nothing: physical cards have no delivery mode"));
			}
		}
		if (delivery.goesToPhone() && DUMMY_PHONE.equals(values.get("phone"))) {
			problems.add(new FieldProblem("phone",
					"the recipient's own number: the cards are sent to it, and this one is a sample"));
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
		// no value holds a line break
		return String.join("\n", parts);
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return Boolean.TRUE.equals(options.syncOnly()) ? SYNC : Limits.NONE;
	}

}
