package dev.bulkordering.packing;

import java.util.function.IntPredicate;

/**
 * Finds the next demand for an order at either end of a sequence of demands. Demands of
 * which nothing is left are never met again.
 */
final class Search {

	/** No demand that fits was found. */
	static final int NONE = -1;

	/** How many demands that do not fit are passed over in search of one that does. */
	static final int PATIENCE = 12;

	private final Rest rest;

	private final OpenOrder order;

	private final boolean byPrice;

	/** Where to look for the next place with a rest, by place counted from 1. */
	private final int[] onwards;

	/** The same, backwards. */
	private final int[] backwards;

	private int front;

	private int back;

	/**
	 * A search.
	 * @param byPrice whether prices never rise along the sequence
	 */
	Search(Rest rest, OpenOrder order, boolean byPrice) {
		this.rest = rest;
		this.order = order;
		this.byPrice = byPrice;
		this.onwards = new int[rest.places() + 2];
		this.backwards = new int[rest.places() + 2];
		for (int place = 0; place < onwards.length; place++) {
			onwards[place] = place;
			backwards[place] = place;
		}
	}

	/** Begins anew at both ends, for an order that was just opened. */
	void restart() {
		front = 1;
		back = rest.places();
	}

	/** The first place of which the order takes something, or {@link #NONE}. */
	int first() {
		front = onwards(front);
		return front > rest.places() ? NONE : front - 1;
	}

	/** The last place of which the order takes something, or {@link #NONE}. */
	int last() {
		for (int passed = 0; passed < PATIENCE; passed++) {
			back = nearest(backwards, back, -1);
			if (back < 1 || order.room(back - 1, 1) > 0) {
				return back - 1;
			}
			back--;
		}
		return NONE;
	}

	/**
	 * The first place from another one on of which the order takes something, or
	 * {@link #NONE}.
	 * @param from the first place to look at
	 */
	int firstFrom(int from) {
		int place = onwards(from + 1);
		return place > rest.places() ? NONE : place - 1;
	}

	/** The first place for which a condition holds that holds for all behind it too. */
	int firstWhere(IntPredicate condition) {
		int low = 0;
		int high = rest.places();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (condition.test(middle)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	private int onwards(int from) {
		int place = from;
		for (int passed = 0; passed < PATIENCE; passed++) {
			place = nearest(onwards, place, 1);
			if (place > rest.places() || order.room(place - 1, 1) > 0) {
				return place;
			}
			place = byPrice && rest.price(place - 1) > order.value() ? firstAffordable() : place + 1;
		}
		return rest.places() + 1;
	}

	private int firstAffordable() {
		return firstWhere((place) -> rest.price(place) <= order.value()) + 1;
	}

	// The nearest place with a rest; shortens the way that was gone.
	private int nearest(int[] links, int from, int step) {
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
		return place >= 1 && place <= rest.places() && rest.isUsedUp(place - 1);
	}

}
