package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.QueryTimeoutException;

import dev.bulkordering.job.RunLauncher.Launched;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** Work on several sheets or runs that ends before all had their turn. */
class SeriesTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	@TempDir
	Path directory;

	private TestDatabase database;

	private Workplace workplace;

	@BeforeEach
	void open() {
		database = TestDatabase.inMemory();
		workplace = new Workplace(directory, database, "bulk-ordering.providers.budgetree.concurrency=1");
	}

	@AfterEach
	void close() {
		workplace.close();
		database.close();
	}

	@Test
	void endsAsStoppedAndNamesTheSheetsThatWereNotBegun() {
		workplace.job("cards", PROVIDER.job());
		Path one = sheet("one.csv", 1);
		Path two = sheet("two.csv", 2);
		SeveralRuns runs = workplace.operations().runAll("cards", List.of(one, two), stoppingIn("reporting"));
		assertThat(runs.reports()).singleElement()
			.satisfies((first) -> assertThat(first.status()).isEqualTo(RunStatus.COMPLETED));
		assertThat(runs.notBegun()).containsExactly(two.toString());
		assertThat(runs.exitCode()).isEqualTo(ExitCode.STOPPED);
	}

	@Test
	void endsAsStoppedWhereTheInboxHasSheetsThatWereNotBegun() throws IOException {
		Path inbox = Files.createDirectories(directory.resolve("inbox"));
		workplace.job("cards", PROVIDER.job() + "inbox: " + inbox + "\n");
		workplace.operations().stopGracefully();
		assertThat(workplace.operations().runInbox("cards", Progress.NONE).exitCode()).as("an empty inbox").isZero();
		Path sheet = Files.move(sheet("one.csv", 1), inbox.resolve("one.csv"));
		SeveralRuns runs = workplace.operations().runInbox("cards", Progress.NONE);
		assertThat(runs.reports()).isEmpty();
		assertThat(runs.notBegun()).containsExactly(sheet.toString());
		assertThat(runs.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(sheet).exists();
	}

	@Test
	void endsAsStoppedAndNamesTheRunsThatWereNotRestarted() {
		workplace.job("cards", PROVIDER.job());
		workplace.provider("budgetree").fault("{'kind': 'no-funds', 'times': 0}");
		RunReport failed = workplace.run("cards", sheet("one.csv", 1));
		RunReport other = workplace.run("cards", sheet("two.csv", 2));
		assertThat(workplace.operations().restartAllFailed(Progress.NONE)).satisfies((refused) -> {
			assertThat(refused.reports()).hasSize(1);
			assertThat(refused.notBegun()).singleElement().asString().contains("execution " + other.executionId());
			assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
		});
		workplace.provider("budgetree").clearFaults();
		SeveralRuns runs = workplace.operations().restartAllFailed(stoppingIn("reporting"));
		assertThat(runs.reports()).singleElement()
			.satisfies((first) -> assertThat(first.sheet()).isEqualTo(failed.sheet()));
		assertThat(runs.notBegun()).singleElement()
			.asString()
			.contains("execution " + other.executionId())
			.contains("two.csv");
		assertThat(runs.exitCode()).isEqualTo(ExitCode.STOPPED);
	}

	@Test
	void endsAsStoppedWhereOrdersWereNotAskedAbout() throws Exception {
		workplace.job("cards",
				"provider: budgetree\noptions: {sync-only: 'false'}\nfollow: {interval: 50ms, limit: 100ms}\n");
		workplace.provider("budgetree").settings("{'finish-ms': 600000}");
		RunReport one = workplace.run("cards", sheet("one.csv", 1));
		RunReport two = workplace.run("cards", sheet("two.csv", 2));
		assertThat(one.orders().pending()).isGreaterThan(3);
		workplace.provider("budgetree").settings("{'latency-ms': 300}");
		int before = workplace.provider("budgetree").calls("status").size();
		CompletableFuture<FollowReport> following = CompletableFuture
			.supplyAsync(() -> workplace.operations().follow(Progress.NONE));
		while (workplace.provider("budgetree").calls("status").size() == before) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		workplace.operations().stopGracefully();
		FollowReport report = following.get(1, TimeUnit.MINUTES);
		assertThat(report.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(report.asked()).isLessThan(one.orders().pending());
		assertThat(report.asked() + report.notAsked()).isEqualTo(one.orders().pending() + two.orders().pending());
		assertThat(report.messages()).hasSize(2)
			.satisfiesExactly(
					(message) -> assertThat(message).startsWith("execution " + one.executionId() + ": stopped"),
					(message) -> assertThat(message).startsWith("execution " + two.executionId() + ": stopped"));
	}

	@Test
	void keepsTheReportsBeforeAFailure() {
		Series series = new Series(() -> false);
		series.next("one", () -> launched("one", false));
		series.next("nothing to report", () -> null);
		series.next("two", () -> {
			throw new QueryTimeoutException("gone");
		});
		series.next("three", () -> launched("three", false));
		SeveralRuns runs = series.result(UnaryOperator.identity());
		assertThat(runs.reports()).extracting(RunReport::sheet).containsExactly("one");
		assertThat(runs.notBegun()).containsExactly("two", "three");
		assertThat(runs.failure()).hasMessage("gone");
		assertThat(runs.stopped()).isFalse();
	}

	@Test
	void isNotStoppedWhereOneEndedItForAll() {
		boolean[] stop = new boolean[1];
		Series series = new Series(() -> stop[0]);
		series.next("one", () -> launched("one", true));
		stop[0] = true;
		series.next("two", () -> launched("two", false));
		SeveralRuns runs = series.result(UnaryOperator.identity());
		assertThat(runs.notBegun()).containsExactly("two");
		assertThat(runs.stopped()).isFalse();
	}

	private static Launched launched(String sheet, boolean forAll) {
		return new Launched(NewRuns.refused("job", Path.of(sheet), "no header"), forAll, false);
	}

	private Progress stoppingIn(String step) {
		return new Progress() {
			@Override
			public void begin(String name, long total) {
				if (name.equals(step)) {
					workplace.operations().stopGracefully();
				}
			}
		};
	}

	private Path sheet(String name, int seed) {
		return workplace.sheet(name, PROVIDER.sheet(6, 0, new Random(seed)));
	}

}
