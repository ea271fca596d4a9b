package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that has a connection never waits for another one, so that the smallest pool
 * there is serves any number of calls and threads.
 */
@BothDatabases
class PoolTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@Test
	void runsWholeJobsSideBySideOnAPoolOfOneConnection() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			List<Callable<RunReport>> runs = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				List<String> rows = PROVIDER.sheet(30, 2, new Random(i));
				rows.add(rows.get(1));
				Path sheet = workplace.sheet(i + ".csv", rows);
				runs.add(() -> workplace.run(PROVIDER.id(), sheet));
			}
			Future<FollowReport> follow = threads.submit(() -> workplace.operations().follow(Progress.NONE));
			List<RunReport> reports = new ArrayList<>();
			for (Future<RunReport> run : threads.invokeAll(runs)) {
				reports.add(run.get());
			}

			assertThat(reports).allSatisfy((report) -> {
				assertThat(report.exitCode()).as(report.error()).isEqualTo(ExitCode.INCOMPLETE);
				assertThat(report.rows().invalid()).isEqualTo(3);
				assertThat(report.units().ordered()).isEqualTo(report.units().asked());
				assertThat(Path.of(String.valueOf(report.resultSheet()))).exists();
			});
			assertThat(follow.get().exitCode()).isZero();
			assertThat(workplace.operations().check(PROVIDER.id(), workplace.path("0.csv"), Progress.NONE).issues())
				.isNotEmpty();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Workplace open(TestDatabase own) {
		Workplace workplace = new Workplace(directory, own, "spring.datasource.hikari.maximum-pool-size=1",
				"spring.datasource.hikari.connection-timeout=5000",
				"bulk-ordering.providers.%s.concurrency=16".formatted(PROVIDER.id()))
			.job(PROVIDER.id(), PROVIDER.job());
		workplace.provider(PROVIDER.id()).settings("{'latency-ms': 20, 'finish-ms': 100}");
		return workplace;
	}

}
