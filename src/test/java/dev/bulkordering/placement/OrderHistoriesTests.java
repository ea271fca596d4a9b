package dev.bulkordering.placement;

import java.util.List;
import java.util.Map;

import dev.bulkordering.testing.TestDatabase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

import dev.bulkordering.placement.ModelProvider.Fate;
import dev.bulkordering.placement.OrderHistory.Kind;
import dev.bulkordering.placement.OrderHistory.Step;

/**
 * Walks random histories: answers, lost answers, crashes, frozen owners, look-ups,
 * webhooks and operators, in any order. The promises are checked after each thing that
 * happens; see {@link Promises}.
 */
class OrderHistoriesTests {

	private static final TestDatabase DATABASE = TestDatabase.inMemory().migrated();

	private static final Books BOOKS = new Books(DATABASE.dataSource());

	@AfterContainer
	static void closeDatabase() {
		DATABASE.close();
	}

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void keepsThePromisesInEveryHistory(@ForAll("kinds") ModelProvider.Kind kind, @ForAll boolean finishesLater,
			@ForAll("plans") List<Map<Integer, Integer>> plan, @ForAll("steps") List<Step> steps)
			throws InterruptedException {
		new OrderHistory(BOOKS, kind, finishesLater, plan).play(steps);
	}

	/** The longer an order is in doubt with a provider, the more can happen to it. */
	@Provide
	Arbitrary<ModelProvider.Kind> kinds() {
		return Arbitraries.frequency(Tuple.of(1, ModelProvider.Kind.NEVER_FOUND), Tuple.of(2, ModelProvider.Kind.BY_ID),
				Tuple.of(3, ModelProvider.Kind.BY_REFERENCE), Tuple.of(4, ModelProvider.Kind.TWO_STEP));
	}

	/** A few orders of a few units of four rows. */
	@Provide
	Arbitrary<List<Map<Integer, Integer>>> plans() {
		return Arbitraries.maps(Arbitraries.integers().between(2, 5), Arbitraries.integers().between(1, 3))
			.ofMinSize(1)
			.ofMaxSize(4)
			.list()
			.ofMinSize(1)
			.ofMaxSize(4);
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(6, Kind.COMMIT), Tuple.of(18, Kind.SEND),
				Tuple.of(10, Kind.ASK), Tuple.of(18, Kind.RECORD), Tuple.of(1, Kind.CRASH), Tuple.of(2, Kind.FREEZE),
				Tuple.of(4, Kind.WAKE), Tuple.of(10, Kind.WAIT), Tuple.of(5, Kind.FINISH), Tuple.of(3, Kind.WEBHOOK),
				Tuple.of(2, Kind.FOLLOW), Tuple.of(4, Kind.DECIDE));
		Arbitrary<Fate> fates = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.of(Fate.class)),
				Tuple.of(2, Arbitraries.of(Fate.BOUGHT, Fate.BOUGHT_IN_PART, Fate.BOUGHT_UNHEARD, Fate.BOUGHT_UNHEARD,
						Fate.LOST, Fate.REFUSED, Fate.THROTTLED)));
		return Combinators.combine(kinds, fates, Arbitraries.integers().between(0, 99))
			.as(Step::new)
			.list()
			.ofMaxSize(100)
			.withSizeDistribution(RandomDistribution.uniform());
	}

}
