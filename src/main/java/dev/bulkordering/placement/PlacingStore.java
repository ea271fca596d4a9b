package dev.bulkordering.placement;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

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
 * @param transactions outlast a database that is away for a while
 */
public record PlacingStore(RunIdentity run, Orders orders, OrderContents contents, Journal journal, Ledger ledger,
		DatabaseClock clock, Fence fence, IntSupplier nextNumber, Transactions transactions) {

	/** A store for a run whose lease is held. */
	public static PlacingStore of(RunIdentity run, String baseUrl, Orders orders, OrderContents contents,
			Journal journal, Transactions transactions, CardSafe cards, DatabaseClock clock, Fence fence) {
		long id = run.runId();
		int[] highest = { 0 };
		// looked up each time: a former owner of the run may have added orders, too
		IntSupplier nextNumber = () -> {
			highest[0] = Math.max(highest[0], transactions.read(() -> orders.highestNumber(id))) + 1;
			return highest[0];
		};
		return new PlacingStore(run, orders, contents, journal,
				new Ledger(transactions, orders, journal, cards, fence, baseUrl), clock, fence, nextNumber,
				transactions);
	}

	/** Milliseconds by the database's clock; waits for a database that is away. */
	public long now() {
		return transactions.read(clock::millis);
	}

	/** Runs a query; waits for a database that is away. */
	public <T> T read(Supplier<T> query) {
		return transactions.read(query);
	}

}
