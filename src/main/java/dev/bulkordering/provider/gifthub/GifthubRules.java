package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;

/**
 * What the page 'Create Order' demands of a line. Lines of one currency may share an
 * order.
 */
final class GifthubRules implements LineRules {

	/** Section 'Order Valid size' of the page 'Create Order'. */
	static final Limits LIMITS = new Limits(5, 5, 25, null);

	private static final String PRODUCT_TYPE = "product_type";

	private static final String CURRENCY = "currency";

	/** The least amount of any currency: what is meant is an amount above 0. */
	private static final BigDecimal LEAST_AMOUNT = new BigDecimal("0.001");

	private final GifthubOptions options;

	GifthubRules(GifthubOptions options) {
		this.options = options;
	}

	@Override
	public List<Field> fields() {
		Field productType = Field.of(PRODUCT_TYPE, FieldType.TEXT,
				"a product type such as range or fixed (" + options.productType() + " if it is empty)", "range");
		return List.of(
				Field.of("sku", FieldType.TEXT, "a SKU of GiftHub's catalog, at most 100 characters", "038-00-range")
					.length(1, 100)
					.required(),
				Field.of("price", FieldType.MONEY, "the value of one unit, above 0", "25")
					.range(LEAST_AMOUNT, null)
					.required(),
				Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number of units, at least 1", "2")
					.range(BigDecimal.ONE, null)
					.required(),
				productType.length(1, 50));
	}

	@Override
	public String defaultCurrency() {
		return options.wallet();
	}

	@Override
	public List<FieldProblem> check(Map<String, String> values) {
		return List.of();
	}

	@Override
	public String groupKey(Map<String, String> values) {
		return values.getOrDefault(CURRENCY, defaultCurrency());
	}

	@Override
	public String variant(Map<String, String> values) {
		String ofRow = values.getOrDefault(PRODUCT_TYPE, "");
		return ofRow.isEmpty() ? options.productType() : ofRow;
	}

	@Override
	public Limits limits(Map<String, String> values) {
		return LIMITS;
	}

}
