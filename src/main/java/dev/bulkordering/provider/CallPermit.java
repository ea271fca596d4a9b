package dev.bulkordering.provider;

import java.time.Duration;

/**
 * Leave to send one order call, with the rate for it in hand, until a moment on this
 * machine's monotonic clock. A process that was frozen finds that the moment has passed.
 *
 * @param sendBy the moment, by {@link System#nanoTime()}
 */
public record CallPermit(long sendBy) {

	/** A permit from now on for a while. */
	public static CallPermit lasting(Duration time) {
		return new CallPermit(System.nanoTime() + time.toNanos());
	}

	/**
	 * To be called right before the request is written.
	 * @throws SendByPassedException if it is too late; then nothing may be sent
	 */
	public void check() {
		if (System.nanoTime() - sendBy >= 0) {
			throw new SendByPassedException();
		}
	}

	/** Too late to send: nothing was sent. */
	public static class SendByPassedException extends RuntimeException {

		SendByPassedException() {
			super("the time to send the request was over before it was written");
		}

	}

}
