package dev.bulkordering.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.order.Card;
import dev.bulkordering.order.Piece;

import static org.assertj.core.api.Assertions.assertThat;

class UnitRowsTests {

	private static final List<Piece> PIECES = List.of(piece(9, "A", 2), piece(4, "A", 3), piece(5, "B", 1));

	@ParameterizedTest
	@CsvSource({ "A, 1, 4", "A, 3, 4", "A, 4, 9", "A, 5, 9", "B, 1, 5", "A, 6, 4 9", "B, 2, 5", "C, 1, 4 5 9" })
	void goInRowOrder(String sku, int unit, String rows) {
		assertThat(CellText.joined(new UnitRows(PIECES).of(sku, unit))).isEqualTo(rows);
	}

	@Test
	void areCountedAnewInEachOrder() {
		Map<Integer, List<Piece>> orders = Map.of(1, PIECES, 2, List.of(piece(20, "A", 1), piece(21, "A", 1)));
		List<StoredCard> cards = List.of(stored(1, 1, "A"), stored(1, 2, "B"), stored(1, 3, "A"), stored(1, 4, "A"),
				stored(1, 5, "A"), stored(2, 1, "A"), stored(2, 2, "A"));
		assertThat(CodeRow.of(cards.iterator(), orders::get)).toIterable()
			.extracting(CodeRow::rows)
			.containsExactly(List.of(4), List.of(5), List.of(4), List.of(4), List.of(9), List.of(20), List.of(21));
	}

	private static Piece piece(int row, String sku, int units) {
		return new Piece(row, sku, "", BigDecimal.TEN, units);
	}

	private static StoredCard stored(int order, int unit, String sku) {
		return new StoredCard(order, "REF" + order, null, unit,
				new Card(sku, null, null, null, null, null, null, null, null, null));
	}

}
