package dev.bulkordering.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One owner at a time, at the very moments when several could be. */
class LeaseTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void runsASheetOnceThatSeveralAreToldToRunAtTheSameInstant(boolean mySql) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try (TestDatabase database = mySql ? TestDatabase.mysql() : TestDatabase.h2();
				Workplace workplace = open(database)) {
			int units = 0;
			for (int i = 0; i < 6; i++) {
				Path sheet = workplace.sheet(i + ".csv", PROVIDER.sheet(3, 0, new Random(i)));
				CyclicBarrier start = new CyclicBarrier(3);
				List<Future<RunReport>> told = new ArrayList<>();
				for (int thread = 0; thread < 3; thread++) {
					told.add(threads.submit(() -> {
						start.await();
						return workplace.run(PROVIDER.id(), sheet);
					}));
				}
				List<RunReport> reports = new ArrayList<>();
				for (Future<RunReport> one : told) {
					reports.add(one.get());
				}
				assertThat(reports).extracting(RunReport::exitCode).containsExactlyInAnyOrder(0, 2, 2);
				assertThat(reports).filteredOn((report) -> report.exitCode() == 2)
					.allSatisfy((report) -> assertThat(report.error()).containsAnyOf(
							"is being run at this moment, by process " + ProcessHandle.current().pid(),
							"was run before"));
				units += reports.stream().mapToInt((report) -> (int) report.units().ordered()).sum();
				assertThat(workplace.provider(PROVIDER.id()).unitsBought()).isEqualTo(units);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void tellsHowTheExecutionEndedThatWasStoppedThoughAnotherGoesOnAtOnce() throws Exception {
		try (TestDatabase database = TestDatabase.h2(); Workplace workplace = open(database)) {
			workplace.provider(PROVIDER.id()).settings("{'latency-ms': 400}");
			Path sheet = workplace.sheet("stopped.csv", PROVIDER.sheet(40, 0, new Random(1)));
			CompletableFuture<RunReport> last = CompletableFuture.supplyAsync(() -> workplace.run(PROVIDER.id(), sheet))
				.thenApply((stopped) -> workplace.operations().restart(stopped.executionId(), Progress.NONE));
			while (workplace.provider(PROVIDER.id()).calls(PROVIDER.buyingOperation()).isEmpty()) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			long execution = workplace.operations().recentRuns(1).get(0).executionId();
			RunReport stopped = workplace.operations().stop(execution);
			assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
			assertThat(stopped.exitCode()).isEqualTo(ExitCode.STOPPED);
			assertThat(stopped.executionId()).isEqualTo(execution);
			assertThat(stopped.error()).contains("stopped");
			assertThat(last.isDone()).as("whoever goes on was waited for").isFalse();
			assertThat(last.get(1, TimeUnit.MINUTES).exitCode()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void leavesTheResultSheetToANewerOwner(boolean mySql) {
		try (TestDatabase database = mySql ? TestDatabase.mysql() : TestDatabase.h2();
				Workplace workplace = open(database)) {
			JdbcClient sql = JdbcClient.create(database.dataSource());
			RunReport end = workplace.operations()
				.run(PROVIDER.id(), workplace.sheet("lost.csv", PROVIDER.sheet(3, 0, new Random(1))), null,
						new Progress() {
							@Override
							public void begin(String name, long total) {
								if (name.equals("reporting")) {
									sql.sql("update bo_run set fence = fence + 1, owner = 'another'").update();
								}
							}
						});
			assertThat(end.exitCode()).isEqualTo(ExitCode.FAILED);
			assertThat(end.error()).contains("was taken over by another process");
			assertThat(workplace.path("results")).isEmptyDirectory();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void replacesASilentOwnerOnAnotherMachineOnceItsLeaseHasRunOut(boolean mySql) throws InterruptedException {
		try (TestDatabase database = mySql ? TestDatabase.mysql() : TestDatabase.h2();
				Workplace workplace = new Workplace(directory, database, "bulk-ordering.lease=5s").job(PROVIDER.id(),
						PROVIDER.job())) {
			workplace.provider(PROVIDER.id()).fault("{'kind': 'no-funds', 'after': 2}");
			RunReport failed = workplace.run(PROVIDER.id(),
					workplace.sheet("silent.csv", PROVIDER.sheet(6, 0, new Random(1))));
			workplace.provider(PROVIDER.id()).clearFaults();
			long until = System.currentTimeMillis() + 4_000;
			JdbcClient.create(database.dataSource())
				.sql("update bo_run set status = 'RUNNING', exit_code = null, owner_machine = 'elsewhere', lease_until = ?")
				.param(until)
				.update();
			long execution = failed.executionId();
			assertThatThrownBy(() -> workplace.operations().restart(execution, Progress.NONE))
				.isInstanceOf(RefusedException.class)
				.hasMessageContaining(" on elsewhere. If that process is gone, the run can be taken over from "
						+ Instant.ofEpochMilli(until));
			assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
			TimeUnit.MILLISECONDS.sleep(Math.max(0, until + 200 - System.currentTimeMillis()));
			assertThat(workplace.operations().execution(execution).report().status()).isEqualTo(RunStatus.DIED);
			RunReport done = workplace.operations().restart(execution, Progress.NONE);
			assertThat(done.exitCode()).as(done.error()).isZero();
			assertThat(workplace.provider(PROVIDER.id()).unitsBought()).isEqualTo((int) done.units().asked());
		}
	}

	// A process that is frozen in the middle of a transaction holds its run locked.
	@Test
	void takesOverARunThatASilentTransactionHoldsLocked() throws SQLException {
		try (TestDatabase database = TestDatabase.mysql(); Workplace workplace = open(database)) {
			workplace.provider(PROVIDER.id()).fault("{'kind': 'no-funds', 'after': 2}");
			RunReport failed = workplace.run(PROVIDER.id(),
					workplace.sheet("locked.csv", PROVIDER.sheet(20, 0, new Random(1))));
			assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
			try (TestDatabase impatient = database.endingSilence(Duration.ofSeconds(3))) {
				Connection silent = impatient.dataSource().getConnection();
				silent.setAutoCommit(false);
				silent.createStatement().executeQuery("select id from bo_run for update");
				RunReport done = workplace.operations().restart(failed.executionId(), Progress.NONE);
				assertThat(done.exitCode()).as(done.error()).isZero();
				assertThatThrownBy(silent::commit).isInstanceOf(SQLException.class);
			}
			assertThat(JdbcClient.create(database.dataSource())
				.sql("select @@session.wait_timeout")
				.query(Integer.class)
				.single()).as("seconds until the server ends the transaction of one of ours").isEqualTo(300);
		}
	}

	private Workplace open(TestDatabase database) {
		Workplace workplace = new Workplace(directory, database).job(PROVIDER.id(), PROVIDER.job());
		PROVIDER.takingDuplicates(workplace.provider(PROVIDER.id())).settings("{'finish-ms': 0}");
		return workplace;
	}

}
