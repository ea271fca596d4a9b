package dev.bulkordering.validation;

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
 * Rules with a field of each type, and rules across fields like those of the providers:
 * an e-mail or phone is needed, and physical goods need a city.
 */
record TestRules(Limits documentLimits, List<Field> fields) implements LineRules {

	static final Field SKU = Field.of("sku", FieldType.TEXT, "the SKU of the provider's catalog", "038-00-range")
		.required()
		.length(1, 50);

	static final Field PRICE = Field.of("price", FieldType.MONEY, "an amount above 0", "500").required();

	static final Field QUANTITY = Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number", "5").required();

	static final Field PHONE = Field.of("phone", FieldType.PHONE, "a phone number", "+919876543210");

	static final Field EMAIL = Field.of("email", FieldType.EMAIL, "an e-mail address", "asha@example.com");

	static final Field COUNTRY = Field.of("country", FieldType.COUNTRY, "a country", "IN");

	static final Field POSTCODE = Field.of("postcode", FieldType.DIGITS, "3 to 20 digits", "560076").length(3, 20);

	static final Field CITY = Field.of("city", FieldType.LETTERS, "2 to 50 letters", "Bengaluru").length(2, 50);

	static final Field KIND = Field.choice("kind", "digital", "digital", "physical", "Gift Card");

	static final Field DISCOUNT = Field.of("discount", FieldType.MONEY, "an amount", "10").range(BigDecimal.ZERO, null);

	static final Field EXPIRES_AT = Field.of("expires_at", FieldType.DATE_TIME, "date and time", "2026-12-31T18:30");

	static final TestRules RULES = new TestRules(Limits.NONE,
			List.of(SKU, PRICE, QUANTITY, PHONE, EMAIL, COUNTRY, POSTCODE, CITY, KIND, DISCOUNT, EXPIRES_AT));

	@Override
	public String defaultCurrency() {
		return "INR";
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		// A provider's rules may count on this: the mandatory fields are there and good.
		new BigDecimal(values.get("price")).multiply(new BigDecimal(values.get("quantity")));
		List<FieldProblem> problems = new ArrayList<>();
		if (!values.containsKey("phone") && !values.containsKey("email")) {
			problems.add(new FieldProblem("email", "an e-mail address or a phone number"));
		}
		if ("physical".equals(values.get("kind")) && !values.containsKey("city")) {
			problems.add(new FieldProblem("city", "the city to deliver to"));
		}
		return problems;
	}

	@Override
	public String groupKey(Map<String, String> values) {
		return values.get("currency") + "|" + values.getOrDefault("email", "");
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return documentLimits;
	}

}
