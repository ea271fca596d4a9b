package dev.bulkordering.job.run;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

import dev.bulkordering.job.RunStatus;

/** The attempts of runs, under the numbers that Spring Batch gives them. */
public class Executions {

	private static final RowMapper<Execution> EXECUTION = (row, index) -> new Execution(row.getLong("id"),
			row.getLong("run_id"), RunStatus.valueOf(row.getString("status")),
			row.getObject("exit_code", Integer.class), row.getString("failure"), row.getLong("started_at"),
			row.getObject("ended_at", Long.class), row.getString("started_by"));

	private final JdbcTemplate jdbc;

	/** Executions of the database behind the template. */
	public Executions(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** One attempt of a run. */
	public record Execution(long id, long runId, RunStatus status, @Nullable Integer exitCode, @Nullable String failure,
			long startedAt, @Nullable Long endedAt, String startedBy) {

	}

	/** Notes that an attempt begins. */
	public void begin(long id, long run, long now) {
		jdbc.update(
				"insert into bo_execution (id, run_id, status, started_at, started_by) values (?, ?, 'RUNNING', ?, ?)",
				id, run, now, Actor.current().toString());
	}

	/** Notes how an attempt ended. */
	public void end(long id, RunStatus status, int exitCode, @Nullable String failure, long now) {
		String text = failure == null || failure.length() <= 4000 ? failure : failure.substring(0, 3999) + "…";
		jdbc.update("update bo_execution set status = ?, exit_code = ?, failure = ?, ended_at = ? where id = ?",
				status.name(), exitCode, text, now, id);
	}

	/** Notes that earlier attempts of a run ended without a word. */
	public void died(long run, long now) {
		jdbc.update("update bo_execution set status = 'DIED', ended_at = ? where run_id = ? and status = 'RUNNING'",
				now, run);
	}

	/** One attempt. */
	public Optional<Execution> get(long id) {
		return jdbc.query("select * from bo_execution where id = ?", EXECUTION, id).stream().findFirst();
	}

	/** The latest attempt of a run, if one ever began. */
	public Optional<Execution> latest(long run) {
		return jdbc.query("select * from bo_execution where run_id = ? order by id desc limit 1", EXECUTION, run)
			.stream()
			.findFirst();
	}

	/** All attempts of a run, oldest first. */
	public List<Execution> of(long run) {
		return jdbc.query("select * from bo_execution where run_id = ? order by id", EXECUTION, run);
	}

}
