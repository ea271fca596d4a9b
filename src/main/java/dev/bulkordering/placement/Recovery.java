package dev.bulkordering.placement;

import java.util.ArrayList;
import java.util.List;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;

/**
 * Takes up the orders that a dead process left on their way: whether their request left
 * is not known, so they are in doubt, unless nothing that can buy was ever committed.
 */
public final class Recovery {

	private final PlacingSettings settings;

	private final ProviderGateway gateway;

	private final PlacingStore store;

	/** Recovery of a run whose lease is held. */
	public Recovery(PlacingSettings settings, ProviderGateway gateway, PlacingStore store) {
		this.settings = settings;
		this.gateway = gateway;
		this.store = store;
	}

	/** Brings every order that is being placed into a state that can be gone on from. */
	public void recover() {
		long now = store.now();
		List<Order> changed = new ArrayList<>();
		for (Order order : store.read(() -> store.orders().in(store.run().runId(), OrderState.PLACING))) {
			if (gateway.quotesFirst() && !order.quoteConfirmed()) {
				order.dropQuote();
				order.notPlaced(null, "its process ended before anything could be bought", now, now);
			}
			else {
				doubt(order, now);
			}
			changed.add(order);
		}
		store.ledger().write(changed);
	}

	private void doubt(Order order, long now) {
		long last = store.read(() -> store.journal().lastSendBy(order)) + settings.provider().readTimeout().toMillis();
		order.doubt(Unknown.outage("its process ended before the answer was recorded"), null,
				last + settings.provider().searchLag().toMillis(), now);
		if (!gateway.canLookUp(store.read(() -> store.contents().of(order)).order())) {
			order.hold("its process ended before the answer was recorded, and the provider offers no way to look the"
					+ " order up", Cause.LOOK_UP, now);
		}
	}

}
