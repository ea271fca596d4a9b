package dev.bulkordering.job.run;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log lines of runs in the database: the newest of each run. */
public class RunLines {

	/** So many of a run are kept. */
	static final int KEPT = 500;

	private static final int MESSAGE_LENGTH = 2000;

	private static final int TRACE_LENGTH = 10_000;

	private final JdbcTemplate jdbc;

	/** Lines in the database behind the template. */
	public RunLines(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A line.
	 *
	 * @param at milliseconds by the clock of the machine that logged it
	 * @param machine where it was logged, and by which process
	 * @param trace the stack trace of an error, or null
	 */
	public record Line(long run, long at, String machine, String level, String message, @Nullable String trace) {

	}

	/** Adds lines of one run, and lets go of its oldest ones. */
	void add(long run, List<Line> lines) {
		jdbc.batchUpdate("insert into bo_log (run_id, at, machine, level, message, trace) values (?, ?, ?, ?, ?, ?)",
				lines, lines.size(), (statement, line) -> {
					statement.setLong(1, run);
					statement.setLong(2, line.at());
					statement.setString(3, line.machine());
					statement.setString(4, line.level());
					statement.setString(5, cut(line.message(), MESSAGE_LENGTH));
					statement.setString(6, line.trace() == null ? null : cut(line.trace(), TRACE_LENGTH));
				});
		jdbc.queryForList("select id from bo_log where run_id = ? order by id desc limit 1 offset ?", Long.class, run,
				KEPT)
			.forEach((oldest) -> jdbc.update("delete from bo_log where run_id = ? and id <= ?", run, oldest));
	}

	/** The lines of a run, newest first. */
	public List<Line> of(long run, int most) {
		return jdbc.query("select * from bo_log where run_id = ? order by id desc limit ?",
				(row, index) -> new Line(run, row.getLong("at"), row.getString("machine"), row.getString("level"),
						row.getString("message"), row.getString("trace")),
				run, most);
	}

	private static String cut(String text, int length) {
		return text.length() <= length ? text : text.substring(0, length - 1) + "…";
	}

}
