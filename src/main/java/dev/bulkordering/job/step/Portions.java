package dev.bulkordering.job.step;

import java.util.Arrays;

/** Which units of which rows are in which order of a group, in little memory. */
final class Portions {

	private int[] orders = new int[16];

	private int[] demands = new int[16];

	private int[] rows = new int[16];

	private int[] units = new int[16];

	private int[] firstUnits = new int[16];

	private int size;

	private int[] sorted = new int[0];

	private int[] first = new int[0];

	void add(int order, int demand, int row, int firstUnit, int count) {
		if (size == orders.length) {
			int larger = size + (size >> 1);
			orders = Arrays.copyOf(orders, larger);
			demands = Arrays.copyOf(demands, larger);
			rows = Arrays.copyOf(rows, larger);
			units = Arrays.copyOf(units, larger);
			firstUnits = Arrays.copyOf(firstUnits, larger);
		}
		orders[size] = order;
		demands[size] = demand;
		rows[size] = row;
		units[size] = count;
		firstUnits[size] = firstUnit;
		size++;
	}

	/** Sorts the portions by order; within an order they stay as they were added. */
	void sortByOrder(int count) {
		first = new int[count + 1];
		for (int i = 0; i < size; i++) {
			first[orders[i] + 1]++;
		}
		for (int order = 0; order < count; order++) {
			first[order + 1] += first[order];
		}
		int[] next = Arrays.copyOf(first, count);
		sorted = new int[size];
		for (int i = 0; i < size; i++) {
			sorted[next[orders[i]]++] = i;
		}
	}

	/**
	 * Where an order's portions begin; for the number of orders, where the last one's
	 * end.
	 */
	int firstOf(int order) {
		return first[order];
	}

	int demand(int position) {
		return demands[sorted[position]];
	}

	int row(int position) {
		return rows[sorted[position]];
	}

	int units(int position) {
		return units[sorted[position]];
	}

	/** Which of its row's units a portion begins with, from 0. */
	int firstUnit(int position) {
		return firstUnits[sorted[position]];
	}

}
