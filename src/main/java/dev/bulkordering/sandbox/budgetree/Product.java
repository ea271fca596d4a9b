package dev.bulkordering.sandbox.budgetree;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A product of the catalog.
 *
 * @param sku its SKU
 * @param name its name
 * @param type digital or physical
 * @param currency ISO code of its prices' currency
 * @param numericCode ISO number of that
 * @param min least price of a range, in major units
 * @param max greatest price of a range
 * @param denominations the only prices of a product that is no range
 */
record Product(String sku, String name, String type, String currency, int numericCode, @Nullable BigDecimal min,
		@Nullable BigDecimal max, @Nullable List<BigDecimal> denominations) {

	/** Whether it is sent by post. */
	boolean isPhysical() {
		return type.equals("physical");
	}

	/** The refusal of a price that it can't be had at, or null where it can. */
	@Nullable Refusal refusal(BigDecimal price) {
		if (denominations != null && denominations.stream().noneMatch((offered) -> offered.compareTo(price) == 0)) {
			return Refusal.of(5307, price.toPlainString(), sku);
		}
		boolean outside = min != null && max != null
				&& (price.compareTo(min) < 0 || price.compareTo(max) > 0 || price.stripTrailingZeros().scale() > 2);
		return outside ? Refusal.of(5318) : null;
	}

}
