package dev.bulkordering.placement;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.placement.OrderContents.Contents;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;

/**
 * Looks whether an order exists after all that counts as not placed: refused, split, or
 * back in the plan. Proof that it does always wins.
 */
public final class Proof {

	private final PlacingStore store;

	private final ProviderGateway gateway;

	private final Changes changes;

	/**
	 * Proof about orders of a run whose lease is held.
	 * @param priceTolerance most difference between what was planned and what is charged
	 */
	public Proof(PlacingStore store, ProviderGateway gateway, BigDecimal priceTolerance) {
		this.store = store;
		this.gateway = gateway;
		this.changes = new Changes(store.run(), store.nextNumber(), priceTolerance);
	}

	/**
	 * Asks the provider, and keeps what it shows.
	 * @param namedId an id that the provider may know the order by, or null
	 * @return what the provider said, for people; null if it cannot be asked
	 */
	public @Nullable LookUp seek(Order order, @Nullable String namedId) {
		Contents contents = store.read(() -> store.contents().of(order)).knownAs(namedId, gateway);
		if (!gateway.canLookUp(contents.order())) {
			return null;
		}
		Reply<LookUp> reply = gateway.lookUp(contents.order());
		store.transactions()
			.run(() -> store.journal().addForRun(store.run().runId(), reply.exchanges(), store.clock().millis()));
		Outcome outcome = reply.result() instanceof LookUp.Found found ? found.outcome() : null;
		Receipt receipt = outcome == null ? null : outcome.receipt();
		if (receipt != null) {
			store.ledger()
				.prove(order.identity().reference(), receipt, contents.pieces(), outcome instanceof Placed, changes,
						store.now());
		}
		return reply.result();
	}

}
