package dev.bulkordering.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.Executions.Execution;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.Reporting;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.result.ResultUnwritableException;

/** Stops runs that other processes work on, and gives up runs for good. */
class RunControl {

	private static final Logger log = LoggerFactory.getLogger(RunControl.class);

	private static final List<OrderState> DOUBTFUL = List.of(OrderState.PLACING, OrderState.UNKNOWN, OrderState.HELD);

	private final RunPreparation preparation;

	private final Runs runs;

	private final Executions executions;

	private final Orders orders;

	private final Leases leases;

	private final Reporting reporting;

	private final RunReports reports;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	RunControl(RunPreparation preparation, Runs runs, Executions executions, Orders orders, Leases leases,
			Reporting reporting, RunReports reports, AuditTrail audit, Transactions transactions, DatabaseClock clock) {
		this.preparation = preparation;
		this.runs = runs;
		this.executions = executions;
		this.orders = orders;
		this.leases = leases;
		this.reporting = reporting;
		this.reports = reports;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Asks whoever works on a run to stop, and waits until that is done.
	 * @param reason why, for the audit trail; null if nobody said
	 * @param patience how long to wait at the most
	 * @return the run as it stands then; where another owner goes on with it already,
	 * with the end of the execution that was stopped
	 * @throws RefusedException if nobody works on it
	 */
	RunReport stop(long execution, @Nullable String reason, Duration patience) {
		RunRecord run = ofExecution(execution);
		RunStatus status = run.statusAt(clock.millis());
		if (status != RunStatus.RUNNING) {
			throw new RefusedException("execution " + execution + " is " + status + ", so there is nothing to stop"
					+ (status == RunStatus.DIED ? ": its process is gone. restart goes on with it" : ""));
		}
		Optional<Execution> asked = executions.latest(run.id());
		transactions.run(() -> {
			runs.askToStop(run.id(), clock.millis());
			audit.add(Action.STOP, run.id(), reason, "execution " + execution);
		});
		long until = System.nanoTime() + patience.toNanos();
		RunRecord now = run;
		// Whoever takes the run over was not asked to stop.
		while (now.owner().fence() == run.owner().fence() && now.owner().isAlive(clock.millis())
				&& System.nanoTime() - until < 0) {
			pause();
			now = runs.get(run.id());
		}
		if (now.owner().fence() == run.owner().fence() || asked.isEmpty()) {
			return reports.of(now);
		}
		return reports.ofEnded(now, executions.get(asked.get().id()).orElseThrow());
	}

	/**
	 * Gives up a run: it is never restarted any more.
	 * @throws RefusedException if it is complete, was never planned, or somebody works on
	 * it
	 */
	Abandonment abandon(long execution, String reason) {
		if (reason.isBlank()) {
			throw new RefusedException("--reason is empty; say in a few words why the run is given up");
		}
		requireAbandonable(ofExecution(execution), execution);
		try (Lease lease = leases.acquire(ofExecution(execution).id())) {
			RunRecord run = ofExecution(execution);
			requireAbandonable(run, execution);
			Abandonment left = leftBehind(run, execution);
			giveUp(lease, run, "given up: " + reason,
					() -> audit.add(Action.ABANDON, run.id(), reason, "execution " + execution));
			return left;
		}
	}

	/**
	 * Gives up a run whose lease is held, and writes its result sheet anew.
	 * @param why for people
	 * @param record puts it into the audit trail, in the same transaction
	 */
	void giveUp(Lease lease, RunRecord run, String why, Runnable record) {
		transactions.run(() -> {
			lease.verify();
			int code = run.exitCode() == null ? ExitCode.FAILED : run.exitCode();
			// A run that never got a plan leaves its sheet free.
			if (run.plannedOrders() == 0) {
				runs.release(run.id(), RunStatus.ABANDONED, why, code, clock.millis());
			}
			else {
				runs.end(run.id(), RunStatus.ABANDONED, code, why, clock.millis());
			}
			record.run();
		});
		writeResult(run, lease, why);
	}

	// The run is given up all the same where its provider is not configured any more, or
	// its result has no place.
	private void writeResult(RunRecord run, Lease lease, String whyNotTried) {
		if (run.stagedAt() == null) {
			return;
		}
		try {
			reporting.write(runs.get(run.id()), lease, preparation.resultFormat(run), whyNotTried);
		}
		catch (ResultUnwritableException ex) {
			log.warn("the result sheet of execution {} is not up to date: {}", run.number(), ex.getMessage());
		}
	}

	private static void requireAbandonable(RunRecord run, long execution) {
		switch (run.status()) {
			case COMPLETED ->
				throw new RefusedException("execution " + execution + " is complete: there is nothing to give up");
			case REFUSED, ABANDONED ->
				throw new RefusedException("execution " + execution + " is " + run.status() + " already");
			default -> {
			}
		}
	}

	private Abandonment leftBehind(RunRecord run, long execution) {
		if (run.plannedAt() == null) {
			return new Abandonment(execution, run.job(), run.sheetPath(), 0, 0, List.of(), 0);
		}
		long[] unplaced = orders.unplaced(run.id());
		List<String> inDoubt = new ArrayList<>();
		DOUBTFUL.forEach(
				(state) -> orders.in(run.id(), state).forEach((order) -> inDoubt.add(order.identity().reference())));
		return new Abandonment(execution, run.job(), run.sheetPath(), unplaced[0], unplaced[1], List.copyOf(inDoubt),
				orders.count(run.id()).getOrDefault(OrderState.PENDING, 0L));
	}

	/**
	 * The run of an execution.
	 * @throws RefusedException if there is none
	 */
	RunRecord ofExecution(long execution) {
		return runs.ofExecution(execution)
			.orElseThrow(() -> new RefusedException("There is no execution " + execution + ". status lists them"));
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException("Interrupted while waiting. The run stops all the same; status shows when");
		}
	}

}
