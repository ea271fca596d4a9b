package dev.bulkordering.job.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Firing;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.ScheduleView.Fired;
import dev.bulkordering.job.ScheduleView.Pause;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinition.Schedule;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.run.Actor;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.ProcessIdentity;
import dev.bulkordering.job.schedule.Firings.Known;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/**
 * Runs the inboxes of jobs at the times of their schedules. Any number of servers may
 * have the same database: each time is one server's. A job's inbox is run by one at a
 * time; a time that comes meanwhile is left out. Several times that are due at once are
 * one run, and what is overdue by more than {@link DueTimes#GRACE} is not run any more.
 * Thread-safe.
 */
public class Schedules {

	/** The name under which runs by schedule are recorded. */
	public static final String ACTOR = "schedule";

	private static final Logger log = LoggerFactory.getLogger(Schedules.class);

	private final WatchedJobs jobs;

	private final Firings firings;

	private final AuditTrail audit;

	private final DatabaseClock clock;

	private final String database;

	/** What this process has begun and not ended. */
	private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

	/**
	 * The schedules of the jobs that are defined at the moment.
	 * @param database the database's name, for people
	 */
	public Schedules(JobDefinitions definitions, JdbcTemplate jdbc, Transactions transactions, AuditTrail audit,
			DatabaseClock clock, String database) {
		this.jobs = new WatchedJobs(definitions);
		this.firings = new Firings(jdbc, transactions, clock);
		this.audit = audit;
		this.clock = clock;
		this.database = database;
	}

	/**
	 * Claims what is due, and tells the other servers that what was begun here is still
	 * worked on.
	 * @param most how many at the most
	 */
	public List<Firing> claimDue(int most) {
		underWay.forEach(firings::keepAlive);
		List<Firing> claimed = new ArrayList<>();
		Map<String, Known> known = most == 0 ? Map.of() : firings.known();
		for (JobDefinition job : most == 0 ? List.<JobDefinition>of() : jobs.scheduled()) {
			try {
				Firing firing = claimed.size() == most ? null : claim(job, known.get(job.name()));
				if (firing != null) {
					underWay.add(firing.id());
					claimed.add(firing);
				}
			}
			catch (DataAccessException | TransactionException ex) {
				// what is claimed already has to be run
				log.warn("whether the job {} is due could not be told; it is looked again", job.name(), ex);
			}
		}
		return claimed;
	}

	private @Nullable Firing claim(JobDefinition job, @Nullable Known known) {
		Schedule schedule = job.schedule();
		if (schedule == null) {
			return null;
		}
		String cron = schedule.cron() + " " + schedule.zone();
		if (known == null || !cron.equals(known.cron())) {
			// nothing is missed by a schedule that is new
			firings.countBy(job.name(), cron);
			return null;
		}
		if (known.pause() != null) {
			return null;
		}
		DueTimes due = DueTimes.between(schedule, known.seenUntil(), Instant.ofEpochMilli(clock.millis()));
		if (due.latest() == null && due.missed() == 0) {
			return null;
		}
		return firings.claimDue(known, due, scheduler());
	}

	/**
	 * Runs the inbox of a job whose time was claimed, and notes what came of it, whatever
	 * that is.
	 */
	public void run(Firing firing, Supplier<SeveralRuns> inbox) {
		scheduler().carriedBy(() -> {
			FiringOutcome outcome = work(firing, inbox);
			if (outcome.exitCode() != ExitCode.OK) {
				log.warn("the job {} was run by its schedule and ended with {}: {}", firing.job(), outcome.exitCode(),
						outcome.text());
			}
		}).run();
	}

	/** Whether the inbox of a job is being run, on whatever server. */
	public boolean isRunning(String job) {
		return firings.isUnderWay(job);
	}

	/**
	 * Runs the inbox of a job because a person asks for it.
	 * @throws RefusedException if there is no such job, or if it is being run
	 */
	public void runNow(String job, Supplier<SeveralRuns> inbox) {
		jobs.require(job);
		Firing firing = firings.claimNow(job, () -> audit.add(Action.RUN_INBOX, null, null, "job " + job));
		if (firing == null) {
			throw new RefusedException(
					"The inbox of " + job + " is being run at this moment. Wait until that has ended.");
		}
		underWay.add(firing.id());
		work(firing, inbox);
	}

	private FiringOutcome work(Firing firing, Supplier<SeveralRuns> inbox) {
		try {
			FiringOutcome outcome = outcome(firing, inbox);
			firings.end(firing, outcome);
			return outcome;
		}
		finally {
			underWay.remove(firing.id());
		}
	}

	private FiringOutcome outcome(Firing firing, Supplier<SeveralRuns> inbox) {
		try {
			SeveralRuns runs = inbox.get();
			if (runs.failure() != null) {
				log.error("the inbox of {} was not run to its end", firing.job(), runs.failure());
			}
			return FiringOutcome.of(runs, database);
		}
		catch (RefusedException ex) {
			return FiringOutcome.of(ex, database);
		}
		catch (RuntimeException ex) {
			log.error("the inbox of {} could not be run", firing.job(), ex);
			return FiringOutcome.of(ex, database);
		}
	}

	/**
	 * Lets a job not run by its schedule any more.
	 * @param reason why, for the audit trail and for whoever wonders
	 * @throws RefusedException if there is no such job, or if it is paused already
	 */
	public void pause(String job, String reason) {
		jobs.require(job);
		requireReason(reason);
		if (!firings.pause(job, reason, () -> audit.add(Action.PAUSE_SCHEDULE, null, reason, "job " + job))) {
			throw new RefusedException("The schedule of " + job + " is paused already.");
		}
	}

	/**
	 * Lets a job run by its schedule again, from its next time on.
	 * @param reason why, for the audit trail
	 * @throws RefusedException if it is not paused
	 */
	public void resume(String job, String reason) {
		requireReason(reason);
		if (!firings.resume(job, () -> audit.add(Action.RESUME_SCHEDULE, null, reason, "job " + job))) {
			throw new RefusedException("The schedule of " + job + " is not paused.");
		}
	}

	/** Who has paused which job's schedule. */
	public Map<String, Pause> pauses() {
		Map<String, Pause> pauses = new HashMap<>();
		firings.known().forEach((job, known) -> {
			if (known.pause() != null) {
				pauses.put(job, known.pause());
			}
		});
		return pauses;
	}

	/** The latest runs of a job's inbox, latest first. */
	public List<Fired> latest(String job, int most) {
		return firings.latest(job, most);
	}

	/** The next time of a schedule; null if there is none any more. */
	public @Nullable Instant next(Schedule schedule) {
		return DueTimes.next(schedule, Instant.ofEpochMilli(clock.millis()));
	}

	private static void requireReason(String reason) {
		if (reason.isBlank()) {
			throw new RefusedException("The reason is empty; say in a few words why.");
		}
	}

	private static Actor scheduler() {
		return new Actor(ACTOR, ProcessIdentity.current().host());
	}

}
