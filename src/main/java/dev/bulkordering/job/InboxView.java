package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What lies in a job's inbox.
 *
 * @param directory where it is
 * @param problem why it cannot be looked at; null if it can
 * @param waiting the files in it, oldest first, the first ones of many
 * @param waitingInAll how many there are
 * @param refused the sheets that were turned away, latest first, the first ones of many
 * @param refusedInAll how many there are
 */
public record InboxView(Path directory, @Nullable String problem, List<Waiting> waiting, long waitingInAll,
		List<Refused> refused, long refusedInAll) {

	/**
	 * A file in the inbox.
	 *
	 * @param name its name
	 * @param bytes its size
	 * @param changedAt when it was last changed
	 * @param notReady why the next run leaves it where it is; null if it takes it
	 * @param execution its execution that has not finished, if it was run already
	 */
	public record Waiting(String name, long bytes, Instant changedAt, @Nullable String notReady,
			@Nullable Long execution) {

	}

	/**
	 * A sheet that was turned away.
	 *
	 * @param name its name
	 * @param bytes its size
	 * @param at when it was put there
	 * @param reason why, in words
	 */
	public record Refused(String name, long bytes, Instant at, String reason) {

	}

}
