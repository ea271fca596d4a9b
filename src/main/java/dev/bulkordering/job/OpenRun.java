package dev.bulkordering.job;

import java.util.Map;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.RunWork;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.PlacingStore;

/**
 * A run that nobody places, taken up for a while to ask about its orders or to decide
 * them.
 *
 * @param run the run, as it was when it was taken up
 * @param prepared its job and provider
 * @param lease the right to work on it
 * @param work what its steps work with
 * @param store its orders
 */
record OpenRun(RunRecord run, Prepared prepared, Lease lease, RunWork work,
		PlacingStore store) implements AutoCloseable {

	/** How many of its orders stand in which state. */
	Map<OrderState, Long> counts() {
		return store.orders().count(run.id());
	}

	@Override
	public void close() {
		lease.close();
	}

}
