package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;

/**
 * What the page 'Place Order API' demands of a line. A line with a phone number is a
 * top-up of that number, all others are vouchers. An order holds one product at one
 * price, and all that is sent with it is shared by its lines.
 */
final class PlumRules implements LineRules {

	static final String SKU = "sku";

	static final String PHONE = "phone";

	static final String EMAIL = "email";

	static final String TAG = "tag";

	/** Note 2 of the page: a top-up is bought one at a time. */
	private static final Limits TOP_UP = new Limits(1, 1, 1, null);

	/** An order names one product; how many of it, the catalog says. */
	static final Limits VOUCHERS = new Limits(null, 1, null, null);

	private static final String PRICE = "price";

	private static final String CURRENCY = "currency";

	/** The least amount of any currency: what is meant is an amount above 0. */
	private static final BigDecimal LEAST_AMOUNT = new BigDecimal("0.001");

	/** A product id is a number on the wire, so one of more digits might lose some. */
	private static final int PRODUCT_ID_DIGITS = 15;

	private final PlumOptions options;

	PlumRules(PlumOptions options) {
		this.options = options;
	}

	/** Whether these are the values of a top-up. */
	static boolean isTopUp(Map<String, String> values) {
		return !values.getOrDefault(PHONE, "").isEmpty();
	}

	@Override
	public List<Field> fields() {
		Field email = Field.of(EMAIL, FieldType.EMAIL,
				options.notifyReceiver() ? "the e-mail address of the receiver, whom Plum tells of the order"
						: "an e-mail address for notes about the order",
				"asha.rao@example.com");
		return List.of(
				Field
					.of(SKU, FieldType.DIGITS, "a product id of Plum's catalog: at most 15 digits, the first one not 0",
							"55132")
					.length(1, PRODUCT_ID_DIGITS)
					.matching("[1-9][0-9]*")
					.required(),
				Field.of(PRICE, FieldType.MONEY, "the value of one top-up or voucher, above 0", "199")
					.range(LEAST_AMOUNT, null)
					.required(),
				Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number of units, at least 1", "1")
					.range(BigDecimal.ONE, null)
					.required(),
				Field.of(PHONE, FieldType.PHONE, "the mobile number to top up; empty for vouchers", "+919876543210"),
				options.notifyReceiver() ? email.required() : email);
	}

	@Override
	public String defaultCurrency() {
		return "INR";
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		return List.of();
	}

	@Override
	public String groupKey(Map<String, String> values) {
		// no value holds a line break
		return Stream
			.concat(Stream.of(isTopUp(values) ? "top-up" : "vouchers",
					values.getOrDefault(CURRENCY, defaultCurrency())),
					Stream.of(SKU, PRICE, PHONE, EMAIL, TAG).map((name) -> values.getOrDefault(name, "")))
			.collect(Collectors.joining("\n"));
	}

	@Override
	public @Nullable String product(Map<String, String> values) {
		return isTopUp(values) ? null : values.get(SKU);
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return isTopUp(values) ? TOP_UP : VOUCHERS;
	}

}
