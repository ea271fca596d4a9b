package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

import dev.bulkordering.job.ExecutionLine.Filter;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.placement.DatabaseClock;

/** Executions as lists show them: found by one query, however many there are. */
class ExecutionQueries {

	private final JdbcTemplate jdbc;

	private final Runs runs;

	private final DatabaseClock clock;

	ExecutionQueries(JdbcTemplate jdbc, Runs runs, DatabaseClock clock) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.clock = clock;
	}

	private record Found(long run, ExecutionLine line) {

	}

	/**
	 * Executions, newest first.
	 * @param before only those with a smaller number
	 * @param most how many at the most
	 */
	List<ExecutionLine> find(Filter filter, long before, int most) {
		StringBuilder sql = new StringBuilder("""
				select e.*, r.job, r.sheet_name from bo_execution e join bo_run r on r.id = e.run_id
				where e.id < ?
				""");
		List<Object> arguments = new ArrayList<>(List.of(before));
		narrow(filter, sql, arguments);
		arguments.add(most);
		List<Found> found = jdbc.query(sql.append(" order by e.id desc limit ?").toString(),
				(row, index) -> new Found(row.getLong("run_id"),
						new ExecutionLine(row.getLong("id"), row.getString("job"), row.getString("sheet_name"),
								RunStatus.valueOf(row.getString("status")), row.getObject("exit_code", Integer.class),
								row.getString("failure"), row.getString("started_by"),
								Instant.ofEpochMilli(row.getLong("started_at")),
								instant(row.getObject("ended_at", Long.class)))),
				arguments.toArray());
		return asItStands(found, filter);
	}

	/** The jobs that were ever run, by name. */
	List<String> jobs() {
		return jdbc.queryForList("select distinct job from bo_run order by job", String.class);
	}

	/** The latest execution of a job on the file at a path, or null. */
	@Nullable Long latestOf(String job, Path sheet) {
		return jdbc.queryForObject("""
				select max(e.id) from bo_execution e join bo_run r on r.id = e.run_id
				where r.job = ? and r.sheet_path = ?
				""", Long.class, job, sheet.toString());
	}

	/**
	 * A run that is under way, or did not come to its end.
	 *
	 * @param execution the latest execution of it
	 * @param begunAt when that began
	 */
	record Unfinished(long execution, Instant begunAt) {

	}

	/** Those of a job on the files at these paths, by path. */
	Map<String, Unfinished> unfinished(String job, List<String> sheets) {
		Map<String, Unfinished> found = new HashMap<>();
		if (sheets.isEmpty()) {
			return found;
		}
		List<Object> arguments = new ArrayList<>(List.of(job));
		arguments.addAll(sheets);
		jdbc.query("""
				select r.sheet_path, e.id, e.started_at from bo_execution e join bo_run r on r.id = e.run_id
				where r.job = ? and r.status not in ('COMPLETED', 'REFUSED', 'ABANDONED') and r.sheet_path in (%s)
				order by e.id
				""".formatted(String.join(", ", Collections.nCopies(sheets.size(), "?"))),
				(RowCallbackHandler) (row) -> found.put(row.getString(1),
						new Unfinished(row.getLong(2), Instant.ofEpochMilli(row.getLong(3)))),
				arguments.toArray());
		return found;
	}

	private static void narrow(Filter filter, StringBuilder sql, List<Object> arguments) {
		OfJobs.narrow(filter.jobs(), sql, arguments);
		// one that died without a word still says that it runs
		if (filter.status() == RunStatus.DIED || filter.status() == RunStatus.RUNNING) {
			sql.append(" and e.status in ('DIED', 'RUNNING')");
		}
		else if (filter.status() != null) {
			sql.append(" and e.status = ?");
			arguments.add(filter.status().name());
		}
		if (filter.latest()) {
			sql.append(" and e.id = (select max(x.id) from bo_execution x where x.run_id = e.run_id)");
		}
		if (filter.person() != null) {
			sql.append(" and exists (select 1 from bo_execution x where x.run_id = e.run_id and x.started_by like ?"
					+ " escape '!')");
			arguments.add(filter.person().replaceAll("([!%_])", "!$1") + "@%");
		}
		if (filter.from() != null) {
			sql.append(" and e.started_at >= ?");
			arguments.add(filter.from().toEpochMilli());
		}
		if (filter.until() != null) {
			sql.append(" and e.started_at < ?");
			arguments.add(filter.until().toEpochMilli());
		}
	}

	private List<ExecutionLine> asItStands(List<Found> found, Filter filter) {
		long now = clock.millis();
		Map<Long, RunRecord> running = new HashMap<>();
		List<ExecutionLine> lines = new ArrayList<>();
		for (Found one : found) {
			ExecutionLine line = one.line();
			if (line.status() == RunStatus.RUNNING) {
				RunStatus status = running.computeIfAbsent(one.run(), runs::get).statusAt(now);
				line = new ExecutionLine(line.number(), line.job(), line.sheet(), status, line.exitCode(),
						line.failure(), line.startedBy(), line.startedAt(), line.endedAt());
			}
			if (filter.status() == null || filter.status() == line.status()) {
				lines.add(line);
			}
		}
		return lines;
	}

	private static @Nullable Instant instant(@Nullable Long millis) {
		return millis == null ? null : Instant.ofEpochMilli(millis);
	}

}
