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
 */
public record CheckReport(RunReport summary, List<Issue> issues, List<IgnoredRow> ignoredRows, List<String> warnings,
		long unitsBoughtAgain, @Nullable Duration time) {

}
