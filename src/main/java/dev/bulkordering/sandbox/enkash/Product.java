package dev.bulkordering.sandbox.enkash;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A product of the catalog.
 *
 * @param productCatalogId its id
 * @param brand its name
 * @param category what it is for
 * @param configs its denominations
 */
record Product(String productCatalogId, String brand, String category, List<Config> configs) {

	/**
	 * The configuration that an order of a denomination goes by: that of the
	 * denomination, else one that takes any amount within its bounds, else null.
	 */
	@Nullable Config config(BigDecimal denomination) {
		return configs.stream()
			.filter((config) -> config.mrp().compareTo(denomination) == 0)
			.findFirst()
			.or(() -> configs.stream().filter((config) -> config.takes(denomination)).findFirst())
			.orElse(null);
	}

	/**
	 * A denomination, or a range of amounts.
	 *
	 * @param productConfigId its id
	 * @param mrp its face value in rupees
	 * @param discount what is taken off the face value, in percent
	 * @param maxQuantity most units in an order
	 * @param customAmountEnabled whether other amounts can be had as well
	 * @param min least other amount
	 * @param max greatest other amount
	 */
	record Config(String productConfigId, BigDecimal mrp, BigDecimal discount, int maxQuantity,
			boolean customAmountEnabled, @Nullable BigDecimal min, @Nullable BigDecimal max) {

		boolean takes(BigDecimal amount) {
			return customAmountEnabled && min != null && max != null && amount.compareTo(min) >= 0
					&& amount.compareTo(max) <= 0;
		}

		/** What a unit of a face value costs. */
		BigDecimal sellRate(BigDecimal faceValue) {
			return faceValue.multiply(BigDecimal.valueOf(100).subtract(discount)).movePointLeft(2);
		}

	}

}
