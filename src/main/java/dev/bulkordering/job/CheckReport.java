package dev.bulkordering.job;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Issue;

/**
 * What {@code check} found.
 *
 * @param summary the counts, as {@code run} would show them before placing
 * @param issues everything wrong with any row
 * @param ignoredRows rows left out, with the reason
 * @param warnings what a person should know though it hinders nothing: a sheet run
 * before, rows seen before, price or limits worth a look
 * @param unitsBoughtAgain units that {@code run --again} would buy a second time; 0 for a
 * sheet that was never run
 * @param time how long placing takes at the provider's rate, null if nothing would be
 * placed
 * @param hindrance why a run of the sheet would place nothing, in words; null if it would
 * @param needsApproval whether a run would wait for a second person
 */
public record CheckReport(RunReport summary, List<Issue> issues, List<IgnoredRow> ignoredRows, List<String> warnings,
		long unitsBoughtAgain, @Nullable Duration time, @Nullable String hindrance, boolean needsApproval) {

	/** What was found in a sheet that a run would place at once. */
	public CheckReport(RunReport summary, List<Issue> issues, List<IgnoredRow> ignoredRows, List<String> warnings,
			long unitsBoughtAgain, @Nullable Duration time) {
		this(summary, issues, ignoredRows, warnings, unitsBoughtAgain, time, null, false);
	}

}
