package dev.bulkordering.packing;

import java.util.Comparator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Fills one order after the other, for limits on units or value under which dealing out
 * does not do. Units may be cut anywhere, so an order is filled to its brim as long as it
 * has room for a further SKU. Two things spoil that, and each {@link Way} minds another:
 * many small demands left over at the end use up the room for SKUs, and dear units left
 * over leave gaps that no cheap unit is there to close.
 */
final class Filling {

	/** What goes into an order first. */
	enum Way {

		/** The dearest units that still fit, as many of them as fit. */
		DEAREST_FIRST,
		/**
		 * Small demands, as many as every order must take if all are to be placed; then
		 * large ones, which fill the rest.
		 */
		SMALL_IN_PROPORTION,
		/** Small demands, as many as leave large ones the chance to fill the rest. */
		SMALL_FIRST

	}

	private final Demands demands;

	private final Capacity capacity;

	private final Way way;

	private final int[] sequence;

	Filling(Demands demands, Capacity capacity, Way way) {
		this.demands = demands;
		this.capacity = capacity;
		this.way = way;
		this.sequence = IntStream.range(0, demands.size())
			.boxed()
			.sorted(way == Way.DEAREST_FIRST ? dearestFirst() : largestFirst())
			.mapToInt(Integer::intValue)
			.toArray();
	}

	/**
	 * Fills orders until all is placed. A number of orders that turns out too small for
	 * some SKU is raised in growing steps, so that few tries are needed.
	 * @param bound fewest orders that can do
	 * @param below how many orders are too many
	 * @return null if that many would be needed
	 */
	@Nullable Packing fewerThan(int below, int bound) {
		for (long target = bound, step = 1; target < below; target += step, step *= 2) {
			Attempt attempt = new Attempt(demands, capacity, way, sequence, (int) target);
			switch (attempt.run(below)) {
				case DONE -> {
					return attempt.packing(bound);
				}
				case TOO_MANY_ORDERS -> {
					return null;
				}
				case TARGET_TOO_SMALL -> {
				}
			}
		}
		return null;
	}

	// Prices matter only where the value is limited.
	private Comparator<Integer> dearestFirst() {
		return Comparator.comparingLong((Integer demand) -> capacity.limitsValue() ? -demands.price(demand) : 0)
			.thenComparing(largestFirst());
	}

	private Comparator<Integer> largestFirst() {
		return Comparator.comparingDouble((Integer demand) -> -shareOfOrder(demand))
			.thenComparingInt((demand) -> demand);
	}

	// How much of an order the demand's largest piece takes up.
	private double shareOfOrder(int demand) {
		double piece = Math.min(demands.units(demand), capacity.most(demand));
		return piece * Math.max(1.0 / capacity.units, demands.price(demand) / (double) capacity.value);
	}

}
