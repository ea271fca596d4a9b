package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an order that somebody has to decide.
 *
 * @param reference our reference of it
 * @param calls every call made for it, oldest first
 * @param document what the provider's document says about finding such an order again
 */
public record OrderEvidence(String reference, List<Call> calls, String document) {

	/**
	 * One call.
	 *
	 * @param kind QUOTE, BUY or LOOK_UP
	 * @param at when it was about to be made, or asked
	 * @param answeredAt when its answer was noted; null if none ever was
	 * @param outcome in one word; null where nobody knows
	 * @param answer in words
	 */
	public record Call(String kind, @Nullable Instant at, @Nullable Instant answeredAt, @Nullable String outcome,
			@Nullable String answer) {
	}

}
