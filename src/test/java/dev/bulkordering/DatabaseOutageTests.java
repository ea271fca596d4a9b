package dev.bulkordering;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.Moment;
import dev.bulkordering.testing.Moment.Phase;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.ProcessLog;
import dev.bulkordering.testing.TcpProxy;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.TrialSite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The MySQL server goes away under a run, and comes back: the run goes on, or ends so
 * that it can be restarted. {@code outage.seconds} says how long it is gone,
 * {@code outage.phase} when it goes.
 */
class DatabaseOutageTests {

	private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 6));

	private static final Phase PHASE = Phase.valueOf(System.getProperty("outage.phase", "CALL"));

	private static final long SEED = Long.getLong("outage.seed", System.nanoTime());

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	Path directory;

	private final Random random = new Random(SEED);

	@Test
	void losesNothingWhenTheDatabaseIsGoneForAWhile() {
		try (TestDatabase database = TestDatabase.mysql();
				TcpProxy proxy = database.proxy();
				TrialSite site = site(database)) {
			Moment moment = Moment.random(PHASE, 40, Duration.ofMillis(100), random);
			ProcessLog log = site.log();
			JavaProcess.Result end;
			try (JavaProcess process = site.startOn(database.behind(proxy), site.run(), ProcessLog.SETTINGS)) {
				assertThat(moment.await(process, log)).as(moment + ", outage.seed=" + SEED).isTrue();
				proxy.cut();
				LockSupport.parkNanos(OUTAGE.toNanos());
				proxy.mend();
				end = process.await(PATIENCE);
			}
			assertThat(end.exitCode()).as(moment + ", outage.seed=" + SEED + ": " + end.out() + end.err()).isIn(0, 4);
			if (end.exitCode() == 4) {
				end = site.here("restart", "1", "--json");
				assertThat(end.exitCode()).as(end.out() + end.err()).isZero();
			}
			assertThat(site.differences("1")).as(moment + ", outage.seed=" + SEED).isEmpty();
		}
	}

	@Test
	void replacesAnOwnerThatTheNetworkHasCutOffFromTheDatabase() {
		try (TestDatabase database = TestDatabase.mysql();
				TcpProxy proxy = database.proxy();
				TrialSite site = site(database, "--bulk-ordering.lease=5s")) {
			// a network may be cut in the middle of a transaction
			TestDatabase behind = database.endingSilence(Duration.ofSeconds(12)).behind(proxy);
			try (JavaProcess owner = site.startOn(behind, site.run())) {
				site.awaitBuyingCalls(5 + random.nextInt(20));
				proxy.stall();
				JavaProcess.Result done = site.restart("1");
				assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
				int calls = site.buyingCalls();
				proxy.mend();
				JavaProcess.Result end = owner.await(PATIENCE);
				assertThat(end.exitCode()).as(end.out() + end.err()).isEqualTo(4);
				assertThat(end.out()).contains("was taken over by another process");
				assertThat(site.buyingCalls()).isEqualTo(calls);
			}
			assertThat(site.differences("1")).as("outage.seed=" + SEED).isEmpty();
		}
	}

	private TrialSite site(TestDatabase database, String... settings) {
		TrialSite site = new TrialSite(PackagedApp.in(directory), directory, database, TrialProvider.BUDGETREE,
				TrialProvider.BUDGETREE.sheet(60, 0, random), settings);
		site.provider().settings("{'latency-ms': 100}");
		return site;
	}

}
