package dev.bulkordering.sandbox.gifthub;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A product of the catalog.
 *
 * @param sku its SKU
 * @param name its name
 * @param productType range, fixed, custom_fixed or time
 * @param currency the currency of its quotes
 * @param min least quote of a range, in major units
 * @param max greatest quote of a range
 * @param step distance of a range's quotes
 * @param quotes the only quotes of a product that is no range
 */
record Product(String sku, String name, String productType, String currency, @Nullable BigDecimal min,
		@Nullable BigDecimal max, @Nullable BigDecimal step, @Nullable List<BigDecimal> quotes) {

	/** Whether any quote within limits is good. */
	boolean isRange() {
		return min != null && max != null && step != null;
	}

	/** Whether a quote can be had. */
	boolean offers(BigDecimal quote) {
		if (min != null && max != null && step != null) {
			return quote.compareTo(min) >= 0 && quote.compareTo(max) <= 0
					&& quote.subtract(min).remainder(step).signum() == 0;
		}
		return quotes != null && quotes.stream().anyMatch((offered) -> offered.compareTo(quote) == 0);
	}

}
