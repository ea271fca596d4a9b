package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;

/**
 * The fields of a line, with the lengths and obligations of the table 'Request
 * Parameters'. By delivery mode it wants an e-mail address, a phone number, one of them
 * or both, and for billing both, whatever the mode. The recipient's address is the
 * billing address unless the job gives another, so a line has both: enough for every
 * mode.
 */
final class BudgetreeFields {

	/** The least amount of any currency: what is meant is an amount above 0. */
	private static final BigDecimal LEAST_AMOUNT = new BigDecimal("0.001");

	private BudgetreeFields() {
	}

	static List<Field> of(BudgetreeOptions options) {
		List<Field> fields = new ArrayList<>(goods());
		fields.addAll(recipient());
		fields.add(Field.choice(Delivery.MODE, options.deliveryMode(), BudgetreeOptions.DELIVERY_MODES));
		fields.add(Field.choice(Delivery.KIND, "digital", "digital", Delivery.PHYSICAL));
		fields.addAll(Payout.FIELDS);
		return List.copyOf(fields);
	}

	private static List<Field> goods() {
		return List.of(
				Field.of("sku", FieldType.TEXT, "a SKU of Budgetree's catalog, at most 100 characters", "ACTVPRD")
					.length(1, 100)
					.required(),
				Field.of("price", FieldType.MONEY, "the value of one card, above 0", "500")
					.range(LEAST_AMOUNT, null)
					.required(),
				Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number of cards, at least 1", "1")
					.range(BigDecimal.ONE, null)
					.required());
	}

	private static List<Field> recipient() {
		return List.of(letters("first_name", 2, 100, "Asha").required(), letters("last_name", 2, 100, "Rao"),
				Field.of("email", FieldType.EMAIL, "an e-mail address of 6 to 250 characters", "asha.rao@example.com")
					.length(6, 250)
					.required(),
				Field.of("phone", FieldType.PHONE, "a phone number", "+919876543210").required(),
				text("line1", "12 Lake Road"), text("line2", "2nd floor"), letters("city", 2, 50, "Bengaluru"),
				letters("region", 2, 50, "Karnataka"),
				Field.of("country", FieldType.COUNTRY, "a country, such as IN", "IN").required(),
				Field.of("postcode", FieldType.DIGITS, "3 to 20 digits", "560076").length(3, 20).required());
	}

	private static Field letters(String name, int least, int most, String example) {
		return Field.of(name, FieldType.LETTERS, least + " to " + most + " letters", example).length(least, most);
	}

	private static Field text(String name, String example) {
		return Field.of(name, FieldType.TEXT, "2 to 100 characters", example).length(2, 100);
	}

}
