package dev.bulkordering.provider.enkash;

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
 * What the page 'Create Order' demands of a line: its body holds one product, one
 * denomination and one quantity. How many units that may be is told by the catalog.
 */
final class EnkashRules implements LineRules {

	/** By the shape of the body. */
	static final Limits LIMITS = new Limits(null, 1, null, null);

	static final String CURRENCY = "INR";

	private static final String SKU = "sku";

	private static final String PRICE = "price";

	@Override
	public List<Field> fields() {
		return List.of(
				Field
					.of(SKU, FieldType.TEXT, "a productCatalogId of EnKash's catalog, at most 100 characters",
							"PC7324536190LULHL")
					.length(1, 100)
					.required(),
				Field.of(PRICE, FieldType.MONEY, "the value of one voucher in whole rupees, at least 1", "500")
					.range(BigDecimal.ONE, BigDecimal.valueOf(Integer.MAX_VALUE))
					.required(),
				Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number of vouchers, at least 1", "2")
					.range(BigDecimal.ONE, null)
					.required());
	}

	@Override
	public String defaultCurrency() {
		return CURRENCY;
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		List<FieldProblem> problems = new ArrayList<>();
		if (price(values).stripTrailingZeros().scale() > 0) {
			problems.add(new FieldProblem(PRICE, "whole rupees: EnKash's denominations have no paise"));
		}
		if (!currency(values).equals(CURRENCY)) {
			problems.add(new FieldProblem("currency", CURRENCY + ": EnKash's vouchers are in rupees"));
		}
		return problems;
	}

	@Override
	public String groupKey(Map<String, String> values) {
		// no value holds a line break
		return String.join("\n", values.getOrDefault(SKU, ""), price(values).stripTrailingZeros().toPlainString(),
				currency(values));
	}

	@Override
	public String product(Map<String, String> values) {
		return values.getOrDefault(SKU, "");
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return LIMITS;
	}

	private static BigDecimal price(Map<String, String> values) {
		return new BigDecimal(values.getOrDefault(PRICE, "0"));
	}

	private static String currency(Map<String, String> values) {
		return values.getOrDefault("currency", CURRENCY);
	}

}
