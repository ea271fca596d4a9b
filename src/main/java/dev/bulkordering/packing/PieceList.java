package dev.bulkordering.packing;

import java.util.Arrays;

/** Pieces in the order in which they were cut. */
final class PieceList {

	private int size;

	private int[] demand;

	private int[] order;

	private int[] units;

	PieceList(int expected) {
		this.demand = new int[expected];
		this.order = new int[expected];
		this.units = new int[expected];
	}

	void add(int demand, int order, int units) {
		if (size == this.demand.length) {
			int length = size + (size >> 2) + 4;
			this.demand = Arrays.copyOf(this.demand, length);
			this.order = Arrays.copyOf(this.order, length);
			this.units = Arrays.copyOf(this.units, length);
		}
		this.demand[size] = demand;
		this.order[size] = order;
		this.units[size] = units;
		size++;
	}

	/** The pieces sorted by demand, those of a demand as they were cut. */
	Packing packing(int demands, int orders, long lowerBound) {
		int[] first = new int[demands + 1];
		for (int i = 0; i < size; i++) {
			first[demand[i] + 1]++;
		}
		for (int i = 0; i < demands; i++) {
			first[i + 1] += first[i];
		}
		int[] next = Arrays.copyOf(first, demands);
		int[] sortedOrder = new int[size];
		int[] sortedUnits = new int[size];
		for (int i = 0; i < size; i++) {
			int place = next[demand[i]]++;
			sortedOrder[place] = order[i];
			sortedUnits[place] = units[i];
		}
		return new Packing(orders, lowerBound, first, sortedOrder, sortedUnits);
	}

}
