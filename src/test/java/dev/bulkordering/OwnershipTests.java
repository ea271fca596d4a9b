package dev.bulkordering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.TrialSite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several processes and one run, on MySQL: whatever happens to its owner, one process at
 * a time places, at a provider that sells a second time to a second call.
 * {@code ownership.stops} says how often a run is stopped and restarted.
 */
class OwnershipTests {

	private static final int STOPS = Integer.getInteger("ownership.stops", 4);

	private static final long SEED = Long.getLong("ownership.seed", System.nanoTime());

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** A process may be frozen in the middle of a transaction. */
	private static final Duration SILENCE = Duration.ofSeconds(12);

	/** Calls that a trial's provider is sent at a time. */
	private static final int IN_FLIGHT = 4;

	@TempDir
	Path directory;

	private final Random random = new Random(SEED);

	@Test
	void placesNothingTwiceWhenItsOwnerIsFrozenForLongerThanItsLease() throws Exception {
		CompletableFuture
			.allOf(freeze(Waking.WHILE_ANOTHER_PLACES), freeze(Waking.WHEN_ANOTHER_HAS_FINISHED), freeze(Waking.ALONE))
			.get(5, TimeUnit.MINUTES);
	}

	/** When a frozen owner is woken. */
	private enum Waking {

		WHILE_ANOTHER_PLACES, WHEN_ANOTHER_HAS_FINISHED, ALONE

	}

	private CompletableFuture<Void> freeze(Waking waking) {
		int calls = 5 + random.nextInt(25);
		long nanos = Duration.ofMillis(random.nextInt(60)).toNanos();
		String name = "frozen " + nanos + " ns after " + calls + " calls, woken " + waking + ", ownership.seed=" + SEED;
		return CompletableFuture.runAsync(() -> {
			try (TestDatabase database = TestDatabase.mysql();
					TrialSite site = site(database.endingSilence(SILENCE), 60, "--bulk-ordering.lease=5s");
					JavaProcess owner = site.start(site.run())) {
				site.awaitBuyingCalls(calls);
				LockSupport.parkNanos(nanos);
				owner.freeze();
				if (waking == Waking.ALONE) {
					wakeAlone(site, owner, name);
				}
				else {
					replace(site, owner, waking, name);
				}
				assertThat(site.differences("1")).as(name).isEmpty();
			}
		});
	}

	private static void replace(TrialSite site, JavaProcess owner, Waking waking, String name) {
		int before = site.buyingCalls();
		CompletableFuture<JavaProcess.Result> next = CompletableFuture.supplyAsync(() -> site.restart("1"));
		if (waking == Waking.WHILE_ANOTHER_PLACES) {
			site.awaitBuyingCalls(before + 1);
			owner.wake();
		}
		JavaProcess.Result done = next.join();
		assertThat(done.exitCode()).as(name + done.out() + done.err()).isZero();
		int after = site.buyingCalls();
		if (waking == Waking.WHEN_ANOTHER_HAS_FINISHED) {
			owner.wake();
		}
		JavaProcess.Result end = owner.await(PATIENCE);
		assertThat(end.exitCode()).as(name + end.out() + end.err()).isEqualTo(4);
		assertThat(end.out()).as(name).contains("was taken over by another process");
		assertThat(site.buyingCalls()).as(name).isEqualTo(after);
	}

	// By then the database has given up its connections.
	private static void wakeAlone(TrialSite site, JavaProcess owner, String name) {
		LockSupport.parkNanos(SILENCE.plusSeconds(2).toNanos());
		owner.wake();
		JavaProcess.Result end = owner.await(PATIENCE);
		assertThat(end.exitCode()).as(name + end.out() + end.err()).isIn(0, 4);
		if (end.exitCode() == 4) {
			assertThat(site.restart("1").exitCode()).as(name).isZero();
		}
	}

	@Test
	void runsASheetOnceThatTwoProcessesAreToldToRunAtTheSameInstant() {
		try (TestDatabase database = TestDatabase.mysql(); TrialSite site = site(database, 40)) {
			site.provider().settings("{'latency-ms': 200}");
			try (JavaProcess one = site.start(site.run()); JavaProcess other = site.start(site.run())) {
				List<JavaProcess.Result> ends = Stream.of(one, other)
					.map((process) -> process.await(PATIENCE))
					.toList();
				JavaProcess.Result won = ends.get(ends.get(0).exitCode() == 0 ? 0 : 1);
				JavaProcess.Result lost = ends.get(ends.get(0).exitCode() == 0 ? 1 : 0);
				assertThat(won.exitCode()).as(won.out() + won.err()).isZero();
				assertThat(lost.exitCode()).as(lost.out() + lost.err()).isEqualTo(2);
				assertThat(lost.out()).containsAnyOf(
						"being run at this moment, by process " + (won == ends.get(0) ? one : other).pid(),
						"was run before");
			}
			assertThat(site.differences("1")).isEmpty();
		}
	}

	@Test
	void placesOnceWhenItsOwnerIsFrozenAtAProviderThatCannotBeAsked() {
		try (TestDatabase database = TestDatabase.mysql();
				TrialSite site = site(database.endingSilence(SILENCE), TrialProvider.PEACH, 30,
						"--bulk-ordering.lease=5s")) {
			site.provider().settings("{'latency-ms': 400}");
			try (JavaProcess owner = site.start(site.run())) {
				site.awaitBuyingCalls(6 + random.nextInt(10));
				owner.freeze();
				JavaProcess.Result done = site.restart("1");
				String name = "ownership.seed=" + SEED + ": ";
				assertThat(done.exitCode()).as(name + done.out() + done.err()).isEqualTo(3);
				assertThat(site.answer("orders", "--execution", "1", "--state", "HELD").size())
					.as(name + "orders that were in flight")
					.isBetween(1, IN_FLIGHT);
				assertThat(site.differences("1")).as(name).isEmpty();
				int calls = site.buyingCalls();
				owner.wake();
				JavaProcess.Result end = owner.await(PATIENCE);
				assertThat(end.exitCode()).as(name + end.out() + end.err()).isEqualTo(4);
				assertThat(site.buyingCalls()).as(name).isEqualTo(calls);
			}
		}
	}

	@Test
	void runsTwoSheetsSideBySideInTwoProcesses() throws Exception {
		try (TestDatabase database = TestDatabase.mysql(); TrialSite site = site(database, 20)) {
			site.provider().settings("{'latency-ms': 100}");
			List<String> rows = TrialProvider.BUDGETREE.sheet(20, 0, random);
			Path second = Files.writeString(directory.resolve("second.csv"), String.join("\n", rows) + "\n");
			try (JavaProcess one = site.start(site.run());
					JavaProcess other = site
						.start(List.of("run", TrialProvider.BUDGETREE.id(), second.toString(), "--json"))) {
				int ordered = 0;
				for (JavaProcess process : List.of(one, other)) {
					JavaProcess.Result end = process.await(PATIENCE);
					assertThat(end.exitCode()).as(end.out() + end.err()).isZero();
					ordered += JsonMapper.shared().readTree(end.out()).at("/units/ordered").intValue();
				}
				assertThat(site.provider().unitsBought()).as("ownership.seed=" + SEED).isEqualTo(ordered);
			}
			for (String execution : List.of("1", "2")) {
				assertThat(site.answer("audit", execution, "--ask-provider").path("differences").isEmpty()).isTrue();
			}
		}
	}

	// Each stop comes from another process than the one that places: from this one, which
	// then goes on at once until it is stopped too.
	@Test
	void goesOnAtOnceWhenItWasStoppedHoweverOften() {
		try (TestDatabase database = TestDatabase.mysql(); TrialSite site = site(database, 50 * STOPS)) {
			site.provider().settings("{'latency-ms': 100}");
			List<String> command = site.run();
			for (int stop = 0; stop < STOPS; stop++) {
				try (JavaProcess owner = site.start(command)) {
					site.awaitBuyingCalls(site.buyingCalls() + 1 + random.nextInt(8));
					stop(site);
					CompletableFuture<JavaProcess.Result> next = CompletableFuture
						.supplyAsync(() -> site.here("restart", "1", "--json"));
					int calls = site.buyingCalls();
					assertThat(owner.await(PATIENCE)).satisfies(OwnershipTests::isStopped);
					site.awaitBuyingCalls(calls + 1 + random.nextInt(8));
					stop(site);
					assertThat(next.join()).satisfies(OwnershipTests::isStopped);
				}
				command = List.of("restart", "1", "--json");
			}
			JavaProcess.Result done = site.here("restart", "1", "--json");
			assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
			assertThat(site.differences("1")).as("ownership.seed=" + SEED).isEmpty();
			assertOnePlacedAfterTheOther(database, 2 * STOPS + 1);
		}
	}

	private static void stop(TrialSite site) {
		assertThat(site.answer("stop", "1").path("status").stringValue()).isEqualTo("STOPPED");
	}

	private static void isStopped(JavaProcess.Result result) {
		assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(5);
		assertThat(result.out()).contains("\"status\":\"STOPPED\"").contains("\"held\":0");
	}

	/**
	 * No owner has committed an intent before the one before it has noted all answers.
	 */
	private static void assertOnePlacedAfterTheOther(TestDatabase database, int owners) {
		List<long[]> spans = JdbcClient.create(database.dataSource()).sql("""
				select min(intent_at), max(answered_at), count(*) - count(answered_at) from bo_call
				where kind = 'BUY' group by fence order by fence
				""").query((row, index) -> new long[] { row.getLong(1), row.getLong(2), row.getLong(3) }).list();
		// the last may find nothing left to place
		assertThat(spans).hasSizeBetween(owners - 1, owners);
		for (int i = 0; i < spans.size(); i++) {
			assertThat(spans.get(i)[2]).as("calls without an end").isZero();
			assertThat(spans.get(i)[0]).isGreaterThanOrEqualTo(i == 0 ? 0 : spans.get(i - 1)[1]);
		}
	}

	private TrialSite site(TestDatabase database, int orders, String... settings) {
		return site(database, TrialProvider.BUDGETREE, orders, settings);
	}

	private TrialSite site(TestDatabase database, TrialProvider provider, int orders, String... settings) {
		try {
			Path own = Files.createTempDirectory(directory, "site");
			return new TrialSite(PackagedApp.in(own), own, database, provider, provider.sheet(orders, 0, random),
					settings);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
