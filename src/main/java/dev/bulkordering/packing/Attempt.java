package dev.bulkordering.packing;

/**
 * One try to fill a number of orders. Whatever the way, a SKU that needs a place in every
 * order still to come goes in first.
 */
final class Attempt {

	/** How a try ended. */
	enum End {

		/** All is placed. */
		DONE,
		/** More orders would be needed than are of use. */
		TOO_MANY_ORDERS,
		/** Some SKU needs a place in more orders than are still to come. */
		TARGET_TOO_SMALL

	}

	private final Demands demands;

	private final Filling.Way way;

	private final int target;

	private final Rest rest;

	private final Urgency urgency;

	private final OpenOrder order;

	private final Search search;

	private final PieceList pieces;

	Attempt(Demands demands, Capacity capacity, Filling.Way way, int[] sequence, int target) {
		this.demands = demands;
		this.way = way;
		this.target = target;
		this.rest = new Rest(demands, capacity);
		this.urgency = new Urgency(rest, demands.skus(), target);
		this.order = new OpenOrder(demands, capacity);
		this.search = new Search(demands, rest, order, sequence,
				way == Filling.Way.DEAREST_FIRST && capacity.limitsValue());
		this.pieces = new PieceList(demands.size());
	}

	/**
	 * Fills orders.
	 * @param below how many orders are too many
	 */
	End run(int below) {
		while (!rest.isEmpty()) {
			if (order.number() + 1 >= below) {
				return End.TOO_MANY_ORDERS;
			}
			int ordersLeft = target - order.number();
			long share = ordersLeft > 0 ? Capacity.ceil(rest.pieces(), ordersLeft) : Long.MAX_VALUE;
			order.open();
			search.restart();
			if (ordersLeft > 0 && !urgency.takeUrgent(ordersLeft, this::takeFromSku)) {
				return End.TARGET_TOO_SMALL;
			}
			fillUp(share);
		}
		return End.DONE;
	}

	/** What was packed, once all is placed. */
	Packing packing(int lowerBound) {
		return pieces.packing(demands.size(), order.number(), lowerBound);
	}

	private boolean takeFromSku(int sku) {
		long before = rest.piecesOfSku(sku);
		take(rest.current(sku));
		return rest.piecesOfSku(sku) < before;
	}

	private void fillUp(long share) {
		while (order.places() > 0) {
			int large = search.first();
			int demand = large;
			if (way != Filling.Way.DEAREST_FIRST) {
				int small = search.last();
				demand = large == Search.NONE || small != Search.NONE && goesFirst(small, large, share) ? small : large;
			}
			if (demand == Search.NONE) {
				return;
			}
			take(demand);
		}
	}

	// A small piece goes in whole or waits: cutting it would cost a place more.
	private boolean goesFirst(int small, int large, long share) {
		long places = way == Filling.Way.SMALL_IN_PROPORTION ? Math.min(order.places(), share - order.pieces())
				: order.places();
		int units = rest.largestPiece(small);
		return places > 1 && order.room(small, units) == units
				&& order.canBeFilled(small, units, large, rest.largestPiece(large));
	}

	private void take(int demand) {
		int units = order.room(demand, rest.largestPiece(demand));
		if (units > 0) {
			order.put(demand, units);
			rest.take(demand, units);
			pieces.add(demand, order.number() - 1, units);
		}
	}

}
