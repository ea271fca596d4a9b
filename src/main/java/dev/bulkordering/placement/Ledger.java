package dev.bulkordering.placement;

import java.util.ArrayList;
import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.placement.Change.Child;
import dev.bulkordering.placement.Journal.Ending;
import dev.bulkordering.placement.Journal.Intent;
import dev.bulkordering.placement.Orders.OrderedPiece;
import dev.bulkordering.provider.Receipt;

/**
 * Writes intents before calls and changes after them, each group in one commit that first
 * makes sure that the run is still ours.
 */
final class Ledger {

	private static final Runnable NOTHING = () -> {
	};

	private final Transactions transactions;

	private final Orders orders;

	private final Journal journal;

	private final CardSafe cards;

	private final Fence fence;

	private final String baseUrl;

	Ledger(Transactions transactions, Orders orders, Journal journal, CardSafe cards, Fence fence, String baseUrl) {
		this.transactions = transactions;
		this.orders = orders;
		this.journal = journal;
		this.cards = cards;
		this.fence = fence;
		this.baseUrl = baseUrl;
	}

	/**
	 * What a call came to.
	 *
	 * @param change what it changes
	 * @param kind what the call was for
	 * @param ending for the journal
	 */
	record Entry(Change change, CallKind kind, Ending ending) {

	}

	/**
	 * Commits intents; only after that may a call be made.
	 * @throws OptimisticLockingFailureException if an order is not any more what it was
	 * when it was read: then none is committed
	 */
	void begin(List<Intent> intents, long now) {
		List<Order> changed = intents.stream().map(Intent::order).toList();
		transactions.save(orders, changed, fence::verify, () -> journal.begin(intents, baseUrl, now));
	}

	/** Commits what calls came to. */
	void write(List<Entry> entries, long now) {
		List<Order> changed = entries.stream().map((entry) -> entry.change().order()).toList();
		transactions.save(orders, changed, fence::verify, () -> {
			journal.begin(entries.stream()
				.filter((entry) -> entry.kind() == CallKind.LOOK_UP)
				.map((entry) -> new Intent(entry.change().order(), entry.kind(), null))
				.toList(), baseUrl, now);
			journal.end(entries.stream().map(Entry::ending).toList(), now);
			for (Entry entry : entries) {
				write(entry.change());
			}
		});
	}

	/** Commits what a person decided, with the record of it. */
	void write(Change change, Runnable record) {
		transactions.save(orders, List.of(change.order()), fence::verify, () -> {
			record.run();
			write(change);
		});
	}

	/** Commits changes that no call stands behind. */
	void write(List<Order> changed) {
		transactions.save(orders, changed, fence::verify, NOTHING);
	}

	/**
	 * Commits proof that an order exists, without owning its run: whoever owns it finds
	 * the order changed. Does nothing if that is known already. Where the order was
	 * split, its smaller orders that are not placed yet are held, and the run's report
	 * names both.
	 * @param placed whether it is bought as a whole, or only taken
	 */
	void prove(String reference, Receipt receipt, List<Piece> pieces, boolean placed, Changes changes, long now) {
		for (int tries = 0; tries < 5; tries++) {
			Order order = orders.byReference(reference);
			if (order == null) {
				return;
			}
			try {
				if (order.state() == OrderState.SPLIT) {
					proveSplit(order, receipt, now);
					return;
				}
				OrderState proven = placed ? OrderState.PLACED : OrderState.PENDING;
				if (!order.state().mayBecome(proven, Cause.PROOF)) {
					return;
				}
				Change change = placed ? changes.placed(order, pieces, receipt, Cause.PROOF, now)
						: changes.accepted(order, receipt, Cause.PROOF, now, now);
				transactions.save(orders, List.of(order), NOTHING, () -> write(change));
				return;
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
				// Its owner was quicker, or has given the same number to another order at
				// the same moment: look again.
			}
		}
	}

	private void proveSplit(Order order, Receipt receipt, long now) {
		List<Order> changed = new ArrayList<>(List.of(order));
		order.take(receipt);
		order.flag(Order.SPLIT_EXISTS, "was split as refused, but exists at the provider");
		holdDescendants(order, order.identity.reference(), changed, now);
		transactions.save(orders, changed, NOTHING, NOTHING);
	}

	// Those that are not placed yet would buy again what the order has bought.
	private void holdDescendants(Order order, String proven, List<Order> changed, long now) {
		for (Order child : orders.childrenOf(order.identity.reference())) {
			if (child.state() == OrderState.SPLIT) {
				holdDescendants(child, proven, changed, now);
			}
			else if (child.state().mayBecome(OrderState.HELD, Cause.PROOF)) {
				child.hold("the order that it replaces, " + proven + ", exists at the provider", Cause.PROOF, now);
				changed.add(child);
			}
		}
	}

	private void write(Change change) {
		OrderIdentity identity = change.order().identity;
		if (!change.cards().isEmpty()) {
			cards.keep(identity.runId(), identity.orderNo(), change.cards());
		}
		if (change.pieces() != null) {
			orders.removePieces(identity.runId(), identity.orderNo());
			orders.addPieces(identity.runId(), OrderedPiece.of(identity.orderNo(), change.pieces()));
		}
		List<Order> children = new ArrayList<>();
		change.children().forEach((child) -> children.add(child.order()));
		orders.add(children);
		for (Child child : change.children()) {
			orders.addPieces(identity.runId(), OrderedPiece.of(child.order().identity.orderNo(), child.pieces()));
		}
	}

}
