package dev.bulkordering.job;

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

	/** One step of the execution. */
	public record Step(String name, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {

	}

}
