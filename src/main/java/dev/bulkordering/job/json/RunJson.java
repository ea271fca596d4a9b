package dev.bulkordering.job.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** A run; one that is running has no exit code yet. */
public record RunJson(String job, String sheet, @Nullable Long executionId, RunStatus status,
		@Nullable Integer exitCode, Rows rows, Units units, Orders orders, Map<String, String> value,
		Map<String, String> valueOrdered, @Nullable String resultSheet, @Nullable String error,
		@Nullable Instant startedAt, @Nullable Instant endedAt) {

	/** Counts of rows. */
	public record Rows(long read, long valid, long invalid, long ignored) {

		static Rows of(RunReport.Rows rows) {
			return new Rows(rows.read(), rows.valid(), rows.invalid(), rows.ignored());
		}

	}

	/** Counts of the units of valid rows. */
	public record Units(long asked, long ordered, long pending, long rejected, long held, long skipped) {

		static Units of(RunReport.Units units) {
			return new Units(units.asked(), units.ordered(), units.pending(), units.rejected(), units.held(),
					units.skipped());
		}

	}

	/** Counts of orders. */
	public record Orders(long planned, long lowerBound, long placed, long pending, long rejected, long held,
			long skipped) {

		static Orders of(RunReport.Orders orders) {
			return new Orders(orders.planned(), orders.lowerBound(), orders.placed(), orders.pending(),
					orders.rejected(), orders.held(), orders.skipped());
		}

	}

	/** The shape of a run. */
	public static RunJson of(RunReport report) {
		return new RunJson(report.job(), report.sheet(), report.executionId(), report.status(),
				report.status() == RunStatus.RUNNING ? null : report.exitCode(), Rows.of(report.rows()),
				Units.of(report.units()), Orders.of(report.orders()), texts(report.value()),
				texts(report.valueOrdered()), report.resultSheet(), report.error(), report.startedAt(),
				report.endedAt());
	}

	/** The shapes of runs. */
	public static List<RunJson> of(List<RunReport> reports) {
		return reports.stream().map(RunJson::of).toList();
	}

	static Map<String, String> texts(Map<String, BigDecimal> amounts) {
		Map<String, String> texts = new TreeMap<>();
		amounts.forEach((currency, amount) -> texts.put(currency, amount.toPlainString()));
		return texts;
	}

}
