package dev.bulkordering.job.run;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

/** Second persons' approvals of runs, in the database. */
public class Approvals {

	private static final int TEXT_LENGTH = 1000;

	private final JdbcTemplate jdbc;

	/** Approvals of the database behind the template. */
	public Approvals(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An approval that counts.
	 *
	 * @param by who gave it
	 * @param at when, in milliseconds by the database's clock
	 * @param reason why
	 * @param planHash the plan that it is about
	 */
	public record Approval(Actor by, long at, String reason, String planHash) {

	}

	/** Notes that the current actor approves a plan. */
	public void add(long run, String planHash, String reason, long now) {
		jdbc.update("insert into bo_approval (run_id, at, actor, reason, plan_hash) values (?, ?, ?, ?, ?)", run, now,
				Actor.current().toString(), cut(reason), planHash);
	}

	/** The approval of a run that counts, if there is one. */
	public Optional<Approval> of(long run) {
		return jdbc
			.query("""
					select actor, at, reason, plan_hash from bo_approval where run_id = ? and void_at is null
					order by id desc
					""",
					(row, index) -> new Approval(Actor.recorded(row.getString(1)), row.getLong(2), row.getString(3),
							row.getString(4)),
					run)
			.stream()
			.findFirst();
	}

	/** Notes that no earlier approval of a run counts any more. */
	public void makeVoid(long run, String because, long now) {
		jdbc.update("update bo_approval set void_at = ?, void_because = ? where run_id = ? and void_at is null", now,
				cut(because), run);
	}

	private static String cut(String text) {
		return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH - 1) + "…";
	}

}
