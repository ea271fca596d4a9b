package dev.bulkordering.job.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
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
 * @param approvers names of the users who may approve runs that wait; null for anyone but
 * those who began a run
 */
@ConfigurationProperties("bulk-ordering")
public record BulkOrderingSettings(@DefaultValue("jobs") String jobsDirectory,
		@DefaultValue("results") String resultsDirectory,
		@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration lease, @Nullable List<String> approvers) {

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

	/** Checks the lease, the directories and the approvers. */
	public BulkOrderingSettings {
		if (lease.compareTo(SHORTEST_LEASE) < 0) {
			throw new RefusedException(
					"bulk-ordering.lease: " + lease.toMillis() + "ms is too short; expected at least 5s");
		}
		requirePath("jobs-directory", jobsDirectory);
		requirePath("results-directory", resultsDirectory);
		// A variable that is not set must not let everybody approve.
		if (approvers != null && (approvers.isEmpty() || approvers.stream().anyMatch(String::isBlank))) {
			throw new RefusedException("bulk-ordering.approvers: has no value; expected names of users, or no such key"
					+ " for anyone but those who began a run");
		}
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
