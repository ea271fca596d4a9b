package dev.bulkordering.provider.peach;

import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Found;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.http.Response;

/**
 * What {@code GET /orders/ID} (page 'Find order by ID') says of an order whose id at
 * Peach was told by a webhook or a person. Anybody can tell an id, so what is found
 * counts only if it is called by our reference; and that an id is not found says nothing
 * of our order.
 *
 * @param order the order that is asked about
 * @param id the id that was asked for
 */
record PeachLookUp(PlaceableOrder order, String id) {

	LookUp read(Response response) {
		if (response.status() == 404) {
			return new Unclear("Peach has no order with the id " + id + ", which says nothing of this one");
		}
		if (!response.isSuccess()) {
			return new Unclear(response.unlisted().message());
		}
		PeachOrder found = new PeachOrder(response.json());
		if (!found.isCalled(order.reference())) {
			return found.hasReference() || found.id() != null
					? new Contradiction("Peach's order " + id + " does not have our reference")
					: new Unclear("Peach's answer about the order " + id + " shows no order");
		}
		return switch (found.status()) {
			case "pending" -> exists(found, "not paid yet");
			case "completed" -> exists(found, "paid");
			case "canceled", "cancelled" -> exists(found, "canceled, not paid");
			default -> new Unclear("Peach does not name the status of the order " + id + " in a way that is known");
		};
	}

	// The payment request was made, whatever became of it: asking again is never right.
	private LookUp exists(PeachOrder found, String payment) {
		String foundId = found.peachId(order.reference());
		return new Found(new Placed(Receipt.of(foundId == null ? id : foundId, payment)));
	}

}
