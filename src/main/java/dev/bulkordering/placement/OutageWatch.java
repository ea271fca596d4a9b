package dev.bulkordering.placement;

/**
 * Notices that a provider is down: so many orders in a row, whichever threads sent them,
 * that ended in an outage.
 */
final class OutageWatch {

	private final int stopAfter;

	private int inARow;

	private String lastMessage = "";

	OutageWatch(int stopAfter) {
		this.stopAfter = stopAfter;
	}

	/** One more order ended in an outage. */
	void outage(String message) {
		inARow++;
		lastMessage = message;
	}

	/** The provider answered, or an order was found. */
	void alive() {
		inARow = 0;
	}

	/** Whether no further order may be sent. */
	boolean isDown() {
		return inARow >= stopAfter;
	}

	/** What to tell people. */
	String message() {
		return inARow + " calls in a row got no answer from the provider (" + lastMessage + ")";
	}

}
