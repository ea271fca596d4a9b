package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.order.Card;

/**
 * Cards as a page shows them: secret, so never to be kept or logged.
 *
 * @param cards the cards, by row
 * @param more whether there are more than were asked for
 */
public record ShownCodes(List<ShownCard> cards, boolean more) {

	/**
	 * A card.
	 *
	 * @param rows the row that it is for; several where that cannot be told
	 * @param reference reference of its order
	 * @param card the card; its text form shows nothing secret
	 */
	public record ShownCard(List<Integer> rows, String reference, Card card) {

	}

}
