package dev.bulkordering.provider;

import java.time.Instant;

/**
 * What a look-up's answer says of an order. Whether it counts is decided by who asked:
 * see the rules of placing once.
 */
public sealed interface LookUp {

	/** The answer in a few words, for people; nothing secret. */
	String message();

	/**
	 * The order exists.
	 *
	 * @param outcome {@link Outcome.Placed}, {@link Outcome.Accepted}, or
	 * {@link Outcome.Rejected} for an order that the provider took and then failed or
	 * cancelled without delivering anything
	 */
	record Found(Outcome outcome) implements LookUp {

		@Override
		public String message() {
			return outcome.message();
		}

	}

	/** The provider's documented 'no such order'. */
	record NotThere(String message) implements LookUp {

	}

	/** The order is a quote that was not confirmed. */
	record QuotePending(Instant expiresAt, String message) implements LookUp {

	}

	/**
	 * The answer cannot be true together with what is known: only a person can settle it.
	 */
	record Contradiction(String message) implements LookUp {

	}

	/** An answer that does not say whether the order exists: ask again later. */
	record Unclear(String message) implements LookUp {

	}

	/**
	 * No answer to the question could be had.
	 *
	 * @param why {@link Outcome.Throttled}, {@link Outcome.Unavailable},
	 * {@link Outcome.Unknown} for an outage, or {@link Outcome.Rejected} for the account
	 */
	record NotAnswered(Outcome why) implements LookUp {

		@Override
		public String message() {
			return why.message();
		}

	}

}
