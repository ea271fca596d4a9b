package dev.bulkordering.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A link by which a person gets cards and codes, without its secret part.
 *
 * @param kind in which form
 * @param row the row whose cards are meant; null means all of the run
 * @param reason why the person has asked for it
 * @param expiresAt from when it cannot be used
 * @param usedAt when it was used; null if it was not
 * @param expired whether it can no longer be used for that it is too old
 */
public record CodesLink(Kind kind, @Nullable Integer row, String reason, Instant expiresAt, @Nullable Instant usedAt,
		boolean expired) {

	/** In which form cards and codes are handed out. */
	public enum Kind {

		/** On a page. */
		PAGE("shown on a page"),
		/** In a workbook that a password opens. */
		WORKBOOK("in a workbook");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		/** For people. */
		String words() {
			return words;
		}

	}

}
