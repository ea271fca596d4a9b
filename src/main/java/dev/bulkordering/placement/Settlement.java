package dev.bulkordering.placement;

import java.util.List;

import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.LookUp;

/** Decides what the answer to a look-up changes. */
@FunctionalInterface
public interface Settlement {

	/**
	 * Changes the order in memory.
	 * @param order in doubt, pending, held or placed
	 * @param pieces what it holds
	 * @param answer what the provider said
	 * @param question when it was asked
	 * @param changes works out what final answers change
	 */
	Change settle(Order order, List<Piece> pieces, LookUp answer, Question question, Changes changes);

}
