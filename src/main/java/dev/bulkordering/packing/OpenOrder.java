package dev.bulkordering.packing;

/** The order that is being filled, and the room that it still has. */
final class OpenOrder {

	private final Demands demands;

	private final Capacity capacity;

	/** The number of the last order that took the SKU, counted from 1. */
	private final int[] lastOrder;

	private int number = 0;

	private int places;

	private int pieces;

	private int units;

	private long value;

	OpenOrder(Demands demands, Capacity capacity) {
		this.demands = demands;
		this.capacity = capacity;
		this.lastOrder = new int[demands.skus()];
	}

	/** Closes the order and opens the next one. */
	void open() {
		number++;
		places = capacity.skus;
		pieces = 0;
		units = capacity.units;
		value = capacity.value;
	}

	/** The order's number; the first one is 1. */
	int number() {
		return number;
	}

	/** How many further SKUs the order takes. */
	int places() {
		return units == 0 ? 0 : places;
	}

	/** How many pieces are in the order. */
	int pieces() {
		return pieces;
	}

	/** Value that the order still has room for. */
	long value() {
		return value;
	}

	/** How many units of a demand, of so many, the order still takes. */
	int room(int demand, int wanted) {
		if (places == 0 || lastOrder[demands.sku(demand)] == number) {
			return 0;
		}
		long price = demands.price(demand);
		int room = Math.min(wanted, units);
		return price == 0 ? room : (int) Math.min(room, value / price);
	}

	/**
	 * Whether an order that gets a small piece can still be filled by pieces of the size
	 * of a large one in the places that it has left.
	 */
	boolean canBeFilled(int small, int smallUnits, int large, int largeUnits) {
		double times = places - 1.0;
		double unitsLeft = units - smallUnits;
		double valueLeft = value - smallUnits * demands.price(small);
		return times * largeUnits >= unitsLeft || times * largeUnits * demands.price(large) >= valueLeft;
	}

	void put(int demand, int taken) {
		lastOrder[demands.sku(demand)] = number;
		places--;
		pieces++;
		units -= taken;
		value -= taken * demands.price(demand);
	}

}
