package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Operations.ProviderView;

/**
 * How a provider fares, by the calls that all processes made for orders.
 *
 * @param provider what it is, and whether placing there is paused
 * @param answering whether it answers
 * @param lastCallAt when a call last came to its end; null if none did lately
 * @param circuit why a run placed nothing more there, while nothing has got through
 * since; null if placing is not broken off
 * @param traffic its calls of the last hours
 * @param allowedPerSecond most requests a second that one process may send; 0 where it is
 * not configured
 * @param tellsBalance whether it can be asked what the account holds
 */
public record ProviderHealth(ProviderView provider, Answering answering, @Nullable Instant lastCallAt,
		@Nullable Circuit circuit, Traffic traffic, int allowedPerSecond, boolean tellsBalance) {

	/** Whether a provider answers, by its latest calls. */
	public enum Answering {

		/** No call was made lately. */
		NOT_CALLED,
		/** The latest call was answered. */
		UP,
		/** The latest calls were not answered, but fewer than end a run. */
		SHAKY,
		/** So many calls in a row were not answered that a run ends. */
		DOWN

	}

	/**
	 * Why a run placed nothing more.
	 *
	 * @param since when that was
	 * @param until before when a restart makes no sense; null if that is not known
	 */
	public record Circuit(String because, Instant since, @Nullable Instant until) {

	}

	/**
	 * Calls of the last hours.
	 *
	 * @param lastMinute how many came to their end within the last minute
	 * @param outcomes how many came to what, the most frequent first
	 * @param median time of the middle one of the latest calls; null without any
	 * @param percentile95 time that 95 of 100 of them did not take; null without any
	 * @param failures what went wrong with the latest calls, the most frequent first
	 * @param slots the hours in equal parts, the oldest first
	 */
	public record Traffic(long lastMinute, Map<String, Long> outcomes, @Nullable Duration median,
			@Nullable Duration percentile95, List<Failure> failures, List<Slot> slots) {

		/** Length of the parts. */
		public static final Duration SLOT = Duration.ofMinutes(5);

		/** Length of all parts together. */
		public static final Duration WINDOW = Duration.ofHours(6);

	}

	/**
	 * What went wrong in the same way with some of the latest calls.
	 *
	 * @param outcome what they came to
	 * @param code the provider's code; null if there was none
	 * @param calls how many there were
	 * @param message what the last of them was answered
	 * @param lastAt when that was
	 */
	public record Failure(String outcome, @Nullable String code, long calls, @Nullable String message, Instant lastAt) {

	}

	/**
	 * A part of the last hours.
	 *
	 * @param from when it began
	 * @param calls how many calls came to their end in it
	 * @param failed how many of them got no answer, or one that took nothing
	 */
	public record Slot(Instant from, long calls, long failed) {

	}

	/**
	 * What the account behind a provider holds.
	 *
	 * @param currency ISO code; null if it was not told
	 * @param amount in the currency's major unit; null if it was not told
	 * @param why why it was not told; null if it was
	 * @param askedAt when it was asked
	 */
	public record Balance(@Nullable String currency, java.math.@Nullable BigDecimal amount, @Nullable String why,
			Instant askedAt) {

	}

}
