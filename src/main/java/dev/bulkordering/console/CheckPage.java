package dev.bulkordering.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.step.Balances;
import dev.bulkordering.order.Issue;

/**
 * What was found in an uploaded sheet, as its page shows it.
 *
 * @param check all of it
 * @param faults how many cells are to be mended in each column, most first
 * @param faultyRows in how many rows these are
 * @param issues the first of them
 * @param warnings what a person should know, without what hinders
 * @param hindrance why nothing of it can be placed, or null
 */
record CheckPage(CheckReport check, List<Fault> faults, long faultyRows, List<Issue> issues, List<String> warnings,
		@Nullable String hindrance) {

	/** How many issues a page shows. */
	static final int MOST_ISSUES = 50;

	/** How many cells of a column are to be mended. */
	record Fault(String header, long count) {

	}

	/** What is shown of a check. */
	static CheckPage of(CheckReport check, Upload upload) {
		Map<String, Long> counts = check.issues()
			.stream()
			.collect(Collectors.groupingBy(Issue::header, LinkedHashMap::new, Collectors.counting()));
		List<Fault> faults = counts.entrySet()
			.stream()
			.map((one) -> new Fault(one.getKey(), one.getValue()))
			.sorted((one, other) -> Long.compare(other.count(), one.count()))
			.toList();
		String hindrance = check.hindrance();
		return new CheckPage(check, faults, check.issues().stream().mapToInt(Issue::row).distinct().count(),
				check.issues().stream().limit(MOST_ISSUES).toList(),
				check.warnings()
					.stream()
					.filter((warning) -> !Objects.equals(warning, hindrance) && !isShownAsFact(warning, check.funds()))
					.toList(),
				hindrance == null ? null : named(hindrance, upload));
	}

	private static boolean isShownAsFact(String warning, Balances.@Nullable Funds funds) {
		return funds != null && !funds.missing() && funds.sentence().equals(warning);
	}

	/** A sentence that calls the file by its name, and not by where it is kept. */
	static String named(String sentence, Upload upload) {
		return sentence.replace(upload.file().toString(), upload.name());
	}

	/** Whether a sheet was read at all. */
	public boolean wasRead() {
		return check.summary().rows().read() > 0;
	}

	/** How many issues the page does not show. */
	public long moreIssues() {
		return check.issues().size() - issues.size();
	}

}
