package dev.bulkordering.packing;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the SKUs that need a place in every order still to come. SKUs are kept by the
 * number of orders left at which they become urgent, and moved down when it turns out
 * that they have been taken from meanwhile.
 */
final class Urgency {

	private static final int NONE = -1;

	private final Rest rest;

	/** The first SKU to look at when so many orders are left. */
	private final int[] head;

	private final int[] next;

	Urgency(Rest rest, int skus, int orders) {
		this.rest = rest;
		this.head = new int[orders + 1];
		this.next = new int[skus];
		Arrays.fill(head, NONE);
		for (int sku = skus - 1; sku >= 0; sku--) {
			keep(sku, (int) rest.piecesOfSku(sku));
		}
	}

	/**
	 * Has every SKU taken that is urgent. To be called for each order, with the number of
	 * orders left falling by one at a time; it may rise in between.
	 * @param ordersLeft how many orders are left, the open one counted
	 * @param take takes from a SKU for the open order, and tells whether the SKU needs a
	 * place less thereby
	 * @return whether all could be taken
	 */
	boolean takeUrgent(int ordersLeft, IntPredicate take) {
		if (ordersLeft >= head.length) {
			return true;
		}
		for (int sku = head[ordersLeft]; sku != NONE; sku = head[ordersLeft]) {
			if (rest.piecesOfSku(sku) == ordersLeft && !take.test(sku)) {
				return false;
			}
			head[ordersLeft] = next[sku];
			keep(sku, (int) rest.piecesOfSku(sku));
		}
		return true;
	}

	private void keep(int sku, int orders) {
		if (orders > 0) {
			next[sku] = head[orders];
			head[orders] = sku;
		}
	}

}
