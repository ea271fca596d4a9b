package dev.bulkordering.packing;

/**
 * Finds the next demand for an order at either end of a sequence of demands. Demands of
 * which nothing is left are never met again.
 */
final class Search {

	/** No demand that fits was found. */
	static final int NONE = -1;

	/** How many demands that do not fit are passed over in search of one that does. */
	private static final int PATIENCE = 12;

	private final Demands demands;

	private final Rest rest;

	private final OpenOrder order;

	private final int[] sequence;

	private final boolean byPrice;

	/** For each place of the sequence where to look for the next one with a rest. */
	private final int[] onwards;

	/** The same, backwards; places are counted from 1. */
	private final int[] backwards;

	private int front;

	private int back;

	/**
	 * A search.
	 * @param byPrice whether prices never rise along the sequence
	 */
	Search(Demands demands, Rest rest, OpenOrder order, int[] sequence, boolean byPrice) {
		this.demands = demands;
		this.rest = rest;
		this.order = order;
		this.sequence = sequence;
		this.byPrice = byPrice;
		this.onwards = new int[sequence.length + 2];
		this.backwards = new int[sequence.length + 2];
		for (int place = 0; place < onwards.length; place++) {
			onwards[place] = place;
			backwards[place] = place;
		}
	}

	/** Begins anew at both ends, for an order that was just opened. */
	void restart() {
		front = 1;
		back = sequence.length;
	}

	/** The first demand of which the order takes something, or {@link #NONE}. */
	int first() {
		for (int passed = 0; passed < PATIENCE; passed++) {
			if (byPrice) {
				front = Math.max(front, firstAffordable());
			}
			front = place(onwards, front, 1);
			if (front > sequence.length) {
				return NONE;
			}
			int demand = sequence[front - 1];
			if (order.room(demand, 1) > 0) {
				return demand;
			}
			front++;
		}
		return NONE;
	}

	/** The last demand of which the order takes something, or {@link #NONE}. */
	int last() {
		for (int passed = 0; passed < PATIENCE; passed++) {
			back = place(backwards, back, -1);
			if (back < 1) {
				return NONE;
			}
			int demand = sequence[back - 1];
			if (order.room(demand, 1) > 0) {
				return demand;
			}
			back--;
		}
		return NONE;
	}

	// The first place whose price the order has room for.
	private int firstAffordable() {
		int low = 1;
		int high = sequence.length + 1;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (demands.price(sequence[middle - 1]) <= order.value()) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	// The nearest place with a rest; shortens the way that was gone.
	private int place(int[] links, int from, int step) {
		int place = from;
		while (links[place] != place || isUsedUp(place)) {
			if (links[place] == place) {
				links[place] = place + step;
			}
			links[place] = links[links[place]];
			place = links[place];
		}
		return place;
	}

	private boolean isUsedUp(int place) {
		return place >= 1 && place <= sequence.length && rest.units(sequence[place - 1]) == 0;
	}

}
