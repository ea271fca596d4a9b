package dev.bulkordering.job.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.bulkordering.job.RefusedException;

/**
 * The configuration of the whole application ({@code bulk-ordering}). Relative paths are
 * relative to the working directory.
 *
 * @param jobsDirectory where job files are
 * @param resultsDirectory where result sheets go
 * @param lease how long a run belongs to its owner without a sign of life, at least 5 s
 */
@ConfigurationProperties("bulk-ordering")
public record BulkOrderingSettings(@DefaultValue("jobs") String jobsDirectory,
		@DefaultValue("results") String resultsDirectory,
		@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration lease) {

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

	/** Checks the lease and the directories. */
	public BulkOrderingSettings {
		if (lease.compareTo(SHORTEST_LEASE) < 0) {
			throw new RefusedException(
					"bulk-ordering.lease: " + lease.toMillis() + "ms is too short; expected at least 5s");
		}
		requirePath("jobs-directory", jobsDirectory);
		requirePath("results-directory", resultsDirectory);
	}

	/** The jobs directory. */
	public Path jobs() {
		return Path.of(jobsDirectory);
	}

	/** The results directory. */
	public Path results() {
		return Path.of(resultsDirectory);
	}

	private static void requirePath(String key, String path) {
		if (path.isBlank() || path.indexOf('\0') >= 0) {
			throw new RefusedException("bulk-ordering." + key + ": has no value; expected the path of a directory");
		}
	}

}
