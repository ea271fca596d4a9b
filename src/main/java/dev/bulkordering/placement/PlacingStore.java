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
		return new PlacingStore(run, orders, contents, journal,
				new Ledger(transactions, orders, journal, cards, fence, baseUrl), clock, fence,
				numbers(run, orders, transactions), transactions);
	}

	// A former owner's proof may have given numbers meanwhile.
	private static IntSupplier numbers(RunIdentity run, Orders orders, Transactions transactions) {
		int[] last = { 0 };
		return () -> {
			int highest = transactions.read(() -> orders.highestNumber(run.runId()));
			last[0] = Math.max(last[0], highest) + 1;
			return last[0];
		};
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
