package dev.bulkordering.result;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;
import dev.bulkordering.order.Piece;

/**
 * A card as the codes workbook shows it.
 *
 * @param rows the row that it is for; several where that cannot be told
 * @param reference the order's reference
 * @param providerOrderId the provider's id of the order, once known
 * @param card the card; its text form shows nothing secret
 */
public record CodeRow(List<Integer> rows, String reference, @Nullable String providerOrderId, Card card) {

	/**
	 * Finds the rows that cards are for.
	 * @param cards cards of one run by order and unit, as {@link Vault#cards(long)} gives
	 * them
	 * @param piecesOfOrder the pieces that an order is made of, by its number
	 */
	public static Iterator<CodeRow> of(Iterator<StoredCard> cards, IntFunction<List<Piece>> piecesOfOrder) {
		return new Iterator<>() {

			private int orderNo = -1;

			private UnitRows rows = new UnitRows(List.of());

			private final Map<String, Integer> unitsBySku = new HashMap<>();

			@Override
			public boolean hasNext() {
				return cards.hasNext();
			}

			@Override
			public CodeRow next() {
				StoredCard stored = cards.next();
				if (stored.orderNo() != orderNo) {
					orderNo = stored.orderNo();
					rows = new UnitRows(piecesOfOrder.apply(orderNo));
					unitsBySku.clear();
				}
				String sku = stored.card().sku();
				int unit = unitsBySku.merge(sku, 1, Integer::sum);
				return new CodeRow(rows.of(sku, unit), stored.reference(), stored.providerOrderId(), stored.card());
			}

		};
	}

}
