package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Piece;

import static org.assertj.core.api.Assertions.assertThat;

class LimitCheckTests {

	private static final Limits LIMITS = new Limits(5, 2, 8, new BigDecimal("100"));

	@Test
	void letsAnOrderPassThatReachesEveryLimit() {
		assertThat(check(piece(1, "A", "", "14", 3), piece(2, "A", "", "14.00", 2), piece(3, "B", "", "10", 3)))
			.isEmpty();
	}

	@Test
	void letsAnythingPassWhereNothingIsLimited() {
		assertThat(LimitCheck.violations(
				List.of(piece(1, "A", "", "1E+9", Integer.MAX_VALUE), piece(2, "A", "", "1E+9", Integer.MAX_VALUE)),
				Limits.NONE))
			.isEmpty();
	}

	@Test
	void addsUpTheRowsOfASku() {
		assertThat(check(piece(1, "A", "", "1", 3), piece(2, "A", "", "1", 3)))
			.containsExactly("The order has 6 units of SKU A, but at most 5 are allowed.");
	}

	@Test
	void countsSkus() {
		assertThat(check(piece(1, "A", "", "1", 1), piece(2, "B", "", "1", 1), piece(3, "C", "", "1", 1)))
			.containsExactly("The order has 3 different SKUs, but at most 2 are allowed.");
	}

	@Test
	void countsUnits() {
		assertThat(check(piece(1, "A", "", "1", 5), piece(2, "B", "", "1", 4)))
			.containsExactly("The order has 9 units, but at most 8 are allowed.");
	}

	@Test
	void addsUpTheValue() {
		assertThat(check(piece(1, "A", "", "20", 5), piece(2, "B", "", "0.01", 1)))
			.containsExactly("The order is worth 100.01, but may be worth at most 100.");
	}

	@Test
	void refusesASkuAtTwoPrices() {
		assertThat(check(piece(1, "A", "", "10", 1), piece(2, "A", "", "12.5", 1)))
			.containsExactly("SKU A stands in the order at several prices: 10, 12.5.");
	}

	@Test
	void refusesASkuInTwoVariants() {
		assertThat(check(piece(1, "A", "range", "10", 1), piece(2, "A", "fixed", "10", 1)))
			.containsExactly("SKU A stands in the order in several variants: range, fixed.");
	}

	@Test
	void refusesWhatIsNoOrderAtAll() {
		assertThat(check()).containsExactly("The order is empty.");
		assertThat(check(piece(7, "A", "", "10", 0))).containsExactly("Row 7 has 0 units in the order.");
	}

	@Test
	void tellsEverythingThatIsWrong() {
		assertThat(check(piece(1, "A", "", "100", 6), piece(2, "B", "", "1", 3), piece(3, "C", "", "1", 1))).hasSize(4);
	}

	@Test
	void addsUpBeyondWhatAnIntegerHolds() {
		assertThat(LimitCheck.violations(
				List.of(piece(1, "A", "", "1", Integer.MAX_VALUE), piece(2, "A", "", "1", Integer.MAX_VALUE)),
				new Limits(null, null, 5, null)))
			.containsExactly("The order has 4294967294 units, but at most 5 are allowed.");
	}

	private static List<String> check(Piece... pieces) {
		return LimitCheck.violations(List.of(pieces), LIMITS);
	}

	private static Piece piece(int row, String sku, String variant, String price, int units) {
		return new Piece(row, sku, variant, new BigDecimal(price), units);
	}

}
