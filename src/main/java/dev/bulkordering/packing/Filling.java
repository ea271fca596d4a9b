package dev.bulkordering.packing;

/**
 * Fills one order after the other, for limits on units or value under which dealing out
 * does not do. Units may be cut anywhere, so an order is filled to its brim as long as it
 * has room for a further SKU. Two things spoil that, and each {@link Way} minds another:
 * many small demands left over at the end use up the room for SKUs, and dear units left
 * over leave gaps that no cheap unit is there to close. Whatever the way, a SKU that
 * needs a place in every order still to come goes in first.
 */
final class Filling {

	private final Demands demands;

	private final Capacity capacity;

	private final Way way;

	private final Rest rest;

	private final Urgency urgency;

	private final OpenOrder order;

	private final Search search;

	private final PieceList pieces;

	/**
	 * How many orders are thought to be left; more if it turns out that they cannot do.
	 */
	private int ordersLeft;

	Filling(Demands demands, Capacity capacity, Way way, Sequence sequence, int bound) {
		this.demands = demands;
		this.capacity = capacity;
		this.way = way;
		this.ordersLeft = bound;
		this.rest = new Rest(demands, capacity, sequence.demands());
		this.urgency = new Urgency(rest, demands.skus(), bound);
		this.order = new OpenOrder(rest, capacity, demands.skus());
		this.search = new Search(rest, order, sequence.byPrice());
		this.pieces = new PieceList(demands.size());
	}

	/**
	 * Fills orders until all is placed.
	 * @param below how many orders are too many
	 * @return whether fewer were enough
	 */
	boolean needsFewerThan(int below) {
		for (; !rest.isEmpty(); ordersLeft--) {
			if (order.number() + 1 >= below) {
				return false;
			}
			if (ordersLeft == 0) {
				ordersLeft = rest.fewestOrders();
			}
			long share = Capacity.ceil(rest.pieces(), ordersLeft);
			order.open();
			search.restart();
			boolean onTime = urgency.takeUrgent(ordersLeft, this::takeFromSku);
			fillUp(share);
			if (!onTime) {
				ordersLeft = Math.max(ordersLeft, rest.fewestOrders()) + 1;
			}
		}
		return true;
	}

	/** What was packed, once all is placed. */
	Packing packing(int lowerBound) {
		return pieces.packing(demands.size(), order.number(), lowerBound);
	}

	// A whole piece, of whatever price, is a place less that the SKU needs; a cut one may
	// be none.
	private boolean takeFromSku(int sku) {
		int first = rest.firstOfSku(sku);
		int place = first;
		for (int passed = 0; place != Rest.NONE && passed < Search.PATIENCE; passed++, place = rest.nextOfSku(place)) {
			int whole = rest.largestPiece(place);
			if (whole > 0 && order.room(place, whole) == whole) {
				take(place);
				return true;
			}
		}
		long before = rest.piecesOfSku(sku);
		take(first);
		return rest.piecesOfSku(sku) < before;
	}

	private void fillUp(long share) {
		while (order.places() > 0) {
			int place = way == Way.DEAREST_FIRST ? search.first() : smallOrLarge(share);
			if (place == Search.NONE) {
				return;
			}
			take(place);
		}
	}

	private int smallOrLarge(long share) {
		int large = search.first();
		int small = search.last();
		if (large == Search.NONE || small != Search.NONE && goesFirst(small, large, share)) {
			return small;
		}
		return order.places() == 1 ? lastPiece(large, share) : large;
	}

	// A small piece goes in whole or waits: cutting it would cost a place more.
	private boolean goesFirst(int small, int large, long share) {
		long places = way == Way.SMALL_IN_PROPORTION ? Math.min(order.places(), share - order.pieces())
				: order.places();
		int units = rest.largestPiece(small);
		return places > 1 && order.room(small, units) == units
				&& order.canBeFilled(small, units, large, rest.largestPiece(large));
	}

	// The last piece had better not be cut: always if there is one that fills the order,
	// and where places are scarce even if there is none.
	private int lastPiece(int large, long share) {
		double empty = order.emptyPart();
		int whole = search.firstFrom(search.firstWhere((place) -> capacity.partOfOrder(rest.demand(place)) <= empty));
		if (whole == Search.NONE) {
			return large;
		}
		int units = rest.largestPiece(whole);
		boolean isWhole = order.room(whole, units) == units;
		return isWhole && (share >= capacity.skus || order.isFilledBy(whole, units)) ? whole : large;
	}

	private void take(int place) {
		int units = order.room(place, rest.largestPiece(place));
		if (units > 0) {
			order.put(place, units);
			rest.take(place, units);
			pieces.add(rest.demand(place), order.number() - 1, units);
		}
	}

}
