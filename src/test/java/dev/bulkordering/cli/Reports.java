package dev.bulkordering.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** Runs as operations report them. */
final class Reports {

	private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");

	private Reports() {
	}

	/** A large run that ended incomplete. */
	static RunReport incomplete() {
		return new RunReport("rewards", "in/orders.xlsx", 12L, RunStatus.COMPLETED, 3,
				new RunReport.Rows(1400, 1398, 2, 3), new RunReport.Units(12_000, 11_980, 5, 10, 5, 0),
				new RunReport.Orders(480, 478, 470, 4, 5, 1, 0), Map.of("EUR", new BigDecimal("12345.5")),
				Map.of("EUR", new BigDecimal("12000")), "results/orders-result.xlsx", null, BEGUN,
				BEGUN.plusSeconds(191), List.of("The sandbox answered: nothing was bought."));
	}

	/** A run with a status and an exit code and little else. */
	static RunReport ended(RunStatus status, int exitCode) {
		return new RunReport("rewards", "a.csv", 7L, status, exitCode, new RunReport.Rows(2, 2, 0, 0),
				new RunReport.Units(2, 2, 0, 0, 0, 0), new RunReport.Orders(1, 1, 1, 0, 0, 0, 0),
				Map.of("INR", new BigDecimal("20.00")), Map.of("INR", new BigDecimal("20.00")), "results/a.csv", null,
				BEGUN, BEGUN.plusSeconds(1));
	}

	/** A refused sheet. */
	static RunReport refused() {
		return new RunReport("rewards", "a.csv", null, RunStatus.REFUSED, 2, RunReport.Rows.NONE, RunReport.Units.NONE,
				RunReport.Orders.NONE, Map.of(), Map.of(), null, "a.csv has no header row", null, null);
	}

}
