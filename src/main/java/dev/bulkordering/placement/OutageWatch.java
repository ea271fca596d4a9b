package dev.bulkordering.placement;

import java.util.HashSet;
import java.util.Set;

/**
 * Notices that a provider is down: so many orders in a row, whichever threads sent them,
 * that ended in an outage. An order counts once, however often it is asked about.
 */
final class OutageWatch {

	private final int stopAfter;

	private final Set<Integer> orders = new HashSet<>();

	private int inARow;

	private String lastMessage = "";

	OutageWatch(int stopAfter) {
		this.stopAfter = stopAfter;
	}

	/** An order call ended in an outage. */
	void outage(int orderNo, String message) {
		orders.add(orderNo);
		inARow++;
		lastMessage = message;
	}

	/** A look-up of an order ended in an outage. */
	void unanswered(int orderNo, String message) {
		if (orders.add(orderNo)) {
			inARow++;
		}
		lastMessage = message;
	}

	/** The provider answered, or an order was found. */
	void alive() {
		orders.clear();
		inARow = 0;
	}

	/** Whether no further order may be sent. */
	boolean isDown() {
		return inARow >= stopAfter;
	}

	/** What to tell people. */
	String message() {
		return inARow + " orders in a row got no answer from the provider (" + lastMessage + ")";
	}

}
