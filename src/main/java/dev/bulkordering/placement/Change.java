package dev.bulkordering.placement;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;
import dev.bulkordering.order.Piece;

/**
 * What an answer changes, to be written in one commit: the order, cards for the vault,
 * and orders that come out of it.
 *
 * @param order the order, changed in memory
 * @param pieces the order's pieces where they become fewer, else null
 * @param children orders that replace it or take a part of it
 * @param cards all cards of the order so far, for the vault
 */
public record Change(Order order, @Nullable List<Piece> pieces, List<Child> children, List<Card> cards) {

	/** An order that comes out of another. */
	public record Child(Order order, List<Piece> pieces) {

	}

	/** A change of the order alone. */
	public static Change of(Order order) {
		return new Change(order, null, List.of(), List.of());
	}

}
