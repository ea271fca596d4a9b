package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The database's clock is set while a run is under way. A server that other tests use
 * cannot have its clock set, so every question for its time is answered with a shift.
 */
class MovedClockTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	private static volatile Duration shift = Duration.ZERO;

	@TempDir
	Path directory;

	static class MovedClock {

		@Bean
		@Primary
		DatabaseClock movedClock(JdbcTemplate jdbc) {
			return new DatabaseClock(jdbc) {
				@Override
				public long millis() {
					return super.millis() + shift.toMillis();
				}
			};
		}

	}

	@BeforeEach
	void setRight() {
		shift = Duration.ZERO;
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "PT-1H" })
	void finishesARunInWhoseMiddleTheClockIsSet(Duration move) throws Exception {
		try (TestDatabase own = TestDatabase.mysql(); Workplace workplace = open(own)) {
			// refused and lost orders wait for their next try when the clock is set
			workplace.provider(PROVIDER.id())
				.settings("{'latency-ms': 30, 'finish-ms': 1500}")
				.fault("{'kind': 'throttled', 'operation': 'order', 'after': 6, 'times': 3}")
				.fault("{'kind': 'cut', 'operation': 'order', 'placed': true, 'after': 9, 'times': 2}");
			CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> workplace.run(PROVIDER.id(),
					workplace.sheet("moved.csv", PROVIDER.sheet(60, 0, new Random(3)))));
			awaitCalls(workplace, 12);
			shift = move;

			RunReport report = run.get(60, TimeUnit.SECONDS);
			if (report.exitCode() == ExitCode.FAILED) {
				assertThat(report.error()).contains("in doubt").contains("which a restart can ask about from");
				shift = Duration.ZERO;
				report = workplace.operations().restart(report.executionId(), Progress.NONE);
			}

			assertThat(report.exitCode()).as(report.error()).isIn(ExitCode.OK, ExitCode.INCOMPLETE);
			assertThat(report.units().ordered() + report.units().pending()).isEqualTo(report.units().asked());
			assertThat(workplace.provider(PROVIDER.id()).unitsBought()).isEqualTo((int) report.units().asked());
		}
	}

	@Test
	void leavesARunToItsLivingOwnerWhoseLeaseHasRunOutByTheClock() throws Exception {
		try (TestDatabase own = TestDatabase.mysql(); Workplace workplace = open(own, "bulk-ordering.lease=5s")) {
			workplace.provider(PROVIDER.id()).settings("{'latency-ms': 800, 'finish-ms': 0}");
			CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> workplace.run(PROVIDER.id(),
					workplace.sheet("owned.csv", PROVIDER.sheet(24, 0, new Random(4)))));
			awaitCalls(workplace, 2);
			shift = Duration.ofHours(1);

			assertThatThrownBy(() -> workplace.operations().restart(1, Progress.NONE))
				.isInstanceOf(RefusedException.class)
				.hasMessageContaining("is owned by process " + ProcessHandle.current().pid());

			RunReport report = run.get(60, TimeUnit.SECONDS);
			assertThat(report.exitCode()).as(report.error()).isZero();
			assertThat(workplace.provider(PROVIDER.id()).unitsBought()).isEqualTo((int) report.units().asked());
		}
	}

	private static void awaitCalls(Workplace workplace, int calls) throws InterruptedException {
		long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (workplace.provider(PROVIDER.id()).calls(PROVIDER.buyingOperation()).size() < calls) {
			assertThat(System.nanoTime()).as("the run reaches the provider").isLessThan(until);
			Thread.sleep(10);
		}
	}

	private Workplace open(TestDatabase own, String... settings) {
		return new Workplace(directory, own, settings).with(MovedClock.class).job(PROVIDER.id(), PROVIDER.job());
	}

}
