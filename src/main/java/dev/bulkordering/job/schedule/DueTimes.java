package dev.bulkordering.job.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.definition.JobDefinition.Schedule;

/**
 * The times of a schedule that have come since it was looked at.
 *
 * @param firstMissed the first that came too long ago; null if none did
 * @param missed how many came too long ago, at most {@link #MOST_COUNTED}
 * @param latest the latest of those that came just now; null if none did
 */
record DueTimes(@Nullable Instant firstMissed, int missed, @Nullable Instant latest) {

	/**
	 * How late a time may be made up for: as long as it takes to restart a server, and no
	 * longer, since nobody expects yesterday's run at noon.
	 */
	static final Duration GRACE = Duration.ofMinutes(5);

	/** Nobody needs the exact number of more. */
	static final int MOST_COUNTED = 1000;

	/** The times after one moment, up to another one. */
	static DueTimes between(Schedule schedule, Instant after, Instant now) {
		Instant early = now.minus(GRACE);
		Instant firstMissed = null;
		int missed = 0;
		Instant next = next(schedule, after);
		while (next != null && !next.isAfter(early)) {
			firstMissed = firstMissed == null ? next : firstMissed;
			next = ++missed == MOST_COUNTED ? next(schedule, early) : next(schedule, next);
		}
		Instant latest = null;
		while (next != null && !next.isAfter(now)) {
			latest = next;
			next = next(schedule, next);
		}
		return new DueTimes(firstMissed, missed, latest);
	}

	/** The next time after a moment; null if there is none any more. */
	static @Nullable Instant next(Schedule schedule, Instant after) {
		ZonedDateTime next = schedule.cron().next(after.atZone(schedule.zone()));
		return next == null ? null : next.toInstant();
	}

}
