package dev.bulkordering.job;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An execution as a list of many shows it.
 *
 * @param number its number
 * @param job name of the job
 * @param sheet file name of the sheet
 * @param status how it ended, or stands
 * @param exitCode see {@link ExitCode}; null while it runs, or if it died
 * @param failure why it failed, stopped or waits; null if it did not
 * @param startedBy who began it
 * @param startedAt when it began
 * @param endedAt when it ended; null if it has not, or died
 */
public record ExecutionLine(long number, String job, String sheet, RunStatus status, @Nullable Integer exitCode,
		@Nullable String failure, String startedBy, Instant startedAt, @Nullable Instant endedAt) {

	/**
	 * Which executions are looked for; null means any.
	 *
	 * @param jobs names of the jobs
	 * @param status how it ended, or stands
	 * @param from begun then or later
	 * @param until begun before that
	 * @param latest whether only the latest execution of each run counts
	 * @param person only of runs that this person began, in the console or by a program
	 */
	public record Filter(@Nullable Set<String> jobs, @Nullable RunStatus status, @Nullable Instant from,
			@Nullable Instant until, boolean latest, @Nullable String person) {

		/** Every execution. */
		public static final Filter ALL = new Filter(null, null, null, null, false, null);

		/** Every run, by its latest execution. */
		public static Filter runs(@Nullable Set<String> jobs, @Nullable String person) {
			return new Filter(jobs, null, null, null, true, person);
		}

	}

}
