package dev.bulkordering.placement;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Journal.Intent;
import dev.bulkordering.placement.OrderContents.Contents;
import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.ProviderGateway;

/**
 * Commits intents to call, and hands out the calls that may be made because of them: an
 * order call exists only where its intent is in the database.
 */
final class Intents {

	private static final Logger log = LoggerFactory.getLogger(Intents.class);

	private final ProviderGateway gateway;

	private final PlacingStore store;

	Intents(ProviderGateway gateway, PlacingStore store) {
		this.gateway = gateway;
		this.store = store;
	}

	/** An order that is to be sent, PLANNED or with a quote to confirm. */
	record Ready(Order order, Contents contents) {

	}

	/**
	 * Commits the intents of a batch.
	 * @return the calls to make at once, one for each intent that was committed
	 */
	// The permit begins before the database's clock is read, so that by that clock no
	// request can leave after the moment that the intent names.
	List<Call> commit(List<Ready> batch) {
		CallPermit permit = CallPermit.lasting(PlacingSettings.SEND_WITHIN);
		long now = store.now();
		long sendBy = now + PlacingSettings.SEND_WITHIN.toMillis();
		List<Intent> intents = new ArrayList<>();
		for (Ready one : batch) {
			CallKind kind = kind(one.order());
			one.order().intend(kind, store.fence().number(), now);
			intents.add(new Intent(one.order(), kind, sendBy));
		}
		List<Intent> committed = commit(intents, now);
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < batch.size(); i++) {
			Ready one = batch.get(i);
			if (committed.contains(intents.get(i))) {
				calls.add(new Call(one.order(), one.contents(), intents.get(i).kind(), sendBy, permit));
			}
		}
		return calls;
	}

	// Proof from a former owner may have changed an order in the meantime: that one is
	// not sent.
	private List<Intent> commit(List<Intent> intents, long now) {
		try {
			store.ledger().begin(intents, now);
			return intents;
		}
		catch (OptimisticLockingFailureException ex) {
			List<Intent> committed = new ArrayList<>();
			for (Intent intent : intents) {
				try {
					store.ledger().begin(List.of(intent), now);
					committed.add(intent);
				}
				catch (OptimisticLockingFailureException changed) {
					log.warn("order {} was changed by a former owner of its run",
							intent.order().identity().reference());
				}
			}
			return committed;
		}
	}

	private CallKind kind(Order order) {
		return gateway.quotesFirst() && order.quote() == null ? CallKind.QUOTE : CallKind.BUY;
	}

}
