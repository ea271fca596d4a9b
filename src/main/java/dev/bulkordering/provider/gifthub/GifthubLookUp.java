package dev.bulkordering.provider.gifthub;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Found;
import dev.bulkordering.provider.LookUp.QuotePending;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.http.Response;

/**
 * What {@code GET /order/get} (page 'Retrieve Order') says of an order whose id is known.
 *
 * @param order the order that is asked about
 * @param id the id that was asked for
 * @param options the job's options
 */
record GifthubLookUp(PlaceableOrder order, String id, GifthubOptions options) {

	LookUp read(Response response) {
		if (response.status() == 404) {
			return new Contradiction("GiftHub gave the order the id " + id + " and does not know it any more");
		}
		if (!response.isSuccess()) {
			return new Unclear(response.unlisted().message());
		}
		GifthubOrder found = new GifthubOrder(response.json().path("data"), options.wallet());
		String foundId = found.id();
		if (foundId != null && !foundId.equals(id)) {
			return new Unclear("asked for the order " + id + ", GiftHub answered with another one");
		}
		if (found.reference() != null && !order.reference().equals(found.reference())) {
			return new Contradiction("GiftHub's order " + id + " has another reference");
		}
		return switch (found.state()) {
			case "pending" -> pending(found);
			case "confirmed" -> new Found(new Accepted(found.receipt(id, List.of(), null, "confirmed")));
			case "successful" -> new Found(successful(found));
			case "partial" -> partial(found);
			case "failed", "rejected" -> failed(found);
			default -> new Unclear("GiftHub does not name the state of the order " + id + " in a way that is known");
		};
	}

	private LookUp pending(GifthubOrder found) {
		if (options.createOnly()) {
			return new Found(new Accepted(found.receipt(id, List.of(), null, "created, not delivered yet")));
		}
		Instant expiresAt = found.expiresAt() != null ? found.expiresAt() : knownExpiry();
		return expiresAt == null ? new Unclear("the order " + id + " is a quote, and GiftHub does not say until when")
				: new QuotePending(expiresAt, "the quote is not confirmed");
	}

	private @Nullable Instant knownExpiry() {
		return order.quote() == null ? null : order.quote().expiresAt();
	}

	// There is a card for every unit; until all are here, the order is asked about again.
	private Outcome successful(GifthubOrder found) {
		List<Card> cards = found.cards();
		return cards.size() >= order.units() ? new Placed(found.receipt(id, cards, null, "delivered"))
				: new Accepted(found.receipt(id, cards, null, "bought, codes outstanding"));
	}

	private LookUp partial(GifthubOrder found) {
		if (!found.hasRedeemData()) {
			return new Unclear("the order is delivered in part, and GiftHub does not say which units");
		}
		List<Card> cards = found.cards();
		Map<String, Integer> delivered = found.delivered(order, cards);
		return new Found(new Placed(found.receipt(id, cards, delivered, "delivered in part")));
	}

	private LookUp failed(GifthubOrder found) {
		return found.cards().isEmpty()
				? new Found(Rejected.order(found.state().toUpperCase(Locale.ROOT),
						"GiftHub took the order and then ended it as " + found.state()))
				: new Contradiction("GiftHub calls the order " + found.state() + ", and hands out codes for it");
	}

}
