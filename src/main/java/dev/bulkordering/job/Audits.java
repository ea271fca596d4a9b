package dev.bulkordering.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.Reconciliation;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.OrderContents;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;

/**
 * Checks runs from our own tables, and on demand against what the provider shows of each
 * order. Changes nothing.
 */
class Audits {

	private static final int AT_ONCE = 200;

	private final Runs runs;

	private final RunPreparation preparation;

	private final Reconciliation reconciliation;

	private final Orders orders;

	private final OrderContents contents;

	private final Journal journal;

	private final Transactions transactions;

	private final DatabaseClock clock;

	Audits(Runs runs, RunPreparation preparation, Reconciliation reconciliation, Orders orders, OrderContents contents,
			Journal journal, Transactions transactions, DatabaseClock clock) {
		this.runs = runs;
		this.preparation = preparation;
		this.reconciliation = reconciliation;
		this.orders = orders;
		this.contents = contents;
		this.journal = journal;
		this.transactions = transactions;
		this.clock = clock;
	}

	private static final class Findings {

		final List<String> differences = new ArrayList<>();

		final List<String> remarks = new ArrayList<>();

		long asked;

		long unanswered;

		boolean stopped;

	}

	/** Checks a run. */
	AuditReport audit(long execution, boolean askProvider, Progress progress, BooleanSupplier stop) {
		RunRecord run = runs.ofExecution(execution)
			.orElseThrow(() -> new RefusedException("There is no execution " + execution + ". status lists them"));
		Findings findings = new Findings();
		if (run.plannedAt() == null) {
			return new AuditReport(execution, List.of(), List.of("the run has no plan yet"), 0, 0, 0, false);
		}
		findings.differences.addAll(reconciliation.differences(run.id()));
		findings.remarks.addAll(reconciliation.remarks(run.id()));
		long count = orders.count(run.id()).values().stream().mapToLong(Long::longValue).sum();
		if (askProvider) {
			ask(run, count, findings, progress, stop);
		}
		return new AuditReport(execution, findings.differences, findings.remarks, count, findings.asked,
				findings.unanswered, findings.stopped);
	}

	private void ask(RunRecord run, long count, Findings findings, Progress progress, BooleanSupplier stop) {
		Prepared prepared = preparation.prepare(run);
		RunPreparation.requireSameAccount(run, prepared);
		progress.begin("asking", count);
		ExecutorService threads = Executors.newFixedThreadPool(prepared.settings().concurrency());
		try (ProviderGateway gateway = preparation.gateway(prepared)) {
			int after = 0;
			List<Order> some = orders.behind(run.id(), after, AT_ONCE);
			while (!some.isEmpty()) {
				if (stop.getAsBoolean()) {
					findings.stopped = true;
					return;
				}
				ask(run, prepared.settings(), some, gateway, threads, findings);
				after = some.get(some.size() - 1).identity().orderNo();
				progress.at(after);
				some = orders.behind(run.id(), after, AT_ONCE);
			}
		}
		finally {
			// never by an interrupt: a thread may be at the database, for a token's sake
			threads.shutdown();
		}
	}

	private record Asked(Order order, @Nullable Future<Reply<LookUp>> reply) {
	}

	private void ask(RunRecord run, ProviderSettings settings, List<Order> some, ProviderGateway gateway,
			ExecutorService threads, Findings findings) {
		long now = clock.millis();
		List<Asked> all = new ArrayList<>();
		for (Order order : some) {
			PlaceableOrder known = contents.of(order).order();
			boolean sent = order.attempts() > 0 || order.providerOrderId() != null;
			all.add(new Asked(order,
					sent && gateway.canLookUp(known) ? threads.submit(() -> gateway.lookUpState(known)) : null));
		}
		List<Exchange> exchanges = new ArrayList<>();
		for (Asked asked : all) {
			if (asked.reply() == null) {
				continue;
			}
			Reply<LookUp> reply = answer(asked.reply());
			exchanges.addAll(reply.exchanges());
			findings.asked++;
			Order order = asked.order();
			if (!orders.isUnchanged(order)) {
				findings.unanswered++;
				findings.remarks.add(name(order) + " was changed while the provider was asked about it: not compared");
			}
			else if (reply.result() instanceof LookUp.NotThere && isOurs(order)
					&& now < journal.lastAttemptAt(order, settings.readTimeout()) + settings.searchLag().toMillis()) {
				findings.unanswered++;
				findings.remarks.add(name(order)
						+ " was bought too short a time ago for the provider to show it: ask again after its search lag");
			}
			else {
				compare(order, reply.result(), findings);
			}
		}
		transactions.run(() -> journal.addForRun(run.id(), exchanges, clock.millis()));
	}

	private static Reply<LookUp> answer(Future<Reply<LookUp>> reply) {
		try {
			return reply.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException("Interrupted while the provider was asked.");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the adapter failed", ex.getCause());
		}
	}

	private static String name(Order order) {
		return "order " + order.identity().reference();
	}

	private static boolean isOurs(Order order) {
		return order.state() == OrderState.PLACED || order.state() == OrderState.PENDING;
	}

	private static void compare(Order order, LookUp answer, Findings findings) {
		String name = name(order);
		OrderState state = order.state();
		boolean ours = isOurs(order);
		boolean open = state == OrderState.UNKNOWN || state == OrderState.HELD || state == OrderState.PLACING;
		if (answer instanceof LookUp.Found found) {
			compareFound(order, name, found.outcome(), ours, open, findings);
		}
		else if (answer instanceof LookUp.NotThere) {
			if (ours) {
				findings.differences
					.add(name + " is " + state + " here, but the provider does not know it: " + answer.message());
			}
		}
		else if (answer instanceof LookUp.QuotePending) {
			if (ours) {
				findings.differences.add(name + " is " + state + " here, but only a quote at the provider");
			}
		}
		else if (answer instanceof LookUp.Contradiction) {
			if (ours) {
				findings.differences.add(name + " is " + state + " here, but: " + answer.message());
			}
		}
		else {
			findings.unanswered++;
			findings.remarks.add(name + ": no clear answer: " + answer.message());
		}
	}

	private static void compareFound(Order order, String name, Outcome outcome, boolean ours, boolean open,
			Findings findings) {
		if (outcome instanceof Rejected rejected) {
			if (ours) {
				findings.differences.add(name + " is " + order.state() + " here, but ended at the provider as "
						+ rejected.code() + ": " + rejected.message());
			}
			return;
		}
		if (open) {
			findings.remarks.add(name + " is " + order.state() + " here and exists at the provider: follow settles it");
			return;
		}
		if (!ours) {
			findings.differences.add(name + " is " + order.state() + " here, but exists at the provider");
			return;
		}
		if (outcome instanceof Placed placed) {
			compareReceipt(order, name, placed.receipt(), findings);
		}
	}

	private static void compareReceipt(Order order, String name, Receipt receipt, Findings findings) {
		String id = order.providerOrderId();
		if (id != null && receipt.providerOrderId() != null && !id.equals(receipt.providerOrderId())) {
			findings.differences
				.add(name + " has the id " + id + " here and " + receipt.providerOrderId() + " at the provider");
		}
		if (receipt.deliveredUnits() != null) {
			int delivered = receipt.deliveredUnits().values().stream().mapToInt(Integer::intValue).sum();
			if (delivered != order.units()) {
				findings.differences
					.add(name + " holds " + order.units() + " units here, the provider has delivered " + delivered);
			}
		}
		BigDecimal charged = order.charged();
		if (charged != null && receipt.charged() != null && charged.compareTo(receipt.charged()) != 0) {
			findings.differences.add(name + " was charged " + charged.toPlainString() + " by what we know, "
					+ receipt.charged().toPlainString() + " by what the provider shows");
		}
	}

}
