package dev.bulkordering.packing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.bulkordering.order.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PouringTests {

	@Property
	void poursEveryRowIntoTheOrdersOfItsDemand(
			@ForAll @Size(min = 1,
					max = 6) List<@Size(min = 1, max = 8) List<@IntRange(min = 1, max = 12) Integer>> rows,
			@ForAll @IntRange(min = 1, max = 6) int unitsPerSku) {
		List<Ask> asks = new ArrayList<>();
		rows.forEach((own) -> asks.add(Ask.of(asks.size(), own.stream().mapToInt(Integer::intValue).sum(), "1")));
		Packing packing = Packer.pack(Ask.demands(asks), new Limits(unitsPerSku, 3, null, null));
		Pouring pouring = new Pouring(packing);
		for (int demand = 0; demand < rows.size(); demand++) {
			pouring.startDemand(demand);
			Map<Integer, Integer> poured = new HashMap<>();
			for (int units : rows.get(demand)) {
				Set<Integer> orders = new HashSet<>();
				int[] sum = new int[1];
				pouring.pour(units, (order, portion) -> {
					assertThat(portion).isPositive();
					assertThat(orders.add(order)).isTrue();
					poured.merge(order, portion, Integer::sum);
					sum[0] += portion;
				});
				assertThat(sum[0]).isEqualTo(units);
			}
			assertThat(poured).isEqualTo(planned(packing, demand));
		}
		pouring.finish();
	}

	@Test
	void noticesRowsWithMoreUnitsThanWerePacked() {
		Pouring pouring = started(5);
		pouring.pour(5, (order, units) -> {
		});
		assertThatIllegalStateException().isThrownBy(() -> pouring.pour(1, (order, units) -> {
		})).withMessageContaining("more units");
	}

	@Test
	void noticesRowsWithFewerUnitsThanWerePacked() {
		Pouring pouring = started(5);
		pouring.pour(4, (order, units) -> {
		});
		assertThatIllegalStateException().isThrownBy(pouring::finish).withMessageContaining("fewer units");
		assertThatIllegalStateException().isThrownBy(() -> pouring.startDemand(0));
	}

	private static Pouring started(int units) {
		Pouring pouring = new Pouring(
				Packer.pack(Ask.demands(List.of(Ask.of(0, units, "1"))), new Limits(2, null, null, null)));
		pouring.startDemand(0);
		return pouring;
	}

	private static Map<Integer, Integer> planned(Packing packing, int demand) {
		Map<Integer, Integer> planned = new HashMap<>();
		for (int piece = packing.firstPiece(demand); piece < packing.endPiece(demand); piece++) {
			planned.put(packing.order(piece), packing.units(piece));
		}
		return planned;
	}

}
