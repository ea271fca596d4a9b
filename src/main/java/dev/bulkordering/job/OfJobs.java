package dev.bulkordering.job;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Narrows queries to runs of some jobs: whom few jobs are granted sees no others. */
final class OfJobs {

	private OfJobs() {
	}

	/**
	 * Adds the condition to a query in which {@code r} is the run.
	 * @param jobs names of jobs; null means any
	 */
	static void narrow(@Nullable Set<String> jobs, StringBuilder sql, Collection<Object> arguments) {
		if (jobs == null) {
			return;
		}
		sql.append(jobs.isEmpty() ? " and 1 = 0"
				: " and r.job in (" + String.join(", ", Collections.nCopies(jobs.size(), "?")) + ")");
		arguments.addAll(jobs);
	}

}
