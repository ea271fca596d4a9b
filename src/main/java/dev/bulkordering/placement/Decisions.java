package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.util.List;

import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;

/**
 * What operators decide about held orders, each written together with the record of it.
 */
public final class Decisions {

	/** The code of an order that a person has rejected. */
	public static final String DECIDED = "DECIDED";

	private final PlacingStore store;

	private final Changes changes;

	/**
	 * Decisions about orders of a run whose lease is held.
	 * @param priceTolerance most difference between what was planned and what is charged
	 */
	public Decisions(PlacingStore store, BigDecimal priceTolerance) {
		this.store = store;
		this.changes = new Changes(store.run(), store.nextNumber(), priceTolerance);
	}

	/**
	 * The order exists at the provider.
	 * @param outcome what the provider shows of it
	 * @param record writes down who decided, in the same transaction
	 */
	public void placed(Order order, Outcome outcome, Runnable record) {
		long now = store.now();
		List<Piece> pieces = store.read(() -> store.orders().pieces(order.identity.runId(), order.identity.orderNo()));
		Change change;
		if (outcome instanceof Placed placed) {
			change = changes.placed(order, pieces, placed.receipt(), Cause.OPERATOR, now);
		}
		else if (outcome instanceof Accepted accepted) {
			change = changes.accepted(order, accepted.receipt(), Cause.LOOK_UP, now, now);
		}
		else {
			throw new IllegalArgumentException("an order that was placed cannot have ended as " + outcome.message());
		}
		store.ledger().write(change, record);
	}

	/**
	 * Nothing of the order exists at the provider: it may be placed again, under the same
	 * reference.
	 */
	public void notPlaced(Order order, String message, Runnable record) {
		order.planByDecision(message, store.now());
		store.ledger().write(Change.of(order), record);
	}

	/** Nothing of the order exists at the provider, and nothing is to be ordered. */
	public void rejected(Order order, String message, Runnable record) {
		order.reject(DECIDED, message, Cause.OPERATOR, store.now());
		store.ledger().write(Change.of(order), record);
	}

}
