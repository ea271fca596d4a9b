package dev.bulkordering.job.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.placement.Transactions;

/**
 * Brings the rows that a sheet's reader leaves out into the database, a few at a time.
 */
final class IgnoredRows implements Consumer<IgnoredRow> {

	private static final int AT_ONCE = 500;

	private final long run;

	private final StagedRows rows;

	private final Transactions transactions;

	private final Runnable guard;

	private final List<IgnoredRow> waiting = new ArrayList<>();

	private long written;

	IgnoredRows(long run, StagedRows rows, Transactions transactions, Runnable guard) {
		this.run = run;
		this.rows = rows;
		this.transactions = transactions;
		this.guard = guard;
	}

	@Override
	public void accept(IgnoredRow row) {
		waiting.add(row);
		if (waiting.size() >= AT_ONCE) {
			write();
		}
	}

	/** Writes those that are still waiting. */
	void write() {
		transactions.run(() -> {
			guard.run();
			rows.addIgnored(run, waiting, written);
		});
		written += waiting.size();
		waiting.clear();
	}

	/** How many were written. */
	long count() {
		return written;
	}

}
