package dev.bulkordering.placement;

import java.util.function.IntSupplier;

/**
 * A run's part of the database, as placing and asking need it.
 *
 * @param run the run
 * @param orders its orders
 * @param contents what they hold
 * @param journal its calls
 * @param ledger writes changes
 * @param clock the database's clock
 * @param fence the right to work on the run
 * @param nextNumber gives the next free order number of the run
 */
public record PlacingStore(RunIdentity run, Orders orders, OrderContents contents, Journal journal, Ledger ledger,
		DatabaseClock clock, Fence fence, IntSupplier nextNumber) {

	/** A store for a run whose lease is held. */
	public static PlacingStore of(RunIdentity run, String baseUrl, Orders orders, OrderContents contents,
			Journal journal, Transactions transactions, CardSafe cards, DatabaseClock clock, Fence fence) {
		int[] highest = { orders.highestNumber(run.runId()) };
		return new PlacingStore(run, orders, contents, journal,
				new Ledger(transactions, orders, journal, cards, fence, baseUrl), clock, fence, () -> ++highest[0]);
	}

}
