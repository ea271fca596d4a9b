package dev.bulkordering.packing;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Deals the pieces out in turn, like cards: piece i goes to order i mod n, the pieces of
 * a SKU one behind the other. No SKU has more than n pieces, so none comes to an order
 * twice; no order gets a piece more than another, so none gets too many SKUs. What is
 * left to be seen is whether units and value fit.
 */
final class Dealing {

	private final Demands demands;

	private final Capacity capacity;

	private final int pieces;

	Dealing(Demands demands, Capacity capacity, int pieces) {
		this.demands = demands;
		this.capacity = capacity;
		this.pieces = pieces;
	}

	/**
	 * Deals onto as many orders as the lower bound says.
	 * @return null if an order would get too many units or too much value
	 */
	@Nullable Packing onto(int orders) {
		int[] first = new int[demands.size() + 1];
		int[] orderOf = new int[pieces];
		int[] unitsOf = new int[pieces];
		int[] roomForUnits = new int[orders];
		long[] roomForValue = new long[orders];
		Arrays.fill(roomForUnits, capacity.units);
		Arrays.fill(roomForValue, capacity.value);
		int piece = 0;
		for (int demand = 0; demand < demands.size(); demand++) {
			int most = capacity.most(demand);
			for (long rest = demands.units(demand); rest > 0; rest -= most) {
				int order = piece % orders;
				int units = (int) Math.min(rest, most);
				roomForUnits[order] -= units;
				roomForValue[order] -= units * demands.price(demand);
				if (roomForUnits[order] < 0 || roomForValue[order] < 0) {
					return null;
				}
				orderOf[piece] = order;
				unitsOf[piece++] = units;
			}
			first[demand + 1] = piece;
		}
		return new Packing(orders, orders, first, orderOf, unitsOf);
	}

}
