package dev.bulkordering.job;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What several sheets or executions came to, worked on one after the other.
 *
 * @param reports one report for each that was begun, in the order of work
 * @param notBegun the names of the others
 * @param stopped whether others were not begun because of a stop on request
 * @param failure what broke the work off between two of them, or null
 */
public record SeveralRuns(List<RunReport> reports, List<String> notBegun, boolean stopped,
		@Nullable RuntimeException failure) {

	/** Several runs of which none was left out. */
	public static SeveralRuns of(List<RunReport> reports) {
		return new SeveralRuns(reports, List.of(), false, null);
	}

	/** The one exit code; the failure has its own. */
	public int exitCode() {
		List<Integer> codes = new ArrayList<>(reports.stream().map(RunReport::exitCode).toList());
		if (stopped) {
			codes.add(ExitCode.STOPPED);
		}
		return ExitCode.of(codes);
	}

}
