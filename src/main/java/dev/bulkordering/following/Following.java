package dev.bulkordering.following;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Asking;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.PlacingStore;

/** Follows the pending orders of a run for a while. */
public final class Following {

	private static final int AT_ONCE = 500;

	private static final long LONGEST_WAIT_MILLIS = 250;

	private final PlacingStore store;

	private final Asking asking;

	private final Duration limit;

	private final Duration afterwards;

	private final BooleanSupplier stop;

	private final LongConsumer progress;

	/**
	 * Following for a run whose lease is held.
	 * @param limit how long to follow at the most
	 * @param afterwards how long orders that are still pending then are left alone, by
	 * whoever asks about what is due
	 * @param progress is told how many orders are still pending
	 */
	public Following(PlacingStore store, Asking asking, Duration limit, Duration afterwards, BooleanSupplier stop,
			LongConsumer progress) {
		this.store = store;
		this.asking = asking;
		this.limit = limit;
		this.afterwards = afterwards;
		this.stop = stop;
		this.progress = progress;
	}

	/**
	 * How following ended.
	 *
	 * @param pending orders still pending
	 * @param stopped whether it was stopped on request
	 * @param problem why the account is refused, or null if it is not
	 */
	public record Result(long pending, boolean stopped, @Nullable String problem) {

	}

	/**
	 * Asks about each pending order whenever it is due, until none is or the time is
	 * over.
	 */
	public Result run() throws InterruptedException {
		long run = store.run().runId();
		store.transactions().run(() -> store.orders().wakePending(run, store.clock().millis()));
		Result result = follow();
		if (result.pending() > 0 && !result.stopped() && result.problem() == null) {
			store.transactions()
				.run(() -> store.orders().postponePending(run, store.clock().millis() + afterwards.toMillis()));
		}
		return result;
	}

	private Result follow() throws InterruptedException {
		long run = store.run().runId();
		// not by the database's clock, which may be set meanwhile
		long end = System.nanoTime() + limit.toNanos();
		while (true) {
			long pending = store.read(() -> store.orders().count(run)).getOrDefault(OrderState.PENDING, 0L);
			progress.accept(pending);
			long now = store.now();
			if (pending == 0 || stop.getAsBoolean() || System.nanoTime() - end >= 0) {
				return new Result(pending, pending > 0 && stop.getAsBoolean(), null);
			}
			List<Order> due = store.read(() -> store.orders().due(run, OrderState.PENDING, now, AT_ONCE));
			if (due.isEmpty()) {
				Thread.sleep(LONGEST_WAIT_MILLIS);
				continue;
			}
			Asking.Answers answers = asking.ask(due);
			if (answers.refused()) {
				return new Result(pending, false, answers.problem());
			}
			if (answers.asked() == 0) {
				return new Result(pending, stop.getAsBoolean(), null);
			}
			if (answers.unanswered() > 0) {
				Thread.sleep(LONGEST_WAIT_MILLIS);
			}
		}
	}

}
