package dev.bulkordering.placement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How placing ended.
 *
 * @param end in one word
 * @param message for people: why, and what to do; empty when done
 * @param restartFrom before when a restart makes no sense, if that is known
 */
public record PlacingResult(End end, String message, @Nullable Instant restartFrom) {

	/** Nothing left to place or in doubt. */
	public static final PlacingResult DONE = new PlacingResult(End.DONE, "", null);

	/** How it ended. */
	public enum End {

		/** No order is planned, being placed or in doubt. */
		DONE,
		/** Stopped on request. */
		STOPPED,
		/** Some orders are left; the provider took others. */
		FAILED,
		/**
		 * The account or the provider as a whole refuses: other sheets would fail too.
		 */
		FAILED_FOR_ALL

	}

}
