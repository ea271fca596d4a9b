package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A product of the catalog; the names are those of getVouchers.
 *
 * @param productId its id
 * @param name its name
 * @param topup whether it tops up a mobile phone
 * @param countryCode ISO code of the country that it is good in
 * @param currencyCode ISO code of its values' currency
 * @param orderQuantityLimit most units in an order
 * @param valueType {@code fixed_denomination} or {@code open_value}
 * @param valueDenominations the only values of the former, separated by commas
 * @param minValue least value of the latter
 * @param maxValue greatest value of the latter
 * @param discount what is taken off, in percent
 * @param deliveryType {@code realtime} or {@code delayed}
 */
record Product(int productId, String name, boolean topup, String countryCode, String currencyCode,
		int orderQuantityLimit, String valueType, @Nullable String valueDenominations, @Nullable BigDecimal minValue,
		@Nullable BigDecimal maxValue, BigDecimal discount, String deliveryType) {

	/** Whether a value can be had. */
	boolean offers(BigDecimal value) {
		if (minValue != null && maxValue != null) {
			return value.compareTo(minValue) >= 0 && value.compareTo(maxValue) <= 0
					&& value.stripTrailingZeros().scale() <= 2;
		}
		return valueDenominations != null && Arrays.stream(valueDenominations.split(","))
			.anyMatch((offered) -> new BigDecimal(offered).compareTo(value) == 0);
	}

}
