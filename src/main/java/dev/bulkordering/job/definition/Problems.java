package dev.bulkordering.job.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.bulkordering.job.RefusedException;

/** Collects what is wrong with a job file, so that people mend it in one go. */
final class Problems {

	private static final int LONGEST_VALUE = 60;

	private final String file;

	private final List<Problem> found = new ArrayList<>();

	Problems(String file) {
		this.file = file;
	}

	/** Adds a problem of a key. */
	void add(int line, String key, String what) {
		found.add(new Problem(line, key + ": " + what));
	}

	/** Adds a problem that belongs to no key. */
	void add(int line, String what) {
		found.add(new Problem(line, what));
	}

	boolean isEmpty() {
		return found.isEmpty();
	}

	/**
	 * Ends here if anything was found.
	 * @throws RefusedException with one line a problem, in the order of the file
	 */
	void refuseIfAny() {
		if (!found.isEmpty()) {
			throw new RefusedException(found.stream()
				.sorted(Comparator.comparingInt(Problem::line))
				.map((problem) -> file + ":" + problem.line() + ": " + problem.what())
				.distinct()
				.collect(Collectors.joining("\n")));
		}
	}

	/** A value of the file as a message shows it. */
	static String quoted(String value) {
		String printable = value.replaceAll("\\p{Cntrl}", " ");
		return "'" + (printable.length() <= LONGEST_VALUE ? printable : printable.substring(0, LONGEST_VALUE) + "…")
				+ "'";
	}

	private record Problem(int line, String what) {

	}

}
