package dev.bulkordering.console;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How long what is left takes, by how fast it went since one began to look. */
final class Pace {

	/** Before that, the pace is not known well enough. */
	private static final Duration MEASURED = Duration.ofSeconds(3);

	private long firstLeft = -1;

	private long firstNanos;

	/**
	 * The time that is left.
	 * @param left how many orders are left
	 * @param nanos a moment by {@link System#nanoTime()}
	 * @return null as long as it cannot be told
	 */
	@Nullable Duration timeLeft(long left, long nanos) {
		if (firstLeft < left) {
			firstLeft = left;
			firstNanos = nanos;
			return null;
		}
		long done = firstLeft - left;
		long took = nanos - firstNanos;
		return done == 0 || took < MEASURED.toNanos() ? null : Duration.ofNanos((long) ((double) took / done * left));
	}

}
