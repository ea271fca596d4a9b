package dev.bulkordering.job.schedule;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.Firing;
import dev.bulkordering.job.ScheduleView.Fired;
import dev.bulkordering.job.ScheduleView.Pause;
import dev.bulkordering.job.ScheduleView.State;
import dev.bulkordering.job.run.Actor;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/**
 * Schedules and what was run by them, in the database. Whoever changes anything about a
 * job holds the lock of its line, so that of several servers one alone does.
 */
class Firings {

	/** How many are kept of a job. */
	static final int KEPT = 100;

	private static final int OUTCOME_LENGTH = 1000;

	private static final int MOST_EXECUTIONS = 40;

	/** How long a server may be silent, in milliseconds, before it counts as dead. */
	private static final long ALIVE = 60_000;

	private final JdbcTemplate jdbc;

	private final Transactions transactions;

	private final DatabaseClock clock;

	Firings(JdbcTemplate jdbc, Transactions transactions, DatabaseClock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * What is known of a job's schedule.
	 *
	 * @param cron what its times were counted by; null without a schedule
	 * @param seenUntil up to when no time is due any more
	 * @param pause set while it is paused
	 */
	record Known(String job, @Nullable String cron, Instant seenUntil, @Nullable Pause pause) {

	}

	/** What is known, by job. */
	Map<String, Known> known() {
		return jdbc.query("select * from bo_schedule", (row, index) -> {
			Long paused = row.getObject("paused_at", Long.class);
			return new Known(row.getString("job"), row.getString("cron"),
					Instant.ofEpochMilli(row.getLong("seen_until")),
					paused == null ? null : new Pause(row.getString("paused_by"), Instant.ofEpochMilli(paused),
							row.getString("paused_because")));
		}).stream().collect(Collectors.toMap(Known::job, (known) -> known));
	}

	/** From now on the times of a job are counted by this. */
	void countBy(String job, String cron) {
		ensure(job);
		transactions.run(() -> jdbc.update("update bo_schedule set cron = ?, seen_until = ? where job = ?", cron,
				clock.millis(), job));
	}

	/**
	 * Claims the latest of a schedule's times, and notes those that were missed.
	 * @param by who runs it
	 * @return null if another server was first, if the job is under way or paused, or if
	 * no time has come
	 */
	@Nullable Firing claimDue(Known known, DueTimes due, Actor by) {
		String claim = UUID.randomUUID().toString();
		AtomicReference<@Nullable Firing> claimed = new AtomicReference<>();
		transactions.run(() -> {
			lock(known.job());
			claimed.set(written(claim));
			if (claimed.get() != null || !isAsKnown(known)) {
				return;
			}
			Instant latest = due.latest();
			Instant missed = due.firstMissed();
			Instant seen = latest != null ? latest : Instant.ofEpochMilli(clock.millis()).minus(DueTimes.GRACE);
			jdbc.update("update bo_schedule set seen_until = ? where job = ?", seen.toEpochMilli(), known.job());
			if (missed != null) {
				jdbc.update("insert into bo_firing (job, due_at, claim, left_out) values (?, ?, ?, ?)", known.job(),
						missed.toEpochMilli(), UUID.randomUUID().toString(), due.missed());
			}
			if (latest != null && leftToTheOneUnderWay(known.job()) == 0) {
				claimed.set(begin(known.job(), latest.toEpochMilli(), claim, by));
			}
		});
		return claimed.get();
	}

	/**
	 * Begins a run that a person asks for.
	 * @param record puts it into the audit trail, in the same transaction
	 * @return null if the job is under way
	 */
	@Nullable Firing claimNow(String job, Runnable record) {
		ensure(job);
		String claim = UUID.randomUUID().toString();
		AtomicReference<@Nullable Firing> claimed = new AtomicReference<>();
		transactions.run(() -> {
			lock(job);
			claimed.set(written(claim));
			if (claimed.get() != null) {
				return;
			}
			long now = clock.millis();
			if (underWay(job, now).isEmpty()) {
				claimed.set(begin(job, now, claim, Actor.current()));
				record.run();
			}
		});
		return claimed.get();
	}

	/** Whether a job is under way, on whatever server. */
	boolean isUnderWay(String job) {
		return !underWay(job, clock.millis()).isEmpty();
	}

	/** Tells the other servers that a run is still worked on. */
	void keepAlive(long firing) {
		jdbc.update("update bo_firing set alive_until = ? where id = ?", clock.millis() + ALIVE, firing);
	}

	/** Notes how a run has ended, and forgets those of long ago. */
	void end(Firing firing, FiringOutcome outcome) {
		String text = outcome.text();
		String executions = outcome.executions()
			.stream()
			.limit(MOST_EXECUTIONS)
			.map(String::valueOf)
			.collect(Collectors.joining(" "));
		transactions.run(() -> {
			jdbc.update("update bo_firing set ended_at = ?, exit_code = ?, outcome = ?, executions = ? where id = ?",
					clock.millis(), outcome.exitCode(),
					text.length() <= OUTCOME_LENGTH ? text : text.substring(0, OUTCOME_LENGTH - 1) + "…", executions,
					firing.id());
			jdbc.queryForList("select id from bo_firing where job = ? order by id desc limit 1 offset ?", Long.class,
					firing.job(), KEPT)
				.forEach((old) -> jdbc.update("delete from bo_firing where job = ? and id <= ?", firing.job(), old));
		});
	}

	/**
	 * Pauses a schedule.
	 * @param record puts it into the audit trail, in the same transaction
	 * @return whether it was not paused before
	 */
	boolean pause(String job, String reason, Runnable record) {
		ensure(job);
		return changed(() -> jdbc.update("""
				update bo_schedule set paused_at = ?, paused_by = ?, paused_because = ?
				where job = ? and paused_at is null
				""", clock.millis(), Actor.current().toString(), reason, job), record);
	}

	/**
	 * Lets a schedule go on. What has passed in the meantime is not due any more.
	 * @param record puts it into the audit trail, in the same transaction
	 * @return whether it was paused before
	 */
	boolean resume(String job, Runnable record) {
		return changed(() -> jdbc.update("""
				update bo_schedule set paused_at = null, paused_by = null, paused_because = null, seen_until = ?
				where job = ? and paused_at is not null
				""", clock.millis(), job), record);
	}

	/** The latest runs of a job, latest first. */
	List<Fired> latest(String job, int most) {
		long now = clock.millis();
		return jdbc.query("select * from bo_firing where job = ? order by id desc limit ?", (row, index) -> {
			Long ended = row.getObject("ended_at", Long.class);
			State state = row.getObject("begun_at") == null ? State.MISSED
					: ended != null ? State.ENDED : row.getLong("alive_until") > now ? State.RUNNING : State.DIED;
			return new Fired(Instant.ofEpochMilli(row.getLong("due_at")), state, row.getString("begun_by"),
					ended == null ? null : Instant.ofEpochMilli(ended), row.getObject("exit_code", Integer.class),
					row.getString("outcome"), numbers(row.getString("executions")), row.getInt("left_out"));
		}, job, most);
	}

	private boolean changed(IntSupplier update, Runnable record) {
		boolean[] changed = new boolean[1];
		transactions.run(() -> {
			changed[0] = update.getAsInt() > 0;
			if (changed[0]) {
				record.run();
			}
		});
		return changed[0];
	}

	private void ensure(String job) {
		try {
			if (jdbc.queryForList("select job from bo_schedule where job = ?", String.class, job).isEmpty()) {
				transactions.run(() -> jdbc.update("insert into bo_schedule (job, seen_until) values (?, ?)", job,
						clock.millis()));
			}
		}
		catch (DuplicateKeyException ex) {
			// another server has done so at this moment
		}
	}

	// comes before anything else is read, so that what the others have written is seen
	private void lock(String job) {
		jdbc.queryForList("select job from bo_schedule where job = ? for update", String.class, job);
	}

	private boolean isAsKnown(Known known) {
		return !jdbc.queryForList("""
				select job from bo_schedule where job = ? and cron = ? and seen_until = ? and paused_at is null
				""", String.class, known.job(), known.cron(), known.seenUntil().toEpochMilli()).isEmpty();
	}

	// An earlier try was committed, and its confirmation was lost.
	private @Nullable Firing written(String claim) {
		return jdbc
			.query("select id, job, due_at from bo_firing where claim = ?",
					(row, index) -> new Firing(row.getLong("id"), row.getString("job"),
							Instant.ofEpochMilli(row.getLong("due_at"))),
					claim)
			.stream()
			.findFirst()
			.orElse(null);
	}

	private List<Long> underWay(String job, long now) {
		return jdbc.queryForList(
				"select id from bo_firing where job = ? and ended_at is null and alive_until > ? order by id",
				Long.class, job, now);
	}

	private int leftToTheOneUnderWay(String job) {
		List<Long> underWay = underWay(job, clock.millis());
		underWay.forEach((id) -> jdbc.update("update bo_firing set left_out = left_out + 1 where id = ?", id));
		return underWay.size();
	}

	private @Nullable Firing begin(String job, long dueAt, String claim, Actor by) {
		long now = clock.millis();
		jdbc.update("""
				insert into bo_firing (job, due_at, claim, begun_at, begun_by, alive_until, left_out)
				values (?, ?, ?, ?, ?, ?, 0)
				""", job, dueAt, claim, now, by.toString(), now + ALIVE);
		return written(claim);
	}

	private static List<Long> numbers(@Nullable String text) {
		return text == null || text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
	}

}
