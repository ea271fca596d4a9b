package dev.bulkordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.TrialSite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real processes whose files cannot grow: the run ends with 4 and says what to do, and
 * goes on once there is room.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no limit to the size of a process's files")
class FullDiskTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	/** So many KiB the database may grow while orders are being placed. */
	private static final int ROOM = 640;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@TempDir
	Path directory;

	@Test
	void goesOnWhenTheDatabaseCouldNotGrowInTheMiddleOfPlacing() {
		try (TestDatabase database = TestDatabase.h2(); TrialSite site = site(database, 600)) {
			site.provider().fault("{'kind': 'no-funds', 'times': 0}");
			assertThat(site.here(site.run().toArray(String[]::new)).exitCode()).as("planned, and not placed")
				.isEqualTo(4);
			site.provider().clearFaults();
			String file = database.url().split(";")[0];
			long planned = Path.of(file.substring("jdbc:h2:file:".length()) + ".mv.db").toFile().length() / 1024;
			JavaProcess.Result failed = site
				.startWithFilesOfAtMost((int) planned + ROOM, List.of("restart", "1", "--json"))
				.await(PATIENCE);

			assertThat(failed.exitCode()).as(failed.out() + failed.err()).isEqualTo(4);
			assertThat(failed.out()).contains(file).contains("Make room on its disk");
			assertThat(failed.err()).doesNotContain("Exception").doesNotContain("\tat ");
			int bought = site.provider().unitsBought();
			assertThat(bought).isPositive();
			JavaProcess.Result done = site.here("restart", "1", "--json");
			assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
			assertThat(site.provider().unitsBought()).isGreaterThan(bought);
			assertThat(site.differences("1")).isEmpty();
		}
	}

	@Test
	void keepsTheEarlierResultSheetWhenThereIsNoRoomForANewOne() throws IOException {
		try (TestDatabase database = TestDatabase.mysql(); TrialSite site = site(database, 80)) {
			site.provider().fault("{'kind': 'no-funds', 'after': 20}");
			assertThat(site.here(site.run().toArray(String[]::new)).exitCode()).isEqualTo(4);
			Path sheet = onlyResult();
			byte[] before = Files.readAllBytes(sheet);
			site.provider().clearFaults();

			JavaProcess.Result failed = site.startWithFilesOfAtMost(8, List.of("restart", "1", "--json"))
				.await(PATIENCE);

			assertThat(failed.exitCode()).as(failed.out() + failed.err()).isEqualTo(4);
			assertThat(failed.out()).contains(sheet + " could not be written").contains("make room there");
			// its log is full by now, too
			assertThat(failed.err()).doesNotContain("\tat ");
			assertThat(onlyResult()).isEqualTo(sheet).hasBinaryContent(before);
			int calls = site.buyingCalls();
			assertThat(site.here("restart", "1", "--json").exitCode()).isZero();
			assertThat(site.buyingCalls()).isEqualTo(calls);
			assertThat(site.differences("1")).isEmpty();
		}
	}

	private Path onlyResult() throws IOException {
		try (Stream<Path> files = Files.list(directory.resolve("results"))) {
			return files.filter((file) -> !file.toString().endsWith("-orders.csv")).reduce((one, other) -> {
				throw new AssertionError(one + " and " + other);
			}).orElseThrow();
		}
	}

	private TrialSite site(TestDatabase database, int orders) {
		TrialSite site = new TrialSite(PackagedApp.in(directory), directory, database, PROVIDER,
				PROVIDER.sheet(orders, 0, new Random(1)), "--spring.datasource.hikari.connection-timeout=2000");
		site.provider().settings("{'finish-ms': 0}");
		return site;
	}

}
