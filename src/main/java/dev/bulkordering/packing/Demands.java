package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * What the lines of one group ask for: one demand for each SKU, price and variant, in the
 * order in which the pieces of the plan will be listed. Demands of the same SKU stand one
 * behind the other. Kept in primitives, 24 bytes a demand. Immutable.
 */
public final class Demands {

	/** Prices are kept in ten-thousandths of the currency's major unit. */
	static final int SCALE = 4;

	private final int size;

	private final int skus;

	private final int[] sku;

	private final long[] units;

	private final long[] price;

	private final int[] mostPerOrder;

	private Demands(Builder builder) {
		this.size = builder.size;
		this.skus = builder.skus;
		this.sku = builder.sku;
		this.units = builder.units;
		this.price = builder.price;
		this.mostPerOrder = builder.mostPerOrder;
	}

	/** Starts a list of demands. */
	public static Builder builder() {
		return new Builder();
	}

	/** How many demands there are. */
	public int size() {
		return size;
	}

	/** How many different SKUs the demands are of. */
	int skus() {
		return skus;
	}

	/** The number of the demand's SKU, from 0 on; never falls from demand to demand. */
	int sku(int demand) {
		return sku[demand];
	}

	/** Units asked in all. */
	long units(int demand) {
		return units[demand];
	}

	/** Price of one unit in ten-thousandths. */
	long price(int demand) {
		return price[demand];
	}

	/** Most units in one order by the catalog, 0 for no such limit. */
	int mostPerOrder(int demand) {
		return mostPerOrder[demand];
	}

	/** An amount in ten-thousandths, rounded down, at most {@link Long#MAX_VALUE}. */
	static long tenThousandths(BigDecimal amount) {
		BigDecimal scaled = amount.setScale(SCALE, RoundingMode.FLOOR);
		return scaled.unscaledValue().bitLength() < Long.SIZE ? scaled.unscaledValue().longValue() : Long.MAX_VALUE;
	}

	/** Collects demands. Must not be used any more once it has built. */
	public static final class Builder {

		private int size;

		private int skus;

		private int[] sku = new int[4];

		private long[] units = new long[4];

		private long[] price = new long[4];

		private int[] mostPerOrder = new int[4];

		private Builder() {
		}

		/**
		 * Adds a demand.
		 * @param sameSku whether it is of the same SKU as the demand before it, at
		 * another price or in another variant; the two may then never share an order
		 * @param units units of all rows that ask for it, at least 1
		 * @param price of one unit, not negative, with at most four decimals
		 * @param mostPerOrder most units that one order may hold of it by the provider's
		 * catalog; 0 for no such limit
		 * @throws IllegalArgumentException if an argument is out of these bounds
		 */
		public Builder add(boolean sameSku, long units, BigDecimal price, int mostPerOrder) {
			require(units >= 1, "a demand needs at least 1 unit, but has " + units);
			require(mostPerOrder >= 0, "the most units per order must not be negative, but are " + mostPerOrder);
			require(price.signum() >= 0, "a price must not be negative, but is " + price);
			require(price.signum() == 0 || price.stripTrailingZeros().scale() <= SCALE,
					"a price has at most " + SCALE + " decimals, but this one is " + price);
			long scaled = tenThousandths(price);
			require(scaled < Long.MAX_VALUE, "the price is too large: " + price);
			require(!sameSku || size > 0, "the first demand cannot be of the SKU before it");
			if (size == sku.length) {
				grow();
			}
			skus += sameSku ? 0 : 1;
			sku[size] = skus - 1;
			this.units[size] = units;
			this.price[size] = scaled;
			this.mostPerOrder[size] = mostPerOrder;
			size++;
			return this;
		}

		/** The demands added so far. */
		public Demands build() {
			return new Demands(this);
		}

		private void grow() {
			int length = size + (size >> 1);
			sku = Arrays.copyOf(sku, length);
			units = Arrays.copyOf(units, length);
			price = Arrays.copyOf(price, length);
			mostPerOrder = Arrays.copyOf(mostPerOrder, length);
		}

		private static void require(boolean kept, String message) {
			if (!kept) {
				throw new IllegalArgumentException(message);
			}
		}

	}

}
