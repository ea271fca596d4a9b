package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A job that runs by itself or has an inbox, or whose file cannot be used.
 *
 * @param job its name
 * @param problem why it is not run by itself though it should be, in words; null if it is
 * @param cron the expression of its schedule; null without one
 * @param zone the zone that the expression means; null without one
 * @param next when it is run next; null if it is not: without a schedule, without an
 * inbox, or while it is paused
 * @param pause set while it is paused
 * @param latest its latest runs, latest first
 * @param inbox what lies in its inbox; null without one
 */
public record ScheduleView(String job, @Nullable String problem, @Nullable String cron, @Nullable String zone,
		@Nullable Instant next, @Nullable Pause pause, List<Fired> latest, @Nullable InboxView inbox) {

	/** Whether its inbox is being run at the moment. */
	public boolean isRunning() {
		return latest.stream().anyMatch((fired) -> fired.state() == State.RUNNING);
	}

	/**
	 * Who has paused a schedule.
	 *
	 * @param by who
	 * @param at since when
	 * @param reason why
	 */
	public record Pause(String by, Instant at, String reason) {

	}

	/** How a run of an inbox stands. */
	public enum State {

		/** It is under way. */
		RUNNING,
		/** It has ended; the exit code says how. */
		ENDED,
		/** Its server ended without a word. */
		DIED,
		/** Its time has passed, and nobody has run it. */
		MISSED

	}

	/**
	 * A run of the job's inbox.
	 *
	 * @param dueAt the schedule's time, or the moment when a person asked for it
	 * @param state how it stands
	 * @param by who has begun it; null for one that was missed
	 * @param endedAt when it ended; null if it has not
	 * @param exitCode see {@link ExitCode}; null if it has not ended
	 * @param outcome what came of it, in words; null if it has not ended
	 * @param executions the numbers of its executions, the first ones of many
	 * @param leftOut how many times of the schedule came while it was under way; of one
	 * that was missed, how many were, with it
	 */
	public record Fired(Instant dueAt, State state, @Nullable String by, @Nullable Instant endedAt,
			@Nullable Integer exitCode, @Nullable String outcome, List<Long> executions, int leftOut) {

	}

}
