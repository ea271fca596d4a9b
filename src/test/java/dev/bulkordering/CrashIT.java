package dev.bulkordering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.testing.CrashHarness;
import dev.bulkordering.testing.CrashHarness.Outcome;
import dev.bulkordering.testing.Moment.Phase;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar, killed in the middle of whatever it does ({@code SIGKILL}) and started again,
 * buys every unit once and accounts for all. {@code crash.kills} says how often it is
 * killed, {@code crash.seed} repeats a choice of sheets and moments, and with
 * {@code crash.mysql=true} no run is on H2.
 */
class CrashIT {

	private static final int KILLS = Integer.getInteger("crash.kills", 10);

	private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

	private static final boolean MYSQL_ONLY = Boolean.getBoolean("crash.mysql");

	/** So many at a time: a run waits more than it works. */
	private static final int AT_ONCE = 4;

	private static final int MOST_ROUNDS = 4;

	@TempDir
	Path directory;

	private final Random random = new Random(SEED);

	/** A run to be killed in these phases. */
	private record Story(TrialProvider provider, boolean mySql, List<Phase> phases, long seed) {

	}

	@Test
	void buysEveryUnitOnceHoweverOftenItIsKilled() throws Exception {
		long begun = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
		int kills = 0;
		int runs = 0;
		try {
			for (int round = 0; round < MOST_ROUNDS && kills < KILLS; round++) {
				List<Future<Outcome>> outcomes = new ArrayList<>();
				for (Story story : stories(KILLS - kills)) {
					Path own = Files.createDirectory(directory.resolve("run-" + runs++));
					outcomes.add(threads.submit(() -> tell(story, own)));
				}
				for (Future<Outcome> outcome : outcomes) {
					Outcome told = outcome.get();
					assertThat(told.differences()).as("crash.seed=" + SEED + "\n" + String.join("\n", told.story()))
						.isEmpty();
					kills += told.kills();
				}
			}
		}
		finally {
			threads.shutdownNow();
			threads.awaitTermination(1, TimeUnit.MINUTES);
		}
		System.err.printf("Killed %d times in %d runs, in %d s (crash.seed=%d).%n", kills, runs,
				(System.nanoTime() - begun) / 1_000_000_000, SEED);
		assertThat(kills).as("crash.seed=" + SEED).isGreaterThanOrEqualTo(KILLS);
	}

	/** Spreads kills over providers, databases and phases, up to three on a run. */
	private List<Story> stories(int kills) {
		List<Phase> phases = new ArrayList<>();
		while (phases.size() < kills) {
			List<Phase> all = new ArrayList<>(List.of(Phase.values()));
			Collections.shuffle(all, random);
			phases.addAll(all);
		}
		List<TrialProvider> providers = List.of(TrialProvider.values());
		List<Story> stories = new ArrayList<>();
		int most = Math.max(1, Math.min(3, kills / (2 * providers.size())));
		for (int next = 0; next < kills;) {
			int count = Math.min(kills - next, 1 + random.nextInt(most));
			TrialProvider provider = providers.get(stories.size() % providers.size());
			boolean mySql = MYSQL_ONLY || stories.size() / providers.size() % 2 == 1;
			stories.add(new Story(provider, mySql, inTurn(phases.subList(next, next + count), provider),
					random.nextLong()));
			next += count;
		}
		return stories;
	}

	// What is done with, a restart does not do again.
	private static List<Phase> inTurn(List<Phase> phases, TrialProvider provider) {
		return phases.stream()
			.map((phase) -> phase == Phase.FOLLOWING && !provider.findsOrders() ? Phase.CALL : phase)
			.sorted()
			.toList();
	}

	private static Outcome tell(Story story, Path directory) {
		PackagedApp app = PackagedApp.ofUnpackedJar(directory);
		try (TestDatabase database = story.mySql() ? TestDatabase.mysql() : TestDatabase.h2()) {
			return CrashHarness.run(app, directory, database, story.provider(), story.phases(), story.seed());
		}
	}

}
