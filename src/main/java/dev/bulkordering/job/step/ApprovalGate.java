package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.run.Approvals;
import dev.bulkordering.job.run.Approvals.Approval;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.Ending.WaitsForApprovalException;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/**
 * Lets nothing of a run be placed that a second person has to approve, unless the very
 * plan that stands in the database was approved.
 */
public class ApprovalGate {

	private final Accounts accounts;

	private final Approvals approvals;

	private final PlanCheck check;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	/** A gate that goes by what is in a database. */
	public ApprovalGate(Accounts accounts, Approvals approvals, PlanCheck check, AuditTrail audit,
			Transactions transactions, DatabaseClock clock) {
		this.accounts = accounts;
		this.approvals = approvals;
		this.check = check;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * What stands for the rows of a run that is about to be planned, if it needs
	 * approval; null if it needs none.
	 */
	@Nullable String contentHash(JobDefinition job, long run) {
		return job.needsApproval(accounts.of(run, false).value()) ? check.contentHash(run) : null;
	}

	/**
	 * To be called before anything of a run is placed.
	 * @param execution the execution that is about to place it
	 * @throws WaitsForApprovalException if nothing may be placed
	 */
	void pass(RunWork work, RunRecord run, long execution) throws WaitsForApprovalException {
		if (!run.needsApproval()) {
			return;
		}
		Optional<Approval> approval = transactions.read(() -> approvals.of(run.id()));
		if (approval.isEmpty()) {
			throw new WaitsForApprovalException("waits for approval: it is worth "
					+ money(accounts.of(run.id(), true).value()) + ", and " + rule(work.definition()) + ". Its plan is "
					+ run.planHash() + "; orders --execution " + execution
					+ " shows what would be ordered. To have it placed, another person than those who began it says:"
					+ " approve " + execution + " --plan " + run.planHash()
					+ " --reason TEXT. To turn it down: decline " + execution + " --reason TEXT");
		}
		Optional<String> change = check.change(run, approval.get().planHash());
		if (change.isPresent()) {
			String why = "the approval by " + approval.get().by().user() + " is void, since the run has changed in the"
					+ " database: " + change.get();
			transactions.run(() -> {
				work.lease().verify();
				approvals.makeVoid(run.id(), change.get(), clock.millis());
				audit.add(Action.VOID, run.id(), null, why);
			});
			throw new WaitsForApprovalException(why + ". Nothing was placed by this execution. Find out who changed it;"
					+ " as it is, it can only be turned down: decline " + execution + " --reason TEXT");
		}
	}

	private static String rule(JobDefinition job) {
		Map<String, BigDecimal> above = job.approvalAbove();
		return above == null || above.isEmpty() ? "every sheet of its job waits for a second person"
				: "its job places up to " + money(above) + " without a second person (approval-above)";
	}

	private static String money(Map<String, BigDecimal> amounts) {
		return new TreeMap<>(amounts).entrySet()
			.stream()
			.map((amount) -> amount.getKey() + " " + amount.getValue().toPlainString())
			.collect(Collectors.joining(", "));
	}

}
