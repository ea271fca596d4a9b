package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Limits;

/**
 * The limits as numbers, and what follows from them for each demand. A limit that is not
 * set is as large as an order's columns are: 2,147,483,647 units and 922 trillion of
 * value.
 */
final class Capacity {

	/** Most SKUs in an order. */
	final int skus;

	/** Most units in an order. */
	final int units;

	/** Most value in an order, in ten-thousandths. */
	final long value;

	private final int unitsPerSku;

	private final Demands demands;

	Capacity(Demands demands, Limits limits) {
		this.demands = demands;
		this.skus = orUnlimited(limits.skusPerOrder());
		this.units = orUnlimited(limits.unitsPerOrder());
		this.unitsPerSku = orUnlimited(limits.unitsPerSku());
		this.value = limits.orderValue() == null ? Long.MAX_VALUE : Demands.tenThousandths(limits.orderValue());
		if (value == 0) {
			throw new IllegalArgumentException("an order's value cannot be limited to " + limits.orderValue());
		}
		for (int demand = 0; demand < demands.size(); demand++) {
			if (demands.price(demand) > value) {
				throw new IllegalArgumentException("a unit at "
						+ BigDecimal.valueOf(demands.price(demand), Demands.SCALE).stripTrailingZeros().toPlainString()
						+ " is dearer than an order may be worth (" + limits.orderValue() + ")");
			}
		}
	}

	/** Whether an order's value is limited at all. */
	boolean limitsValue() {
		return value < Long.MAX_VALUE;
	}

	/** Most units of a demand that one order can hold; at least 1. */
	int most(int demand) {
		int most = Math.min(unitsPerSku, units);
		if (demands.mostPerOrder(demand) > 0) {
			most = Math.min(most, demands.mostPerOrder(demand));
		}
		long price = demands.price(demand);
		return price == 0 ? most : (int) Math.min(most, value / price);
	}

	/** Fewest pieces that units of a demand can be cut into. */
	long pieces(int demand, long units) {
		return ceil(units, most(demand));
	}

	/**
	 * How many orders there must be at least.
	 *
	 * @param orders how many
	 * @param by what keeps them from being fewer
	 */
	record Bound(long orders, Binding by) {

		Bound or(long more, Binding because) {
			return more > orders ? new Bound(more, because) : this;
		}

	}

	/**
	 * Fewest orders that can hold the demands, as far as counting tells: no SKU twice in
	 * an order, and no more pieces, units and value than the orders have room for.
	 */
	Bound lowerBound() {
		Bound bound = new Bound(0, Binding.GROUP);
		long pieces = 0;
		long piecesOfSku = 0;
		long allUnits = 0;
		BigInteger allValue = BigInteger.ZERO;
		for (int demand = 0; demand < demands.size(); demand++) {
			long asked = demands.units(demand);
			long own = pieces(demand, asked);
			boolean sameSku = demand > 0 && demands.sku(demand) == demands.sku(demand - 1);
			piecesOfSku = sameSku ? Math.addExact(piecesOfSku, own) : own;
			bound = bound.or(piecesOfSku, piecesOfSku > own ? Binding.ONE_PRICE_PER_SKU : bindingPiece(demand));
			pieces = Math.addExact(pieces, own);
			allUnits = Math.addExact(allUnits, asked);
			allValue = allValue.add(BigInteger.valueOf(asked).multiply(BigInteger.valueOf(demands.price(demand))));
		}
		bound = bound.or(ceil(pieces, skus), Binding.SKUS_PER_ORDER)
			.or(ceil(allUnits, units), Binding.UNITS_PER_ORDER)
			.or(ceil(allValue, value), Binding.ORDER_VALUE);
		return bound.orders() > 1 ? bound : new Bound(bound.orders(), Binding.GROUP);
	}

	private Binding bindingPiece(int demand) {
		int most = most(demand);
		return most == unitsPerSku || most == demands.mostPerOrder(demand) ? Binding.UNITS_PER_SKU
				: most == units ? Binding.UNITS_PER_ORDER : Binding.ORDER_VALUE;
	}

	/** Pieces of all demands if none is cut into more than it must. */
	long pieces() {
		long pieces = 0;
		for (int demand = 0; demand < demands.size(); demand++) {
			pieces = Math.addExact(pieces, pieces(demand, demands.units(demand)));
		}
		return pieces;
	}

	/**
	 * What part of an order the largest piece of a demand takes up, by units or by value.
	 */
	double partOfOrder(int demand) {
		double piece = Math.min(demands.units(demand), most(demand));
		return piece * Math.max(1.0 / units, demands.price(demand) / (double) value);
	}

	static long ceil(long amount, long by) {
		return amount / by + (amount % by == 0 ? 0 : 1);
	}

	private static long ceil(BigInteger amount, long by) {
		BigInteger[] parts = amount.divideAndRemainder(BigInteger.valueOf(by));
		return parts[0].longValueExact() + parts[1].signum();
	}

	private static int orUnlimited(@Nullable Integer limit) {
		return limit == null ? Integer.MAX_VALUE : limit;
	}

}
