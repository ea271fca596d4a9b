package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One execution in full.
 *
 * @param report the run's counts, with this execution's status, times and error
 * @param steps the steps that this execution went through
 * @param failure why it failed, in words, with what to do; null if it did not
 * @param orderStates how many orders stand in which state, by state name
 * @param continuedBy the run's latest execution, if that is a later one
 */
public record ExecutionView(RunReport report, List<Step> steps, @Nullable String failure, Map<String, Long> orderStates,
		@Nullable Long continuedBy) {

	/** One step of the execution. */
	public record Step(String name, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {

	}

}
