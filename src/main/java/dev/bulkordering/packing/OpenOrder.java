package dev.bulkordering.packing;

/** The order that is being filled, and the room that it still has. */
final class OpenOrder {

	private final Rest rest;

	private final Capacity capacity;

	/** The number of the last order that took the SKU, counted from 1. */
	private final int[] lastOrder;

	private int number = 0;

	private int places;

	private int pieces;

	private int units;

	private long value;

	OpenOrder(Rest rest, Capacity capacity, int skus) {
		this.rest = rest;
		this.capacity = capacity;
		this.lastOrder = new int[skus];
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

	/** What part of the order is still empty, by its units and by its value. */
	double emptyPart() {
		return Math.min(units / (double) capacity.units, value / (double) capacity.value);
	}

	/**
	 * Whether so many units of a demand would fill the order, so that no unit more fits.
	 */
	boolean isFilledBy(int place, int taken) {
		long price = rest.price(place);
		return taken == units || price > 0 && value / price == taken && value % price == 0;
	}

	/** How many units of a demand, of so many, the order still takes. */
	int room(int place, int wanted) {
		long price = rest.price(place);
		if (price > value || places() == 0 || lastOrder[rest.sku(place)] == number) {
			return 0;
		}
		int room = Math.min(wanted, units);
		return price == 0 || room == 1 ? room : (int) Math.min(room, value / price);
	}

	/**
	 * Whether an order that gets a small piece can still be filled by pieces of the size
	 * of a large one in the places that it has left.
	 */
	boolean canBeFilled(int small, int smallUnits, int large, int largeUnits) {
		double times = places - 1.0;
		double unitsLeft = units - smallUnits;
		double valueLeft = value - smallUnits * rest.price(small);
		return times * largeUnits >= unitsLeft || times * largeUnits * rest.price(large) >= valueLeft;
	}

	void put(int place, int taken) {
		lastOrder[rest.sku(place)] = number;
		places--;
		pieces++;
		units -= taken;
		value -= taken * rest.price(place);
	}

}
