package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ArrayList;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

import dev.bulkordering.order.Piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HalvingTests {

	@Test
	void cutsTheSkusInTwoByCodePoint() {
		Halving halving = Halving
			.of(List.of(piece(4, "b"), piece(3, "a"), piece(2, "B"), piece(1, "b"), piece(5, "C")));
		assertThat(halving.first()).containsExactly(piece(2, "B"), piece(5, "C"));
		assertThat(halving.second()).containsExactly(piece(3, "a"), piece(1, "b"), piece(4, "b"));
	}

	@Test
	void sortsByCodePointAndNotByHalvesOfCharacters() {
		// As UTF-16 the emoji (U+1F600) would come before U+FFFC.
		Halving halving = Halving.of(List.of(piece(1, "😀"), piece(2, "\ufffc"), piece(3, "a")));
		assertThat(halving.first()).containsExactly(piece(3, "a"), piece(2, "\ufffc"));
		assertThat(halving.second()).containsExactly(piece(1, "😀"));
	}

	@Test
	void refusesToCutOneSku() {
		assertThatIllegalArgumentException().isThrownBy(() -> Halving.of(List.of(piece(1, "a"), piece(2, "a"))));
	}

	@Property
	void losesNothingAndDependsOnNoOrder(
			@ForAll @UniqueElements @Size(min = 2,
					max = 9) List<@AlphaChars @StringLength(min = 1, max = 3) String> skus,
			@ForAll @IntRange(min = 1, max = 3) int rows, @ForAll long seed) {
		List<Piece> pieces = new ArrayList<>();
		skus.forEach((sku) -> {
			for (int row = 1; row <= rows; row++) {
				pieces.add(piece(row, sku));
			}
		});
		Halving halving = Halving.of(pieces);
		assertThat(Stream.concat(halving.first().stream(), halving.second().stream()))
			.containsExactlyInAnyOrderElementsOf(pieces);
		assertThat(halving.first()).hasSize((skus.size() + 1) / 2 * rows);
		assertThat(halving.second()).extracting(Piece::sku)
			.doesNotContainAnyElementsOf(halving.first().stream().map(Piece::sku).toList());
		Collections.shuffle(pieces, new Random(seed));
		assertThat(Halving.of(pieces)).isEqualTo(halving);
	}

	private static Piece piece(int row, String sku) {
		return new Piece(row, sku, "", BigDecimal.ONE, 1);
	}

}
