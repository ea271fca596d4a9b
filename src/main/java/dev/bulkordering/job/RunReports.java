package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunReport.Orders;
import dev.bulkordering.job.RunReport.Rows;
import dev.bulkordering.job.RunReport.Units;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.Executions.Execution;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.Accounts;
import dev.bulkordering.job.step.Accounts.Sums;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.UnitStatus;
import dev.bulkordering.placement.DatabaseClock;

/** Tells what became of runs, from our own tables. */
class RunReports {

	private final Accounts accounts;

	private final Executions executions;

	private final DatabaseClock clock;

	RunReports(Accounts accounts, Executions executions, DatabaseClock clock) {
		this.accounts = accounts;
		this.executions = executions;
		this.clock = clock;
	}

	/** A run as it stands, with its latest execution. */
	RunReport of(RunRecord run) {
		return of(run, executions.latest(run.id()).orElse(null));
	}

	/** A run as it stands, with one of its executions. */
	RunReport of(RunRecord run, @Nullable Execution execution) {
		boolean planned = run.plannedAt() != null;
		Sums sums = accounts.of(run.id(), planned);
		RunStatus status = run.statusAt(clock.millis());
		boolean refused = status == RunStatus.REFUSED;
		return new RunReport(run.job(), run.sheetPath(), execution == null || refused ? null : execution.id(), status,
				exitCode(run, status, sums),
				new Rows(run.rowsValid() + run.rowsInvalid(), run.rowsValid(), run.rowsInvalid(), run.rowsIgnored()),
				units(sums), orders(run, sums), sums.value(), sums.valueOrdered(), run.resultPath(), run.failure(),
				instant(execution == null ? Long.valueOf(run.createdAt()) : Long.valueOf(execution.startedAt())),
				instant(execution == null ? run.endedAt() : execution.endedAt()));
	}

	/** A run as it stands, with the end of an execution that another one came after. */
	RunReport ofEnded(RunRecord run, Execution execution) {
		Integer code = execution.exitCode();
		return of(run, execution).endedWith(execution.status(), code != null ? code : ExitCode.FAILED,
				execution.failure());
	}

	/** A report that says which rows were ignored, and why. */
	RunReport withIgnoredRows(RunReport report, List<IgnoredRow> ignored) {
		RunReport noted = report;
		for (IgnoredRow row : ignored) {
			noted = noted.withNote((row.row() == 0 ? "" : "row " + row.row() + " was ignored: ") + row.reason());
		}
		return noted;
	}

	/** The exit code of a run that has come to its end: from what became of its rows. */
	int exitCodeWhenFinished(RunRecord run) {
		return finished(run, accounts.of(run.id(), run.plannedAt() != null));
	}

	private static int finished(RunRecord run, Sums sums) {
		boolean complete = run.rowsInvalid() == 0 && sums.units(UnitStatus.ORDERED) == sums.asked();
		return complete ? ExitCode.OK : ExitCode.INCOMPLETE;
	}

	private static int exitCode(RunRecord run, RunStatus status, Sums sums) {
		if (status == RunStatus.COMPLETED) {
			return finished(run, sums);
		}
		Integer code = run.exitCode();
		return code != null ? code : status == RunStatus.RUNNING ? ExitCode.OK : ExitCode.FAILED;
	}

	private static Units units(Sums sums) {
		return new Units(sums.asked(), sums.units(UnitStatus.ORDERED), sums.units(UnitStatus.PENDING),
				sums.units(UnitStatus.REJECTED), sums.units(UnitStatus.HELD), sums.units(UnitStatus.SKIPPED));
	}

	private static Orders orders(RunRecord run, Sums sums) {
		return new Orders(run.plannedOrders(), run.lowerBound(), sums.orders(OrderState.PLACED),
				sums.orders(OrderState.PENDING), sums.orders(OrderState.REJECTED),
				sums.orders(OrderState.HELD) + sums.orders(OrderState.UNKNOWN) + sums.orders(OrderState.PLACING),
				sums.orders(OrderState.PLANNED));
	}

	static @Nullable Instant instant(@Nullable Long millis) {
		return millis == null ? null : Instant.ofEpochMilli(millis);
	}

}
