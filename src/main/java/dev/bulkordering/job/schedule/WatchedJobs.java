package dev.bulkordering.job.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinitions;

/**
 * The job files as they are at the moment. A file is read again when it has changed, so
 * that asking for them each second costs little. Thread-safe.
 */
class WatchedJobs {

	private static final Logger log = LoggerFactory.getLogger(WatchedJobs.class);

	private final JobDefinitions definitions;

	private final Map<String, Read> known = new ConcurrentHashMap<>();

	WatchedJobs(JobDefinitions definitions) {
		this.definitions = definitions;
	}

	private record Stamp(Path file, long size, FileTime modified) {

	}

	/** A file as it was read; without a job where it has problems. */
	private record Read(Stamp stamp, @Nullable JobDefinition job) {

	}

	/** The jobs with a schedule and an inbox whose files can be read. */
	List<JobDefinition> scheduled() {
		List<JobDefinition> jobs = new ArrayList<>();
		List<String> names = definitions.names();
		known.keySet().retainAll(names);
		for (String name : names) {
			JobDefinition job = job(name);
			if (job != null && job.schedule() != null && job.inbox() != null) {
				jobs.add(job);
			}
		}
		return jobs;
	}

	/**
	 * Makes sure that there is a job of a name.
	 * @throws RefusedException if there is none
	 */
	void require(String name) {
		if (!definitions.names().contains(name)) {
			throw new RefusedException(
					"There is no job " + name + " any more. Its file has gone from the jobs directory.");
		}
	}

	private @Nullable JobDefinition job(String name) {
		try {
			Path file = definitions.find(name);
			Stamp stamp = new Stamp(file, Files.size(file), Files.getLastModifiedTime(file));
			Read before = known.get(name);
			if (before != null && before.stamp().equals(stamp)) {
				return before.job();
			}
			JobDefinition job = read(name);
			known.put(name, new Read(stamp, job));
			return job;
		}
		catch (RefusedException | IOException ex) {
			// gone, or being replaced at this moment
			return null;
		}
	}

	// once for each change of a file, and not each second
	private @Nullable JobDefinition read(String name) {
		try {
			return definitions.load(name);
		}
		catch (RefusedException ex) {
			log.warn("the job {} is not run by a schedule: {}", name, ex.getMessage());
			return null;
		}
	}

}
