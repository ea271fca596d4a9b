package dev.bulkordering.placement;

/**
 * The right to work on one run, which another process may have taken over in the
 * meantime.
 */
public interface Fence {

	/** The fencing number: higher than that of every earlier owner. */
	long number();

	/**
	 * To be called first in every transaction that changes the run's orders: keeps the
	 * run from being taken over until the transaction ends.
	 * @throws OwnershipLostException if it was taken over before
	 */
	void verify();

	/** Another process owns the run now. */
	class OwnershipLostException extends RuntimeException {

		/** Names the run. */
		public OwnershipLostException(long run) {
			super("run " + run + " was taken over by another process; this one sends nothing more for it");
		}

	}

}
