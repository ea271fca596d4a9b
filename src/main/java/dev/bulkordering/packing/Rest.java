package dev.bulkordering.packing;

import java.util.Arrays;

/** What is still to be placed. */
final class Rest {

	private static final int NONE = -1;

	private final Demands demands;

	private final Capacity capacity;

	private final long[] units;

	private final long[] piecesOfSku;

	/** The first demand of each SKU of which something is left. */
	private final int[] current;

	private long pieces;

	Rest(Demands demands, Capacity capacity) {
		this.demands = demands;
		this.capacity = capacity;
		this.units = new long[demands.size()];
		this.piecesOfSku = new long[demands.skus()];
		this.current = new int[demands.skus()];
		Arrays.fill(current, NONE);
		for (int demand = 0; demand < units.length; demand++) {
			int sku = demands.sku(demand);
			long own = capacity.pieces(demand, demands.units(demand));
			units[demand] = demands.units(demand);
			piecesOfSku[sku] += own;
			pieces += own;
			current[sku] = current[sku] == NONE ? demand : current[sku];
		}
	}

	boolean isEmpty() {
		return pieces == 0;
	}

	/** Units left of a demand. */
	long units(int demand) {
		return units[demand];
	}

	/** Units of the largest piece that can be cut from what is left of a demand. */
	int largestPiece(int demand) {
		return (int) Math.min(units[demand], capacity.most(demand));
	}

	/** Fewest pieces that all that is left can be cut into. */
	long pieces() {
		return pieces;
	}

	/** Fewest orders that what is left of a SKU needs a place in. */
	long piecesOfSku(int sku) {
		return piecesOfSku[sku];
	}

	/** The first demand of a SKU of which something is left; there must be one. */
	int current(int sku) {
		while (units[current[sku]] == 0) {
			current[sku]++;
		}
		return current[sku];
	}

	void take(int demand, int taken) {
		long before = capacity.pieces(demand, units[demand]);
		units[demand] -= taken;
		long fewer = before - capacity.pieces(demand, units[demand]);
		piecesOfSku[demands.sku(demand)] -= fewer;
		pieces -= fewer;
	}

}
