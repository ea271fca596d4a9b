package dev.bulkordering.job.run;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;

/** Who did what, when and why. Entries are only ever added. */
public class AuditTrail {

	private final JdbcTemplate jdbc;

	private final DatabaseClock clock;

	/** A trail in the database behind the template. */
	public AuditTrail(JdbcTemplate jdbc, DatabaseClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What was done. */
	public enum Action {

		/** A run was begun. */
		RUN,
		/** A sheet was refused. */
		REFUSED,
		/** A run was restarted. */
		RESTART,
		/** A run was asked to stop. */
		STOP,
		/** A run was given up. */
		ABANDON,
		/** A run that waits was approved. */
		APPROVE,
		/** A run that waits was turned down. */
		DECLINE,
		/** An approval was found void, as something else would have been placed. */
		VOID,
		/** Placing at a provider was paused. */
		PAUSE,
		/** Placing at a provider was resumed. */
		RESUME,
		/** A held order was decided. */
		RESOLVE,
		/** Cards and codes were exported. */
		CODES,
		/** A key was added to the vault. */
		KEY,
		/** A person had the inbox of a job run. */
		RUN_INBOX,
		/** A job is not run by its schedule any more. */
		PAUSE_SCHEDULE,
		/** A job is run by its schedule again. */
		RESUME_SCHEDULE

	}

	/** Adds an entry by the current actor. */
	public void add(Action action, @Nullable Long run, @Nullable String reason, @Nullable String detail) {
		add(action, run, null, reason, detail);
	}

	/** Adds an entry about an order by the current actor. */
	public void add(Action action, @Nullable Long run, @Nullable String reference, @Nullable String reason,
			@Nullable String detail) {
		Actor actor = Actor.current();
		jdbc.update("""
				insert into bo_audit (at, actor, person, action, run_id, reference, reason, detail)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""", clock.millis(), actor.toString(), actor.user().toLowerCase(Locale.ROOT), action.name(), run,
				reference, cut(reason, 1000), cut(detail, 4000));
	}

	private static @Nullable String cut(@Nullable String text, int length) {
		return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
	}

}
