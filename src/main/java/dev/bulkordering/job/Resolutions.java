package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.bulkordering.following.WebhookInbox;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Decisions;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.placement.OrderContents;

/**
 * Carries out what operators decide about held orders, as far as nothing that is known
 * speaks against it. Every decision is in the audit trail, with its reason.
 */
class Resolutions {

	private final Orders orders;

	private final OrderContents contents;

	private final WebhookInbox webhooks;

	private final OpenRuns openRuns;

	private final AuditTrail audit;

	Resolutions(Orders orders, OrderContents contents, WebhookInbox webhooks, OpenRuns openRuns, AuditTrail audit) {
		this.orders = orders;
		this.contents = contents;
		this.webhooks = webhooks;
		this.openRuns = openRuns;
		this.audit = audit;
	}

	/**
	 * Decides a held order.
	 * @throws RefusedException if it is not held, or something that is known speaks
	 * against the decision: then nothing is changed
	 */
	void resolve(String reference, Decision decision, String reason, Progress progress, BooleanSupplier stop) {
		if (reason.isBlank()) {
			throw new RefusedException("--reason is empty; say in a few words how you know");
		}
		try (OpenRun open = openRuns.take(order(reference).identity().runId(), progress, stop)) {
			Order order = order(reference);
			if (order.state() != OrderState.HELD) {
				throw new RefusedException("order " + reference + " is " + order.state()
						+ ", and only a held order can be decided. Nothing was changed");
			}
			Decisions decisions = new Decisions(open.store(), open.work().placing().priceTolerance());
			if (decision instanceof Decision.PlacedAs placed) {
				String id = placed.providerOrderId().strip();
				decisions.placed(order, shown(open, order, id), record(open, reference, reason, "placed as " + id));
			}
			else {
				try (ProviderGateway gateway = open.work().gateway().get()) {
					requireNotBought(open, order, decision, gateway);
				}
				if (decision instanceof Decision.NotPlaced) {
					requireNotGivenUp(open, reference);
					Runnable record = record(open, reference, reason, "not placed: to be placed again");
					decisions.notPlaced(order, "not placed, by decision: " + reason, () -> {
						record.run();
						openRuns.reopen(open);
					});
				}
				else {
					decisions.rejected(order, "rejected by decision: " + reason,
							record(open, reference, reason, "rejected"));
				}
			}
			openRuns.bringUpToDate(open).ifPresent(progress::say);
		}
	}

	private static void requireNotGivenUp(OpenRun open, String reference) {
		if (open.run().status() == RunStatus.ABANDONED) {
			throw new RefusedException("order " + reference
					+ " belongs to a run that was given up, so nothing would place it again: decide it with --reject."
					+ " Nothing was changed");
		}
	}

	private Runnable record(OpenRun open, String reference, String reason, String what) {
		return () -> audit.add(Action.RESOLVE, open.run().id(), reference, reason, what);
	}

	private Order order(String reference) {
		Order order = orders.byReference(reference);
		if (order == null) {
			throw new RefusedException("There is no order " + reference + ". orders --state HELD lists the held ones");
		}
		return order;
	}

	private void requireNotBought(OpenRun open, Order order, Decision decision, ProviderGateway gateway) {
		String reference = order.identity().reference();
		PlaceableOrder known = contents.of(order).order();
		LookUp now = gateway.canLookUp(known) ? ask(open, gateway, known) : null;
		boolean shown = order.acceptedAt() != null || orders.wasFound(order) || now != null && isShown(now)
				|| webhooks.proves(open.run().provider(), reference, order.providerOrderId());
		boolean inNoPart = now != null && delivered(now) == 0;
		if (shown && !inNoPart) {
			throw new RefusedException("order " + reference
					+ " was shown by the provider, so it exists there: decide it with --placed ID. Nothing was changed");
		}
		// What the provider says of it later could not be told from what it says of the
		// next.
		if (shown && decision instanceof Decision.NotPlaced) {
			throw new RefusedException("order " + reference + " exists at the provider, which delivered no part of it:"
					+ " its reference cannot be used again. Decide it with --reject, and order its rows anew."
					+ " Nothing was changed");
		}
		requireStillMissing(open, order, gateway);
		Duration lag = open.work().placing().provider().searchLag();
		long from = open.store().journal().lastAttemptAt(order, open.work().placing().provider().readTimeout())
				+ lag.toMillis();
		if (from > open.store().now()) {
			throw new RefusedException("order " + reference + " may still show up at the provider until "
					+ Instant.ofEpochMilli(from) + " (search-lag). Look there again after that. Nothing was changed");
		}
	}

	private static boolean isShown(LookUp answer) {
		return answer instanceof LookUp.Found found && found.outcome().receipt() != null;
	}

	// The order holds units that another one of its run was delivered without: that one
	// may have got them since.
	private void requireStillMissing(OpenRun open, Order order, ProviderGateway gateway) {
		String parent = order.identity().parent();
		Order whole = parent == null ? null : orders.byReference(parent);
		if (whole == null || whole.state() != OrderState.PLACED) {
			return;
		}
		PlaceableOrder known = contents.of(whole).order();
		if (!gateway.canLookUp(known)) {
			return;
		}
		LookUp answer = ask(open, gateway, known);
		if (delivered(answer) != whole.units() || cards(answer) > whole.units()) {
			throw new RefusedException("order " + order.identity().reference() + " holds what was missing in " + parent
					+ ", and the provider does not show any more that it is missing. Nothing was changed");
		}
	}

	/** Units that the provider says are delivered; -1 if it does not say so clearly. */
	private static int delivered(LookUp answer) {
		if (!(answer instanceof LookUp.Found found) || found.outcome().receipt() == null
				|| found.outcome().receipt().deliveredUnits() == null) {
			return -1;
		}
		return found.outcome().receipt().deliveredUnits().values().stream().mapToInt(Integer::intValue).sum();
	}

	private static int cards(LookUp answer) {
		return answer instanceof LookUp.Found found && found.outcome().receipt() != null
				? found.outcome().receipt().cards().size() : 0;
	}

	private LookUp ask(OpenRun open, ProviderGateway gateway, PlaceableOrder known) {
		Reply<LookUp> reply = gateway.lookUp(known);
		open.store()
			.transactions()
			.run(() -> open.store()
				.journal()
				.addForRun(open.run().id(), reply.exchanges(), open.store().clock().millis()));
		if (reply.result() instanceof LookUp.NotAnswered) {
			throw new RefusedException("the provider could not be asked about " + known.reference() + ": "
					+ reply.result().message() + ". Try again later. Nothing was changed");
		}
		return reply.result();
	}

	// What the provider shows of an order under an id; where it cannot be asked, the
	// operator's word.
	private Outcome shown(OpenRun open, Order order, String id) {
		String reference = order.identity().reference();
		if (id.isEmpty()) {
			throw new RefusedException("--placed is empty; give the provider's own id of the order");
		}
		requireUnused(open, order, id);
		try (ProviderGateway gateway = open.work().gateway().get()) {
			var known = contents.of(order).order().withProviderOrderId(id);
			if (!gateway.canLookUp(known)) {
				return new Placed(Receipt.of(id, "placed, by decision"));
			}
			LookUp answer = ask(open, gateway, known);
			Outcome outcome = answer instanceof LookUp.Found found ? found.outcome() : null;
			Receipt receipt = outcome == null ? null : outcome.receipt();
			if (outcome == null || receipt == null) {
				throw new RefusedException("the provider does not show order " + reference + " as placed under " + id
						+ ": " + answer.message() + ". Nothing was changed");
			}
			if (receipt.providerOrderId() != null && !receipt.providerOrderId().equals(id)) {
				throw new RefusedException("the provider knows order " + reference + " as " + receipt.providerOrderId()
						+ ", not as " + id + ". Nothing was changed");
			}
			if (delivered(answer) == 0) {
				throw new RefusedException("the provider shows that not one unit of order " + reference
						+ " was delivered: decide it with --reject. Nothing was changed");
			}
			return outcome;
		}
	}

	private void requireUnused(OpenRun open, Order order, String id) {
		List<Order> others = orders.byProviderOrderId(open.run().provider(), id)
			.stream()
			.filter((other) -> !other.identity().equals(order.identity()))
			.toList();
		if (!others.isEmpty()) {
			throw new RefusedException("the provider's id " + id + " belongs to order "
					+ others.get(0).identity().reference() + ". Nothing was changed");
		}
	}

}
