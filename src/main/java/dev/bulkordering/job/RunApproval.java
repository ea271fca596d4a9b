package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.run.Actor;
import dev.bulkordering.job.run.Approvals;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.Executions.Execution;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.PlanCheck;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/** Takes the decision of a second person on a run that waits for it. Places nothing. */
class RunApproval {

	private final RunControl control;

	private final Runs runs;

	private final Executions executions;

	private final Approvals approvals;

	private final PlanCheck check;

	private final Leases leases;

	private final RunReports reports;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	private final @Nullable List<String> approvers;

	/**
	 * Decisions on runs of a database.
	 * @param approvers names of the users who may approve; null for anyone but those who
	 * began a run
	 */
	RunApproval(RunControl control, Runs runs, Executions executions, Approvals approvals, PlanCheck check,
			Leases leases, RunReports reports, AuditTrail audit, Transactions transactions, DatabaseClock clock,
			@Nullable List<String> approvers) {
		this.control = control;
		this.runs = runs;
		this.executions = executions;
		this.approvals = approvals;
		this.check = check;
		this.leases = leases;
		this.reports = reports;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
		this.approvers = approvers;
	}

	/**
	 * Approves the plan of a run: a restart places it.
	 * @throws RefusedException if the run does not wait, has another plan, or the current
	 * actor may not approve it
	 */
	RunReport approve(long execution, String planHash, String reason) {
		requireReason(reason, "approved");
		long id = waiting(control.ofExecution(execution), execution).id();
		try (Lease lease = leases.acquire(id)) {
			RunRecord run = waiting(runs.get(id), execution);
			Actor actor = Actor.current();
			if (hasBegun(run, actor)) {
				throw new RefusedException(actor.user() + " has begun or restarted execution " + execution
						+ "; it has to be another person who approves it. Nothing was approved");
			}
			requireListed(actor, "Nothing was approved");
			requireThePlan(run, execution, planHash);
			transactions.run(() -> {
				lease.verify();
				approvals.add(run.id(), planHash, reason, clock.millis());
				runs.end(run.id(), RunStatus.STOPPED, ExitCode.STOPPED,
						"approved by " + actor.user() + "; restart places it", clock.millis());
				audit.add(Action.APPROVE, run.id(), reason, "execution " + execution + ", plan " + planHash);
			});
			return reports.of(runs.get(run.id()));
		}
	}

	/**
	 * Turns a run down: it is never placed. Those who began it may do that, too.
	 * @throws RefusedException if the run does not wait, or the current actor may not
	 * decline it
	 */
	RunReport decline(long execution, String reason) {
		requireReason(reason, "declined");
		long id = waiting(control.ofExecution(execution), execution).id();
		try (Lease lease = leases.acquire(id)) {
			RunRecord run = waiting(runs.get(id), execution);
			Actor actor = Actor.current();
			if (!hasBegun(run, actor)) {
				requireListed(actor, "Nothing was declined");
			}
			control.giveUp(lease, run, "declined by " + actor.user() + ": " + reason,
					() -> audit.add(Action.DECLINE, run.id(), reason, "execution " + execution));
			return reports.of(runs.get(run.id()));
		}
	}

	/** Who began a run or restarted it, as recorded, each once. */
	List<String> begunBy(RunRecord run) {
		return executions.of(run.id()).stream().map(Execution::startedBy).distinct().toList();
	}

	/** The approval of a run that counts, or null. */
	ExecutionView.@Nullable Approval of(RunRecord run) {
		return approvals.of(run.id())
			.map((approval) -> new ExecutionView.Approval(approval.by().toString(), Instant.ofEpochMilli(approval.at()),
					approval.reason(), approval.planHash()))
			.orElse(null);
	}

	private static void requireReason(String reason, String decision) {
		if (reason.isBlank()) {
			throw new RefusedException("--reason is empty; say in a few words why the run is " + decision);
		}
	}

	private RunRecord waiting(RunRecord run, long execution) {
		RunStatus status = run.statusAt(clock.millis());
		if (status != RunStatus.WAITING_APPROVAL) {
			throw new RefusedException("execution " + execution + " is " + status
					+ ", so there is nothing to decide: only a run that waits for approval is approved or declined");
		}
		return run;
	}

	// Whoever has restarted a run has had it in hand, too.
	private boolean hasBegun(RunRecord run, Actor actor) {
		return begunBy(run).stream().anyMatch((person) -> Actor.recorded(person).isSamePersonAs(actor));
	}

	private void requireListed(Actor actor, String outcome) {
		if (approvers != null && approvers.stream().noneMatch(actor.user()::equalsIgnoreCase)) {
			throw new RefusedException(actor.user() + " is not among those who may decide on runs that wait"
					+ " (bulk-ordering.approvers): " + String.join(", ", approvers) + ". " + outcome);
		}
	}

	private void requireThePlan(RunRecord run, long execution, String planHash) {
		if (!planHash.equals(run.planHash())) {
			throw new RefusedException("execution " + execution + " has another plan than the one that --plan names, so"
					+ " it is not what was looked at. --plan takes the whole hash that status " + execution
					+ " shows; orders --execution " + execution
					+ " shows what would be ordered. Look at that first. Nothing was approved");
		}
		Optional<String> change = check.change(run, planHash);
		if (change.isPresent()) {
			throw new RefusedException("execution " + execution + " has changed in the database since it was planned: "
					+ change.get() + ". Nothing was approved; decline " + execution + " turns it down");
		}
	}

}
