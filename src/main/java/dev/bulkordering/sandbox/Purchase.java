package dev.bulkordering.sandbox;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order at an emulated provider.
 *
 * @param id the provider's id
 * @param reference the client's reference
 * @param createdAt when it was taken
 * @param expiresAt when its quote expires, if it is one
 * @param bought how it was bought, or null as long as it is not
 * @param details what else the provider keeps of it
 * @param items its SKUs
 */
public record Purchase(String id, String reference, Instant createdAt, @Nullable Instant expiresAt,
		@Nullable Bought bought, ObjectNode details, List<Item> items) {

	/**
	 * The buying of an order.
	 *
	 * @param at when it was bought
	 * @param finishesAt when it is finished at the earliest
	 * @param lookUpsLeft how many look-ups find it unfinished even then
	 * @param endState the provider's word for how it ends
	 * @param firstCard number of the order's first card; the others follow it
	 */
	public record Bought(Instant at, Instant finishesAt, int lookUpsLeft, String endState, long firstCard) {

	}

	/** An order that was taken, not yet bought. */
	public static Purchase taken(String id, String reference, Instant at, @Nullable Instant expiresAt,
			ObjectNode details, List<Item> items) {
		return new Purchase(id, reference, at, expiresAt, null, details, items);
	}

	/** How far the order has come at a moment. */
	public Phase phase(Instant at) {
		if (bought == null || bought.at().isAfter(at)) {
			return Phase.QUOTED;
		}
		return bought.lookUpsLeft() > 0 || bought.finishesAt().isAfter(at) ? Phase.RUNNING : Phase.FINISHED;
	}

	/** How the order was bought; it must have been. */
	public Bought boughtOrFail() {
		if (bought == null) {
			throw new IllegalStateException("order " + id + " was not bought");
		}
		return bought;
	}

	/** All units of the order that were bought. */
	public int unitsBought() {
		return items.stream().mapToInt(Item::bought).sum();
	}

	Purchase bought(Bought how, List<Item> boughtItems) {
		return new Purchase(id, reference, createdAt, expiresAt, how, details, boughtItems);
	}

}
