package dev.bulkordering.packing;

import java.util.Arrays;

/**
 * What is still to be placed. Demands are known here by their place in a sequence and
 * kept in its order, since they are taken roughly in that order: with a million of them
 * that is several times as fast.
 */
final class Rest {

	/** No further demand. */
	static final int NONE = -1;

	private final int[] sequence;

	private final int[] sku;

	private final long[] units;

	private final long[] price;

	private final int[] most;

	/** The next place of the same SKU; goes on from {@link #firstOfSku}. */
	private final int[] next;

	private final int[] firstOfSku;

	private final long[] piecesOfSku;

	private final Capacity capacity;

	private long pieces;

	private long allUnits;

	private double allValue;

	Rest(Demands demands, Capacity capacity, int[] sequence) {
		int size = sequence.length;
		this.capacity = capacity;
		this.sequence = sequence;
		this.sku = new int[size];
		this.units = new long[size];
		this.price = new long[size];
		this.most = new int[size];
		this.next = new int[size];
		this.firstOfSku = new int[demands.skus()];
		this.piecesOfSku = new long[demands.skus()];
		Arrays.fill(firstOfSku, NONE);
		for (int place = size - 1; place >= 0; place--) {
			int demand = sequence[place];
			sku[place] = demands.sku(demand);
			units[place] = demands.units(demand);
			price[place] = demands.price(demand);
			most[place] = capacity.most(demand);
			next[place] = firstOfSku[sku[place]];
			firstOfSku[sku[place]] = place;
			piecesOfSku[sku[place]] += pieces(place);
			pieces += pieces(place);
			allUnits += units[place];
			allValue += (double) units[place] * price[place];
		}
	}

	int places() {
		return sequence.length;
	}

	boolean isEmpty() {
		return pieces == 0;
	}

	int demand(int place) {
		return sequence[place];
	}

	int sku(int place) {
		return sku[place];
	}

	long price(int place) {
		return price[place];
	}

	/** Whether nothing is left of a demand. */
	boolean isUsedUp(int place) {
		return units[place] == 0;
	}

	/** Units of the largest piece that can be cut from what is left of a demand. */
	int largestPiece(int place) {
		return (int) Math.min(units[place], most[place]);
	}

	/** Fewest pieces that all that is left can be cut into. */
	long pieces() {
		return pieces;
	}

	/** About the fewest orders that can hold what is left; at least 1. */
	int fewestOrders() {
		long orders = Math.max(Capacity.ceil(pieces, capacity.skus), Capacity.ceil(allUnits, capacity.units));
		return (int) Math.max(Math.max(orders, Math.ceil(allValue / capacity.value)), 1);
	}

	/** Fewest orders that what is left of a SKU needs a place in. */
	long piecesOfSku(int sku) {
		return piecesOfSku[sku];
	}

	/** The first demand of a SKU of which something is left; there must be one. */
	int firstOfSku(int sku) {
		while (isUsedUp(firstOfSku[sku])) {
			firstOfSku[sku] = next[firstOfSku[sku]];
		}
		return firstOfSku[sku];
	}

	/** The next demand of the same SKU, used up or not, or {@link #NONE}. */
	int nextOfSku(int place) {
		return next[place];
	}

	void take(int place, int taken) {
		long before = pieces(place);
		units[place] -= taken;
		allUnits -= taken;
		allValue -= (double) taken * price[place];
		long fewer = before - pieces(place);
		piecesOfSku[sku[place]] -= fewer;
		pieces -= fewer;
	}

	private long pieces(int place) {
		return units[place] <= most[place] ? Math.min(units[place], 1) : Capacity.ceil(units[place], most[place]);
	}

}
