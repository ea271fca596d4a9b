package dev.bulkordering.job.step;

import java.util.stream.Collectors;

/** Sentences that several places say. */
public final class Sentences {

	private Sentences() {
	}

	/** Which rows were ordered before. */
	public static String seen(SeenBefore.SeenRows seen) {
		String first = seen.first()
			.stream()
			.map((row) -> "row " + row.row() + " (row " + row.earlierRow() + " of execution " + row.earlierRun() + ")")
			.collect(Collectors.joining(", "));
		return seen.count() + (seen.count() == 1 ? " row was" : " rows were") + " in an earlier sheet of this job: "
				+ first + (seen.count() > seen.first().size() ? ", …" : "") + ".";
	}

}
