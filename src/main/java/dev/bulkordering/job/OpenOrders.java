package dev.bulkordering.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.following.FollowSettings;
import dev.bulkordering.following.LookUpRules;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunMark;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.Ending;
import dev.bulkordering.job.step.RunWork;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Asking;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.PlacingStore;
import dev.bulkordering.placement.Recovery;

/**
 * Asks about the pending, unknown and held orders of all runs that nobody works on, and
 * brings runs and result sheets up to date. Never places.
 */
class OpenOrders {

	private static final List<OrderState> OPEN = List.of(OrderState.PENDING, OrderState.UNKNOWN, OrderState.HELD);

	private static final List<OrderState> DUE = List.of(OrderState.PENDING, OrderState.UNKNOWN);

	private static final int DUE_AT_ONCE = 500;

	/** How long a run is left alone that could not be taken up. */
	private static final Duration LEFT_ALONE = Duration.ofMinutes(5);

	private static final Logger log = LoggerFactory.getLogger(OpenOrders.class);

	private final Runs runs;

	private final Orders orders;

	private final OpenRuns openRuns;

	private final RunMark mark;

	private final DatabaseClock clock;

	private final String database;

	OpenOrders(Runs runs, Orders orders, OpenRuns openRuns, RunMark mark, DatabaseClock clock, String database) {
		this.runs = runs;
		this.orders = orders;
		this.openRuns = openRuns;
		this.mark = mark;
		this.clock = clock;
		this.database = database;
	}

	private static final class Tally {

		long asked;

		long settled;

		long open;

		long notAsked;

		boolean unanswered;

		boolean stopped;

		final List<String> messages = new ArrayList<>();

		void stopped(RunRecord run) {
			stopped = true;
			messages.add("execution " + run.number() + ": stopped on request before all its orders were asked about");
		}

	}

	/** Asks about every open order, whenever it was asked about last. */
	FollowReport follow(Progress progress, BooleanSupplier stop) {
		return follow(runs.withOpenOrders(), false, progress, stop);
	}

	/**
	 * Asks about the pending and unknown orders that are due, of runs that nobody works
	 * on.
	 */
	FollowReport followDue(Progress progress, BooleanSupplier stop) {
		long now = clock.millis();
		List<RunRecord> due = runs.withDueOrders(now).stream().filter((run) -> !run.owner().isAlive(now)).toList();
		return follow(due, true, progress, stop);
	}

	private FollowReport follow(List<RunRecord> open, boolean due, Progress progress, BooleanSupplier stop) {
		Tally tally = new Tally();
		progress.begin("asking", open.size());
		int done = 0;
		for (RunRecord run : open) {
			if (stop.getAsBoolean()) {
				tally.notAsked += count(orders.count(run.id()));
				tally.stopped(run);
				continue;
			}
			try (RunMark.Marked marked = mark.on(run.id())) {
				followSafely(run, due, tally, progress, stop);
			}
			progress.at(++done);
		}
		return new FollowReport(tally.asked, tally.settled, tally.open, tally.notAsked, tally.messages, ExitCode.of(List
			.of(tally.unanswered ? ExitCode.FAILED : ExitCode.OK, tally.stopped ? ExitCode.STOPPED : ExitCode.OK)));
	}

	private void followSafely(RunRecord run, boolean due, Tally tally, Progress progress, BooleanSupplier stop) {
		try {
			follow(run, due, tally, progress, stop);
		}
		catch (RefusedException ex) {
			tally.notAsked += count(orders.count(run.id()));
			tally.messages.add(String.valueOf(ex.getMessage()));
			tally.unanswered |= !(ex instanceof Leases.OwnedException);
			leaveAlone(run, due && !(ex instanceof Leases.OwnedException));
		}
		catch (RuntimeException ex) {
			log.error("the open orders of run {} could not be asked about", run.id(), ex);
			tally.unanswered = true;
			tally.messages.add("execution " + run.number() + ": " + Ending.of(ex, database).message());
			leaveAlone(run, due);
		}
	}

	private void follow(RunRecord run, boolean due, Tally tally, Progress progress, BooleanSupplier stop) {
		try (OpenRun open = openRuns.take(run.id(), progress, stop)) {
			Map<OrderState, Long> before = open.counts();
			Asking.Answers answers = ask(open, due);
			Map<OrderState, Long> after = open.counts();
			tally.asked += answers.asked();
			tally.open += count(after);
			tally.notAsked += Math.max(0, count(before) - answers.asked());
			tally.settled += Math.max(0, count(before) - count(after));
			if (answers.stopped()) {
				tally.stopped(run);
			}
			if (answers.problem() != null) {
				tally.unanswered = true;
				tally.messages.add("execution " + run.number() + ": " + answers.problem());
			}
			if (!due || !after.equals(before)) {
				openRuns.bringUpToDate(open).ifPresent(tally.messages::add);
			}
		}
	}

	// What stands in the way of a run today does so a moment later, too.
	private void leaveAlone(RunRecord run, boolean really) {
		if (really) {
			orders.postponeOpen(run.id(), clock.millis() + LEFT_ALONE.toMillis());
		}
	}

	private static Asking.Answers ask(OpenRun open, boolean due) {
		RunWork work = open.work();
		PlacingStore store = open.store();
		List<Order> orders = new ArrayList<>();
		LookUpRules rules = new LookUpRules(due ? FollowSettings.patient(work.placing().provider())
				: FollowSettings.of(work.placing().provider(), work.definition().follow().interval()));
		try (var gateway = work.gateway().get()) {
			new Recovery(work.placing(), gateway, store).recover();
			if (due) {
				DUE.forEach(
						(state) -> orders.addAll(store.orders().due(open.run().id(), state, store.now(), DUE_AT_ONCE)));
			}
			else {
				OPEN.forEach((state) -> orders.addAll(store.orders().in(open.run().id(), state)));
			}
			return new Asking(work.placing(), gateway, store, rules, work.stop()).ask(orders);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Asking.Answers(0, 0, 0, "interrupted", false, false);
		}
	}

	private static long count(Map<OrderState, Long> counts) {
		return OPEN.stream().mapToLong((state) -> counts.getOrDefault(state, 0L)).sum()
				+ counts.getOrDefault(OrderState.PLACING, 0L);
	}

}
