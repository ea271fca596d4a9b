package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;

/**
 * What a line must be like to go into an order as the page 'Create an order' describes
 * it. The page demands nothing but a phone number; what else is mandatory here is what
 * makes a request that somebody can pay. It names no limits. Whether an expiry is still
 * to come depends on when the order is sent, so Peach is left to say so.
 */
final class PeachRules implements LineRules {

	static final String NAME = "name";

	static final String PHONE = "phone";

	static final String EMAIL = "email";

	static final String ITEM = "item";

	static final String PRICE = "price";

	static final String SALE_PRICE = "sale_price";

	static final String QUANTITY = "quantity";

	static final String TAX = "tax";

	static final String SHIPPING = "shipping";

	static final String DISCOUNT = "discount";

	static final String TYPE = "type";

	static final String EXPIRES_AT = "expires_at";

	static final String EXPIRES_MESSAGE = "expires_message";

	/** The page's only currency. */
	static final String RUPEES = "INR";

	private static final String ORDER_KEY = "order_key";

	private static final String CURRENCY = "currency";

	private static final BigDecimal ONE_PAISA = new BigDecimal("0.01");

	private final PeachOptions options;

	PeachRules(PeachOptions options) {
		this.options = options;
	}

	@Override
	public List<Field> fields() {
		return List.of(text(NAME, "the contact's name", 200, "Meera Pillai"),
				Field
					.of(PHONE, FieldType.PHONE, "the phone number of the contact, who is asked to pay", "+919845098450")
					.required(),
				Field.of(EMAIL, FieldType.EMAIL, "the contact's e-mail address", "meera.pillai@example.com"),
				text(ITEM, "what is to be paid for", 200, "Diwali hamper").required(),
				Field.of(PRICE, FieldType.MONEY, "the price of one unit in rupees, above 0", "1499")
					.range(ONE_PAISA, null)
					.required(),
				rupees(SALE_PRICE, "what one unit costs in a sale, in rupees, no more than the price", "1299.50"),
				Field.of(QUANTITY, FieldType.WHOLE_NUMBER, "a whole number of units, at least 1", "1")
					.range(BigDecimal.ONE, null)
					.required(),
				rupees(TAX, "the tax on the whole row in rupees", "233.82"),
				rupees(SHIPPING, "the shipping of the whole row in rupees", "90"),
				rupees(DISCOUNT, "the discount on the whole row in rupees", "100"),
				Field.choice(TYPE, options.type(), PeachOptions.TYPES),
				text(ORDER_KEY, "what rows of one contact have in common that make one order", 100, "ORD-1001"),
				Field.of(EXPIRES_AT, FieldType.DATE_TIME,
						"until when the order can be paid (by the clocks of " + options.zone()
								+ " if it has no offset; a day without a time ends the order as the day begins)",
						"2031-03-31T18:00"),
				text(EXPIRES_MESSAGE, "what the contact is told after that", 500, "Sorry, the offer is over."));
	}

	private static Field text(String name, String what, int most, String example) {
		return Field.of(name, FieldType.TEXT, what + ", at most " + most + " characters", example).length(1, most);
	}

	private static Field rupees(String name, String what, String example) {
		return Field.of(name, FieldType.MONEY, what + ", 0 or more", example).range(BigDecimal.ZERO, null);
	}

	@Override
	public String defaultCurrency() {
		return RUPEES;
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		List<FieldProblem> problems = new ArrayList<>();
		if (!RUPEES.equals(values.getOrDefault(CURRENCY, RUPEES))) {
			problems.add(new FieldProblem(CURRENCY, RUPEES + ", the only currency that Peach takes"));
		}
		if (PeachAmounts.amount(values, SALE_PRICE).compareTo(PeachAmounts.amount(values, PRICE)) > 0) {
			problems.add(new FieldProblem(SALE_PRICE, "no more than the price"));
		}
		if (!values.getOrDefault(EXPIRES_MESSAGE, "").isEmpty() && values.getOrDefault(EXPIRES_AT, "").isEmpty()) {
			problems.add(new FieldProblem(EXPIRES_AT, "needed because there is an " + EXPIRES_MESSAGE));
		}
		if (options.isAmbiguous(values)) {
			problems.add(new FieldProblem(EXPIRES_AT, "a time that the clocks of " + options.zone()
					+ " show once: they are changed then; add the offset, such as +01:00"));
		}
		return problems;
	}

	@Override
	public String groupKey(Map<String, String> values) {
		Instant expiry = options.expiry(values);
		// no value holds a line break
		return String.join("\n",
				Stream.of(values.get(NAME), values.get(PHONE), values.get(EMAIL), options.typeOf(values),
						expiry == null ? null : expiry.toString(), values.get(EXPIRES_MESSAGE), values.get(ORDER_KEY))
					.map((part) -> part == null ? "" : part)
					.toList());
	}

	/** An order shows an item once, so at one sale price. */
	@Override
	public String variant(Map<String, String> values) {
		return values.getOrDefault(SALE_PRICE, "");
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return Limits.NONE;
	}

}
