package dev.bulkordering.packing;

/**
 * Which units of which demand are in which order. Pieces are numbered from 0 on in the
 * order of their demands. Kept in primitives, 8 bytes a piece and 4 a demand. Immutable.
 */
public final class Packing {

	private final int orders;

	private final long lowerBound;

	private final int[] first;

	private final int[] order;

	private final int[] units;

	/**
	 * A packing over arrays that nobody else keeps.
	 * @param first the first piece of each demand, and behind the last demand the number
	 * of pieces
	 */
	Packing(int orders, long lowerBound, int[] first, int[] order, int[] units) {
		this.orders = orders;
		this.lowerBound = lowerBound;
		this.first = first;
		this.order = order;
		this.units = units;
	}

	/** How many orders there are; each holds at least one piece. */
	public int orders() {
		return orders;
	}

	/**
	 * Fewest orders that any packing can need, as far as counting tells. {@link #orders}
	 * is never below it, and equals it unless a limit on an order's units or value makes
	 * the packing hard.
	 */
	public long lowerBound() {
		return lowerBound;
	}

	/** How many demands there are. */
	public int demands() {
		return first.length - 1;
	}

	/** How many pieces there are. */
	public int pieces() {
		return first[first.length - 1];
	}

	/** The first piece of a demand; its last one is before the next demand's first. */
	public int firstPiece(int demand) {
		return first[demand];
	}

	/** The first piece behind those of a demand. */
	public int endPiece(int demand) {
		return first[demand + 1];
	}

	/** The demand that a piece belongs to. */
	public int demand(int piece) {
		int low = 0;
		int high = demands() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (first[middle] <= piece) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	/** The order that holds a piece, from 0 on. */
	public int order(int piece) {
		return order[piece];
	}

	/** Units of a piece, at least 1. */
	public int units(int piece) {
		return units[piece];
	}

}
