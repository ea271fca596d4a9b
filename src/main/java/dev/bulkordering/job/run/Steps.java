package dev.bulkordering.job.run;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The steps that executions went through. */
public class Steps {

	/** The status of a step that has not ended. */
	public static final String STARTED = "STARTED";

	private static final RowMapper<Step> STEP = (row, index) -> new Step(StepKind.of(row.getString("name")),
			row.getString("status"), row.getLong("started_at"), row.getObject("ended_at", Long.class),
			row.getLong("done_before"), row.getObject("done_after", Long.class));

	private final JdbcTemplate jdbc;

	/** Steps of the database behind the template. */
	public Steps(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A step of an execution. Moments are milliseconds by the database's clock.
	 *
	 * @param doneBefore how much was done before it
	 * @param doneAfter how much was done after it; null while it runs
	 */
	public record Step(StepKind kind, String status, long startedAt, @Nullable Long endedAt, long doneBefore,
			@Nullable Long doneAfter) {

	}

	/** Notes that a step begins. */
	public void begin(long execution, StepKind kind, long done, long now) {
		jdbc.update("insert into bo_step (execution_id, name, status, started_at, done_before) values (?, ?, ?, ?, ?)",
				execution, kind.text(), STARTED, now, done);
	}

	/** Notes how a step ended. */
	public void end(long execution, StepKind kind, String status, long done, long now) {
		jdbc.update("update bo_step set status = ?, ended_at = ?, done_after = ? where execution_id = ? and name = ?",
				status, now, done, execution, kind.text());
	}

	/** The steps of an execution, in their order. */
	public List<Step> of(long execution) {
		return jdbc.query("select * from bo_step where execution_id = ? order by id", STEP, execution);
	}

}
