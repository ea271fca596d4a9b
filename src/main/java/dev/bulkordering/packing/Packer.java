package dev.bulkordering.packing;

import dev.bulkordering.order.Limits;

/**
 * Packs the demands of one group into few orders. In an order a SKU stands once, at one
 * price and in one variant, and no limit is exceeded. The same demands and limits give
 * the same packing, always and everywhere.
 * <p>
 * With limits on units per SKU and on SKUs, and room for that many units in an order, the
 * number of orders is the smallest that is possible. A tighter limit on an order's units
 * or value makes the question as hard as bin packing: the packing is then a good one, and
 * tells how far from the bound it is at most. Takes time close to linear in the number of
 * pieces.
 */
public final class Packer {

	/** Most pieces that a packing keeps in memory: 80 MB of them. */
	static final int MAX_PIECES = 10_000_000;

	/** How many sequences that are off by chance are tried at most. */
	private static final int MAX_SHUFFLES = 60;

	/** How many pieces are packed again in all, so that it takes less than a second. */
	private static final int SHUFFLED_PIECES = 300_000;

	private Packer() {
	}

	/**
	 * Fewest orders that the demands can need. Cheap, so a caller asks this before it
	 * lets a sheet of a billion units be packed.
	 * @throws IllegalArgumentException if one unit is dearer than an order may be worth
	 */
	public static long lowerBound(Demands demands, Limits limits) {
		return new Capacity(demands, limits).lowerBound().orders();
	}

	/**
	 * What keeps the demands from being packed into fewer orders than {@link #lowerBound}
	 * says.
	 * @throws IllegalArgumentException if one unit is dearer than an order may be worth
	 */
	public static Binding binding(Demands demands, Limits limits) {
		return new Capacity(demands, limits).lowerBound().by();
	}

	/**
	 * Packs the demands.
	 * @param demands what is asked for
	 * @param limits what one order may hold
	 * @throws IllegalArgumentException if one unit is dearer than an order may be worth,
	 * or the plan would have more than 10 million pieces
	 */
	public static Packing pack(Demands demands, Limits limits) {
		Capacity capacity = new Capacity(demands, limits);
		long bound = capacity.lowerBound().orders();
		long pieces = capacity.pieces();
		if (pieces > MAX_PIECES) {
			throw new IllegalArgumentException("the plan would have " + pieces + " pieces, but at most " + MAX_PIECES
					+ " are possible: split the sheet, or allow more units per SKU");
		}
		Packing dealt = new Dealing(demands, capacity, (int) pieces).onto((int) bound);
		return dealt != null ? dealt : fill(demands, capacity, (int) bound, (int) pieces);
	}

	// Sorted sequences first; then, for sheets of a size that people look at, some that
	// are off by chance, among which there is often a better one.
	private static Packing fill(Demands demands, Capacity capacity, int bound, int pieces) {
		Packing best = null;
		int shuffles = Math.min(MAX_SHUFFLES, SHUFFLED_PIECES / pieces);
		for (int i = 0; i < Way.values().length + shuffles; i++) {
			Way way = Way.values()[i % Way.values().length];
			Sequence sequence = i < Way.values().length ? Sequence.of(demands, capacity, way)
					: Sequence.shuffled(demands, capacity, i);
			Filling filling = new Filling(demands, capacity, way, sequence, bound);
			if (filling.needsFewerThan(best == null ? Integer.MAX_VALUE : best.orders())) {
				best = filling.packing(bound);
			}
			if (best != null && best.orders() == bound) {
				break;
			}
		}
		if (best == null) {
			throw new IllegalStateException("each demand fits into orders of its own, so there is a packing");
		}
		return best;
	}

}
