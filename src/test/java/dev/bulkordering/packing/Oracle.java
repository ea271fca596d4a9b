package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.bulkordering.order.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts a packing anew and slowly, in decimals and sets. */
final class Oracle {

	private Oracle() {
	}

	/** Verifies that nothing is lost, nothing doubled and no limit exceeded. */
	static void verify(List<Ask> asks, Limits limits, Packing packing) {
		Map<Integer, Set<Integer>> skus = new HashMap<>();
		Map<Integer, Long> units = new HashMap<>();
		Map<Integer, BigDecimal> value = new HashMap<>();
		assertThat(packing.demands()).isEqualTo(asks.size());
		int piece = 0;
		for (int demand = 0; demand < asks.size(); demand++) {
			Ask ask = asks.get(demand);
			long placed = 0;
			assertThat(packing.firstPiece(demand)).isEqualTo(piece);
			for (; piece < packing.endPiece(demand); piece++) {
				int order = packing.order(piece);
				int of = packing.units(piece);
				assertThat(packing.demand(piece)).isEqualTo(demand);
				assertThat(order).isBetween(0, packing.orders() - 1);
				assertThat(of).isBetween(1, limits.unitsPerSku() == null ? Integer.MAX_VALUE : limits.unitsPerSku());
				assertThat(ask.most() == 0 || of <= ask.most()).isTrue();
				assertThat(skus.computeIfAbsent(order, (key) -> new HashSet<>()).add(ask.sku())).isTrue();
				units.merge(order, (long) of, Long::sum);
				value.merge(order, ask.price().multiply(BigDecimal.valueOf(of)), BigDecimal::add);
				placed += of;
			}
			assertThat(placed).isEqualTo(ask.units());
		}
		assertThat(packing.pieces()).isEqualTo(piece);
		assertThat(skus).hasSize(packing.orders());
		if (limits.skusPerOrder() != null) {
			assertThat(skus.values()).allMatch((own) -> own.size() <= limits.skusPerOrder());
		}
		if (limits.unitsPerOrder() != null) {
			assertThat(units.values()).allMatch((own) -> own <= limits.unitsPerOrder());
		}
		if (limits.orderValue() != null) {
			assertThat(value.values()).allMatch((own) -> own.compareTo(limits.orderValue()) <= 0);
		}
	}

	/** The bound by its formula. */
	static long lowerBound(List<Ask> asks, Limits limits) {
		Map<Integer, Long> piecesOfSku = new HashMap<>();
		BigDecimal units = BigDecimal.ZERO;
		BigDecimal value = BigDecimal.ZERO;
		for (Ask ask : asks) {
			BigDecimal asked = BigDecimal.valueOf(ask.units());
			piecesOfSku.merge(ask.sku(), ceil(asked, BigDecimal.valueOf(most(ask, limits))), Long::sum);
			units = units.add(asked);
			value = value.add(asked.multiply(ask.price()));
		}
		BigDecimal pieces = BigDecimal.valueOf(piecesOfSku.values().stream().mapToLong(Long::longValue).sum());
		long bound = piecesOfSku.values().stream().mapToLong(Long::longValue).max().orElse(0);
		if (limits.skusPerOrder() != null) {
			bound = Math.max(bound, ceil(pieces, BigDecimal.valueOf(limits.skusPerOrder())));
		}
		if (limits.unitsPerOrder() != null) {
			bound = Math.max(bound, ceil(units, BigDecimal.valueOf(limits.unitsPerOrder())));
		}
		return limits.orderValue() == null ? bound : Math.max(bound, ceil(value, limits.orderValue()));
	}

	/** Most units of a demand that one order can hold. */
	static long most(Ask ask, Limits limits) {
		long most = ask.units();
		most = limits.unitsPerSku() == null ? most : Math.min(most, limits.unitsPerSku());
		most = limits.unitsPerOrder() == null ? most : Math.min(most, limits.unitsPerOrder());
		most = ask.most() == 0 ? most : Math.min(most, ask.most());
		return limits.orderValue() == null || ask.price().signum() == 0 ? most
				: Math.min(most, limits.orderValue().divideToIntegralValue(ask.price()).longValue());
	}

	/** The fewest orders, found by trying everything. */
	static int optimum(List<Ask> asks, Limits limits) {
		int orders = (int) lowerBound(asks, limits);
		while (!fits(asks, limits, 0, asks.get(0).units(), 0, new State(orders))) {
			orders++;
		}
		return orders;
	}

	// Gives the units left of a demand to the orders from one on, in every possible way.
	private static boolean fits(List<Ask> asks, Limits limits, int demand, long left, int order, State state) {
		if (left == 0) {
			return demand + 1 == asks.size() || fits(asks, limits, demand + 1, asks.get(demand + 1).units(), 0, state);
		}
		if (order == state.units.length) {
			return false;
		}
		Ask ask = asks.get(demand);
		for (long units = Math.min(left, most(ask, limits)); units >= 1; units--) {
			if (state.put(ask, units, order, limits)) {
				boolean fits = fits(asks, limits, demand, left - units, order + 1, state);
				state.takeBack(ask, units, order);
				if (fits) {
					return true;
				}
			}
		}
		// An empty order is like any other empty one behind it.
		return !state.skus[order].isEmpty() && fits(asks, limits, demand, left, order + 1, state)
				|| state.skus[order].isEmpty() && demand > 0 && order + 1 < state.units.length
						&& !state.skus[order + 1].isEmpty() && fits(asks, limits, demand, left, order + 1, state);
	}

	private static long ceil(BigDecimal amount, BigDecimal by) {
		return amount.divide(by, 0, RoundingMode.CEILING).longValueExact();
	}

	private static final class State {

		private final long[] units;

		private final BigDecimal[] value;

		private final Set<Integer>[] skus;

		@SuppressWarnings({ "unchecked", "rawtypes" })
		State(int orders) {
			units = new long[orders];
			value = new BigDecimal[orders];
			skus = new Set[orders];
			for (int order = 0; order < orders; order++) {
				value[order] = BigDecimal.ZERO;
				skus[order] = new HashSet<>();
			}
		}

		boolean put(Ask ask, long more, int order, Limits limits) {
			BigDecimal after = value[order].add(ask.price().multiply(BigDecimal.valueOf(more)));
			if (skus[order].contains(ask.sku())
					|| limits.skusPerOrder() != null && skus[order].size() >= limits.skusPerOrder()
					|| limits.unitsPerOrder() != null && units[order] + more > limits.unitsPerOrder()
					|| limits.orderValue() != null && after.compareTo(limits.orderValue()) > 0) {
				return false;
			}
			skus[order].add(ask.sku());
			units[order] += more;
			value[order] = after;
			return true;
		}

		void takeBack(Ask ask, long less, int order) {
			skus[order].remove(ask.sku());
			units[order] -= less;
			value[order] = value[order].subtract(ask.price().multiply(BigDecimal.valueOf(less)));
		}

	}

}
