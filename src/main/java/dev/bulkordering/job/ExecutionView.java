package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A run in full, asked for by the number of any of its executions.
 *
 * @param report the run as it stands, with its latest execution
 * @param steps the steps that its latest execution went through
 * @param failure why it failed, in words, with what to do; null if it did not
 * @param orderStates how many orders stand in which state, by state name
 * @param planHash stands for the orders as planned, and is what is approved; null without
 * a plan
 * @param begunBy who began the run or restarted it, each once
 * @param approval the approval that counts, or null
 */
public record ExecutionView(RunReport report, List<Step> steps, @Nullable String failure, Map<String, Long> orderStates,
		@Nullable String planHash, List<String> begunBy, @Nullable Approval approval) {

	/** A second person's approval of a plan. */
	public record Approval(String by, Instant at, String reason, String planHash) {

	}

	/**
	 * One step of the execution.
	 *
	 * @param name its verb
	 * @param status STARTED, COMPLETED, FAILED, STOPPED or DIED
	 * @param startedAt when it began
	 * @param endedAt when it ended; null if it has not, or died
	 * @param took how long it took, or has taken so far; null if it died
	 * @param done how many things it got through
	 * @param thing what they are, in the singular: row or order
	 */
	public record Step(String name, String status, Instant startedAt, @Nullable Instant endedAt,
			@Nullable Duration took, long done, String thing) {

		/** How many things a second; null where there is nothing to tell. */
		public @Nullable Double rate() {
			return took == null || done == 0 ? null : done * 1000.0 / Math.max(1, took.toMillis());
		}

	}

}
