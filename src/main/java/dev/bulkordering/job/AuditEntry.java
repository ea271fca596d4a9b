package dev.bulkordering.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.run.AuditTrail.Action;

/**
 * What somebody did, as the audit trail keeps it.
 *
 * @param id stands for the entry; a later one has a larger one
 * @param at when it was done
 * @param actor who did it, and where, as {@code olga@console}
 * @param person who did it, in small letters
 * @param action what was done
 * @param execution the latest execution of the run that it was done to, if it was one
 * @param job name of that run's job
 * @param reference our reference of the order that it was done to, if it was one
 * @param reason why, as the person said it
 * @param detail what belongs to it beside that
 */
public record AuditEntry(long id, Instant at, String actor, String person, Action action, @Nullable Long execution,
		@Nullable String job, @Nullable String reference, @Nullable String reason, @Nullable String detail) {

	/**
	 * Which entries are looked for; null means any.
	 *
	 * @param person who did it, whatever letters the name is written in
	 * @param action what was done
	 * @param execution any execution of the run that it was done to
	 * @param reference our reference of the order that it was done to
	 * @param from done then or later
	 * @param until done before that
	 * @param text stands in the reason or the detail, in whatever letters
	 */
	public record Filter(@Nullable String person, @Nullable Action action, @Nullable Long execution,
			@Nullable String reference, @Nullable Instant from, @Nullable Instant until, @Nullable String text) {

		/** Every entry. */
		public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

	}

}
