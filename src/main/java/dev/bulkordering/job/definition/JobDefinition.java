package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.result.ResultFormat;

/**
 * A job as its file defines it, checked as far as that is possible without a sheet.
 *
 * @param name the file's name without its ending; part of every order's reference
 * @param file the file, as it was found
 * @param provider id of the provider
 * @param options the provider's own settings for this job, in the written form that the
 * provider declares
 * @param sheet how the job's sheets are read
 * @param limits what the job allows; never widens what the provider allows
 * @param invalidRows what invalid rows do to the others
 * @param seenRows what rows do that an earlier sheet of the job held
 * @param priceTolerance how far a quote or charge may be off the plan, in the sheet's
 * currency
 * @param sandboxOnly whether the job is refused with any other base URL than the sandbox
 * @param approvalAbove value by currency above which a sheet waits for a second person; a
 * currency that is not in it always waits; null if no sheet waits
 * @param follow how long a run waits for pending orders
 * @param inbox the directory that {@code run JOB} takes sheets from, if any
 * @param schedule when the job runs by itself, if it does
 * @param resultFormat the form of the result sheet; null for the form of the input
 * @param text the file's text
 * @param hash SHA-256 of the file's bytes, in lower-case hex
 */
public record JobDefinition(String name, Path file, String provider, JobOptions options, SheetSettings sheet,
		JobLimits limits, InvalidRows invalidRows, SeenRows seenRows, BigDecimal priceTolerance, boolean sandboxOnly,
		@Nullable Map<String, BigDecimal> approvalAbove, Follow follow, @Nullable Path inbox,
		@Nullable Schedule schedule, @Nullable ResultFormat resultFormat, String text, String hash) {

	/** Whether a sheet worth so much, by currency, waits for a second person. */
	public boolean needsApproval(Map<String, BigDecimal> value) {
		Map<String, BigDecimal> free = approvalAbove;
		return free != null && value.entrySet().stream().anyMatch((worth) -> {
			BigDecimal amount = free.get(worth.getKey());
			return amount == null || worth.getValue().compareTo(amount) > 0;
		});
	}

	/** What invalid rows do to the others. */
	public enum InvalidRows {

		/** They are left out; the others are placed. */
		SKIP,
		/** One invalid row and nothing is placed. */
		REFUSE

	}

	/** What a row does that an earlier sheet of the job held. */
	public enum SeenRows {

		/** It is placed, and said. */
		WARN,
		/** One seen row and nothing is placed. */
		REFUSE,
		/** It is placed. */
		ALLOW

	}

	/**
	 * What a job allows.
	 *
	 * @param order what one order may hold; null limits are left to the provider
	 * @param quantityPerRow most units of one row
	 * @param ordersPerSheet most orders that a sheet may be packed into
	 */
	public record JobLimits(Limits order, int quantityPerRow, int ordersPerSheet) {

		/** Most units of one row where the job says nothing else. */
		public static final int QUANTITY_PER_ROW = 10_000;

		/** Most orders of one sheet where the job says nothing else. */
		public static final int ORDERS_PER_SHEET = 1_000_000;

	}

	/**
	 * How a run waits for pending orders.
	 *
	 * @param interval time between two questions about an order
	 * @param limit how long the run waits before it ends with orders pending; zero for
	 * not at all
	 */
	public record Follow(Duration interval, Duration limit) {

		/** How a run waits where the job says nothing else. */
		public static final Follow DEFAULT = new Follow(Duration.ofSeconds(5), Duration.ofMinutes(10));

	}

	/**
	 * When a job runs by itself.
	 *
	 * @param cron second, minute, hour, day of month, month, day of week
	 * @param zone the time zone that the cron expression means
	 */
	public record Schedule(CronExpression cron, ZoneId zone) {

	}

}
