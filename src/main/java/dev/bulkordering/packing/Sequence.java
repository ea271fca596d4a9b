package dev.bulkordering.packing;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The demands from the largest or dearest on.
 *
 * @param demands the demands' numbers
 * @param byPrice whether prices never rise along the sequence
 */
record Sequence(int[] demands, boolean byPrice) {

	/** The sequence that suits a way. Prices matter only where the value is limited. */
	static Sequence of(Demands demands, Capacity capacity, Way way) {
		Comparator<Integer> largestFirst = Comparator
			.comparingDouble((Integer demand) -> -capacity.partOfOrder(demand));
		if (way != Way.DEAREST_FIRST || !capacity.limitsValue()) {
			return new Sequence(sorted(demands, largestFirst), false);
		}
		Comparator<Integer> dearestFirst = Comparator.comparingLong((demand) -> -demands.price(demand));
		return new Sequence(sorted(demands, dearestFirst.thenComparing(largestFirst)), true);
	}

	/**
	 * A sequence that is off the sorted one by chance; by the same chance on any machine
	 * for the same number.
	 */
	static Sequence shuffled(Demands demands, Capacity capacity, int number) {
		SplittableRandom random = new SplittableRandom(number);
		double[] key = IntStream.range(0, demands.size())
			.mapToDouble((demand) -> -capacity.partOfOrder(demand) * random.nextDouble())
			.toArray();
		return new Sequence(sorted(demands, Comparator.comparingDouble((demand) -> key[demand])), false);
	}

	private static int[] sorted(Demands demands, Comparator<Integer> comparator) {
		return IntStream.range(0, demands.size()).boxed().sorted(comparator).mapToInt(Integer::intValue).toArray();
	}

}
