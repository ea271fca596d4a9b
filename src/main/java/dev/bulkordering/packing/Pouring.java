package dev.bulkordering.packing;

/**
 * Pours the rows of each demand, in row order, into the demand's pieces, one after the
 * other. Keeps a place in the packing and nothing else, so rows can be streamed.
 */
public final class Pouring {

	private final Packing packing;

	private int piece;

	private int end;

	private int left;

	/** Starts in front of the first demand. */
	public Pouring(Packing packing) {
		this.packing = packing;
	}

	/**
	 * Goes on to a demand.
	 * @throws IllegalStateException if the rows of the demand before did not have the
	 * units that were packed for it
	 */
	public void startDemand(int demand) {
		finish();
		piece = packing.firstPiece(demand);
		end = packing.endPiece(demand);
		left = packing.units(piece);
	}

	/**
	 * Pours the next row of the demand.
	 * @param units units of the row
	 * @param portions is told which of them come to which order
	 * @throws IllegalStateException if fewer units were packed for the demand
	 */
	public void pour(int units, Portions portions) {
		for (int rest = units; rest > 0;) {
			if (piece == end) {
				throw new IllegalStateException("a demand's rows have more units than were packed for it");
			}
			int portion = Math.min(rest, left);
			portions.accept(packing.order(piece), portion);
			rest -= portion;
			left -= portion;
			if (left == 0 && ++piece < end) {
				left = packing.units(piece);
			}
		}
	}

	/**
	 * Makes sure that nothing of the last demand is left.
	 * @throws IllegalStateException if something is
	 */
	public void finish() {
		if (piece != end) {
			throw new IllegalStateException("a demand's rows have fewer units than were packed for it");
		}
	}

	/** Takes the portions of a row. */
	@FunctionalInterface
	public interface Portions {

		/**
		 * Takes one portion.
		 * @param order the order, from 0 on; a row comes to an order at most once
		 * @param units at least 1
		 */
		void accept(int order, int units);

	}

}
