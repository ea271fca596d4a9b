package dev.bulkordering.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.PlacingStores;
import dev.bulkordering.job.step.Reconciliation;
import dev.bulkordering.job.step.Reporting;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.result.ResultUnwritableException;

/** Takes up runs that nobody works on, and leaves them with their results up to date. */
class OpenRuns {

	private final RunPreparation preparation;

	private final Runs runs;

	private final PlacingStores stores;

	private final Leases leases;

	private final Reporting reporting;

	private final Reconciliation reconciliation;

	OpenRuns(RunPreparation preparation, Runs runs, PlacingStores stores, Leases leases, Reporting reporting,
			Reconciliation reconciliation) {
		this.preparation = preparation;
		this.runs = runs;
		this.stores = stores;
		this.leases = leases;
		this.reporting = reporting;
		this.reconciliation = reconciliation;
	}

	/**
	 * Takes up a run.
	 * @throws RefusedException if it is owned by a living process, or its account is not
	 * the configured one
	 */
	OpenRun take(long id, Progress progress, BooleanSupplier stop) {
		RunRecord run = runs.get(id);
		Prepared prepared = preparation.prepare(run);
		RunPreparation.requireSameAccount(run, prepared);
		Lease lease = leases.acquire(id);
		try {
			RunRecord ours = runs.get(id);
			return new OpenRun(ours, prepared, lease, preparation.work(ours, prepared, null, lease, progress, stop),
					stores.of(ours.identity(), ours.baseUrl(), lease));
		}
		catch (RuntimeException ex) {
			lease.close();
			throw ex;
		}
	}

	/**
	 * Writes the result sheet anew, reopens a complete run that has orders to place, and
	 * marks one as failed of which a split order turned out to exist.
	 * @return what people should know, if there is anything
	 */
	Optional<String> bringUpToDate(OpenRun open) {
		RunRecord run = open.run();
		List<String> messages = new ArrayList<>();
		changedStatus(open).ifPresent(messages::add);
		RunRecord now = runs.get(run.id());
		try {
			reporting.write(now, open.lease(), open.work().definition().resultFormat(), now.failure());
		}
		catch (ResultUnwritableException ex) {
			// what was done is done, and is in the database
			messages.add("the result sheet is not up to date: " + ex.getMessage());
		}
		return messages.isEmpty() ? Optional.empty()
				: Optional.of("execution " + run.number() + ": " + String.join("; ", messages));
	}

	/**
	 * Reopens a complete run, in the transaction that has returned one of its orders to
	 * be placed.
	 */
	void reopen(OpenRun open) {
		RunRecord run = open.run();
		if (run.status() == RunStatus.COMPLETED) {
			long planned = open.counts().getOrDefault(OrderState.PLANNED, 0L);
			runs.end(run.id(), RunStatus.FAILED, ExitCode.FAILED, toPlace(planned), stores.clock().millis());
		}
	}

	private Optional<String> changedStatus(OpenRun open) {
		RunRecord run = runs.get(open.run().id());
		if (run.status() == RunStatus.ABANDONED) {
			return Optional.empty();
		}
		List<String> defects = reconciliation.splitButThere(run.id());
		if (!defects.isEmpty()) {
			String text = "this run does not add up, which is a defect: " + String.join("; ", defects);
			end(open, ExitCode.DEFECT, text);
			return Optional.of(text);
		}
		long planned = open.counts().getOrDefault(OrderState.PLANNED, 0L);
		if (planned > 0 && run.status() == RunStatus.COMPLETED) {
			end(open, ExitCode.FAILED, toPlace(planned));
		}
		boolean toRestart = planned > 0 && runs.get(run.id()).status() == RunStatus.FAILED;
		return toRestart ? Optional.of(toPlace(planned) + "; restart places them") : Optional.empty();
	}

	private static String toPlace(long planned) {
		return planned + (planned == 1 ? " order" : " orders") + " to place";
	}

	private void end(OpenRun open, int exitCode, String text) {
		stores.transactions().run(() -> {
			open.lease().verify();
			runs.end(open.run().id(), RunStatus.FAILED, exitCode, text, stores.clock().millis());
		});
	}

}
