package dev.bulkordering.order;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What one order may hold. Null is no limit.
 *
 * @param unitsPerSku most units of a SKU
 * @param skusPerOrder most different SKUs
 * @param unitsPerOrder most units in all
 * @param orderValue most value, in the currency's major unit
 */
public record Limits(@Nullable Integer unitsPerSku, @Nullable Integer skusPerOrder, @Nullable Integer unitsPerOrder,
		@Nullable BigDecimal orderValue) {

	/** No limit at all. */
	public static final Limits NONE = new Limits(null, null, null, null);

	/** Checks that no limit is below 1 unit, 1 SKU or a positive value. */
	public Limits {
		requirePositive("units-per-sku", unitsPerSku);
		requirePositive("skus-per-order", skusPerOrder);
		requirePositive("units-per-order", unitsPerOrder);
		if (orderValue != null && orderValue.signum() <= 0) {
			throw new IllegalArgumentException("order-value must be above 0, but is " + orderValue);
		}
	}

	/** The tighter of both, limit by limit. */
	public Limits narrowedBy(Limits other) {
		return new Limits(least(unitsPerSku, other.unitsPerSku), least(skusPerOrder, other.skusPerOrder),
				least(unitsPerOrder, other.unitsPerOrder), least(orderValue, other.orderValue));
	}

	/** These limits where the other sets none, else the other's. */
	public Limits replacedBy(Limits other) {
		return new Limits(other.unitsPerSku != null ? other.unitsPerSku : unitsPerSku,
				other.skusPerOrder != null ? other.skusPerOrder : skusPerOrder,
				other.unitsPerOrder != null ? other.unitsPerOrder : unitsPerOrder,
				other.orderValue != null ? other.orderValue : orderValue);
	}

	private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
		if (one == null || other == null) {
			return one == null ? other : one;
		}
		return one.compareTo(other) <= 0 ? one : other;
	}

	private static void requirePositive(String name, @Nullable Integer limit) {
		if (limit != null && limit < 1) {
			throw new IllegalArgumentException(name + " must be at least 1, but is " + limit);
		}
	}

}
