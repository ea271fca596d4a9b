package dev.bulkordering.job;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.PlacingStores;
import dev.bulkordering.job.step.Reporting;
import dev.bulkordering.order.OrderState;

/** Takes up runs that nobody works on, and leaves them with their results up to date. */
class OpenRuns {

	private final RunPreparation preparation;

	private final Runs runs;

	private final PlacingStores stores;

	private final Leases leases;

	private final Reporting reporting;

	OpenRuns(RunPreparation preparation, Runs runs, PlacingStores stores, Leases leases, Reporting reporting) {
		this.preparation = preparation;
		this.runs = runs;
		this.stores = stores;
		this.leases = leases;
		this.reporting = reporting;
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
	 * Writes the result sheet anew, and reopens a complete run that has orders to place.
	 * @return what people should know, if there is anything
	 */
	Optional<String> bringUpToDate(OpenRun open) {
		RunRecord run = open.run();
		long planned = open.counts().getOrDefault(OrderState.PLANNED, 0L);
		Optional<String> message = Optional.empty();
		if (planned > 0 && run.status() == RunStatus.COMPLETED) {
			String toPlace = planned + (planned == 1 ? " order" : " orders") + " to place";
			stores.transactions().run(() -> {
				open.lease().verify();
				runs.end(run.id(), RunStatus.FAILED, ExitCode.FAILED, toPlace, stores.clock().millis());
			});
			message = Optional.of("execution " + run.number() + ": " + toPlace + "; restart places them");
		}
		reporting.verify(run, false);
		RunRecord now = runs.get(run.id());
		reporting.write(now, open.work().definition().resultFormat(), now.failure());
		return message;
	}

}
