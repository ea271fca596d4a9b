package dev.bulkordering.placement;

import java.util.List;

import dev.bulkordering.order.Card;

/** Keeps cards and codes encrypted, in the transaction of the caller. */
@FunctionalInterface
public interface CardSafe {

	/** Keeps all cards of an order so far; those that it has already, once. */
	void keep(long run, int orderNo, List<Card> cards);

}
