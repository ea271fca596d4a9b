package dev.bulkordering.job.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.RunStatus;

/** What a check found: a run that did not take place, and what is wrong with its rows. */
public record CheckJson(String job, String sheet, RunStatus status, @Nullable Integer exitCode, RunJson.Rows rows,
		RunJson.Units units, RunJson.Orders orders, Map<String, String> value, Map<String, String> valueOrdered,
		@Nullable String error, @Nullable Instant startedAt, @Nullable Instant endedAt, List<Issue> issues,
		List<IgnoredRow> ignoredRows) {

	/** One thing wrong with one cell. */
	public record Issue(int row, @Nullable String column, String header, String value, String expected) {

	}

	/** A row that is no order. */
	public record IgnoredRow(int row, String reason) {

	}

	/** The shape of a check. */
	public static CheckJson of(CheckReport report) {
		RunJson run = RunJson.of(report.summary());
		return new CheckJson(run.job(), run.sheet(), run.status(), run.exitCode(), run.rows(), run.units(),
				run.orders(), run.value(), run.valueOrdered(), run.error(), run.startedAt(), run.endedAt(),
				report.issues()
					.stream()
					.map((issue) -> new Issue(issue.row(), issue.column(), issue.header(), issue.value(),
							issue.expected()))
					.toList(),
				report.ignoredRows().stream().map((row) -> new IgnoredRow(row.row(), row.reason())).toList());
	}

}
