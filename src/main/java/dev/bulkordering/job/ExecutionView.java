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
 */
public record ExecutionView(RunReport report, List<Step> steps, @Nullable String failure,
		Map<String, Long> orderStates) {

	/** One step of the execution. */
	public record Step(String name, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {

	}

}
