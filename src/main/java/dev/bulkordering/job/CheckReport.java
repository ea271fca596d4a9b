package dev.bulkordering.job;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.step.Accounts;
import dev.bulkordering.job.step.Balances;
import dev.bulkordering.job.step.Planning;
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
 * @param reasons why there would be so many orders, the reason for most of them first
 * @param skus what would be ordered by SKU, the first of them, the dearest first
 * @param skuCount how many SKUs there are in all
 * @param funds what the account holds; null if the provider does not tell it
 */
public record CheckReport(RunReport summary, List<Issue> issues, List<IgnoredRow> ignoredRows, List<String> warnings,
		long unitsBoughtAgain, @Nullable Duration time, @Nullable String hindrance, boolean needsApproval,
		List<Planning.Reason> reasons, List<Accounts.SkuValue> skus, long skuCount, Balances.@Nullable Funds funds) {

	/** What was found in a sheet that a run would place at once. */
	public CheckReport(RunReport summary, List<Issue> issues, List<IgnoredRow> ignoredRows, List<String> warnings,
			long unitsBoughtAgain, @Nullable Duration time) {
		this(summary, issues, ignoredRows, warnings, unitsBoughtAgain, time, null, false, List.of(), List.of(), 0,
				null);
	}

}
