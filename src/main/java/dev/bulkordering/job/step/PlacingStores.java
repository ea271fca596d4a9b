package dev.bulkordering.job.step;

import dev.bulkordering.job.run.Lease;
import dev.bulkordering.placement.CardSafe;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.OrderContents;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.PlacingStore;
import dev.bulkordering.placement.RunIdentity;
import dev.bulkordering.placement.Transactions;

/** Makes the stores that placing and asking work on, one a run. */
public record PlacingStores(Orders orders, OrderContents contents, Journal journal, Transactions transactions,
		CardSafe cards, DatabaseClock clock) {

	/** The store of a run whose lease is held. */
	public PlacingStore of(RunIdentity run, String baseUrl, Lease lease) {
		return PlacingStore.of(run, baseUrl, orders, contents, journal, transactions, cards, clock, lease);
	}

}
