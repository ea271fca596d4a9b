package dev.bulkordering.job.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.step.Ending;

/**
 * What a run of an inbox came to.
 *
 * @param exitCode see {@link ExitCode}
 * @param text in words
 * @param executions the numbers of its executions
 */
record FiringOutcome(int exitCode, String text, List<Long> executions) {

	private static final int MOST_NAMED = 3;

	/** Of an inbox that was run. */
	static FiringOutcome of(SeveralRuns runs, String database) {
		List<String> sentences = new ArrayList<>();
		sentences.add(counted(runs.reports()));
		runs.reports()
			.stream()
			.filter((report) -> report.error() != null && report.status() != RunStatus.COMPLETED)
			.limit(MOST_NAMED)
			.forEach((report) -> sentences.add(report.sheet() + ": " + report.error()));
		if (!runs.notBegun().isEmpty()) {
			sentences.add("not begun: " + runs.notBegun().size());
		}
		int code = runs.exitCode();
		if (runs.failure() != null) {
			Ending ending = Ending.of(runs.failure(), database);
			sentences.add(ending.message());
			code = ExitCode.of(List.of(code, ending.exitCode()));
		}
		return new FiringOutcome(code, String.join("; ", sentences),
				runs.reports().stream().map(RunReport::executionId).filter(Objects::nonNull).toList());
	}

	/** Of one that broke off. */
	static FiringOutcome of(RuntimeException failure, String database) {
		Ending ending = Ending.of(failure, database);
		return new FiringOutcome(ending.exitCode(), ending.message(), List.of());
	}

	// "3 sheets: 2 completed, 1 failed"
	private static String counted(List<RunReport> reports) {
		if (reports.isEmpty()) {
			return "no new sheet";
		}
		Map<RunStatus, Long> counts = reports.stream()
			.collect(Collectors.groupingBy(RunReport::status, LinkedHashMap::new, Collectors.counting()));
		return (reports.size() == 1 ? "1 sheet: " : reports.size() + " sheets: ") + counts.entrySet()
			.stream()
			.map((one) -> one.getValue() + " " + one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
			.collect(Collectors.joining(", "));
	}

}
