package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run that failed or stopped, wherever it was, goes on where it stopped. */
@BothDatabases
class RestartTests {

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@ParameterizedTest
	@ValueSource(strings = { "reading", "packing", "placing", "following", "reporting" })
	void goesOnAfterAnErrorInAnyStep(String step) {
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			Path sheet = sheet(workplace, 30);
			RunReport failed = workplace.operations().run("cards", sheet, null, new Progress() {
				@Override
				public void begin(String name, long total) {
					if (name.equals(step)) {
						throw new IllegalStateException("struck in " + name);
					}
				}
			});
			assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
			assertThat(failed.exitCode()).isEqualTo(ExitCode.DEFECT);
			assertThat(failed.error()).contains("struck in " + step);
			assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
			assertFinishes(workplace, failed, 30);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "reading", "packing", "placing", "following" })
	void goesOnAfterAStopInAnyStep(String step) {
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			RunReport stopped = workplace.operations().run("cards", sheet(workplace, 30), null, new Progress() {
				@Override
				public void begin(String name, long total) {
					if (name.equals(step)) {
						workplace.operations().stopGracefully();
					}
				}
			});
			assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
			assertThat(stopped.exitCode()).isEqualTo(ExitCode.STOPPED);
			workplace.restarted();
			assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
			assertFinishes(workplace, stopped, 30);
		}
	}

	@Test
	void readsTheSheetNoMoreOnceItIsStaged() throws IOException {
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			Path sheet = sheet(workplace, 30);
			workplace.provider("budgetree").fault("{'kind': 'no-funds', 'times': 0}");
			RunReport failed = workplace.run("cards", sheet);
			assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
			workplace.provider("budgetree").clearFaults();
			Files.delete(sheet);
			assertThat(workplace.restarted().operations().restartAllFailed(Progress.NONE).reports()).singleElement()
				.satisfies((done) -> assertThat(done.exitCode()).isZero());
			assertThat(workplace.provider("budgetree").unitsBought()).isEqualTo(30);
		}
	}

	@Test
	void leavesASheetFreeOfWhichNothingCouldBePlanned() {
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			Path sheet = workplace.sheet("invalid.csv",
					List.of("reference,sku,price,quantity,first_name,email,phone,country,postcode",
							"R1,EGVMEADMARK001,500,none,Asha,asha@example.com,+919876543001,IN,411001"));
			RunReport failed = workplace.operations().run("cards", sheet, null, new Progress() {
				@Override
				public void begin(String name, long total) {
					if (name.equals("reporting")) {
						throw new IllegalStateException("struck in " + name);
					}
				}
			});
			assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
			RunReport again = workplace.run("cards", sheet);
			assertThat(again.error()).isNull();
			assertThat(again.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		}
	}

	@Test
	void refusesToRestartWhatIsComplete() {
		try (TestDatabase own = database.another(); Workplace workplace = open(own)) {
			RunReport done = workplace.run("cards", sheet(workplace, 2));
			assertThat(done.exitCode()).isZero();
			assertThatThrownBy(() -> workplace.operations().restart(id(done), Progress.NONE))
				.isInstanceOf(RefusedException.class)
				.hasMessageContaining("complete");
			assertThatThrownBy(() -> workplace.operations().restart(4711, Progress.NONE))
				.isInstanceOf(RefusedException.class)
				.hasMessageContaining("There is no execution 4711");
		}
	}

	private static void assertFinishes(Workplace workplace, RunReport before, int units) {
		RunReport done = workplace.restarted().operations().restart(id(before), Progress.NONE);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(done.executionId()).isNotEqualTo(before.executionId());
		assertThat(done.units().ordered()).isEqualTo(units);
		assertThat(workplace.provider("budgetree").unitsBought()).isEqualTo(units);
		assertThat(Path.of(String.valueOf(done.resultSheet()))).exists();
	}

	private static long id(RunReport run) {
		Long id = run.executionId();
		assertThat(id).isNotNull();
		return id;
	}

	// Orders of 11 units and more are finished later, so that there is something to
	// follow.
	private static Path sheet(Workplace workplace, int units) {
		List<String> rows = new ArrayList<>(List
			.of("reference,sku,price,quantity,first_name,last_name,email,phone,line1,city,region,country,postcode"));
		rows.add("R1,EGVMEADMARK001,500," + units
				+ ",Asha,Rao,asha@example.com,+919876543001,12 MG Road,Pune,Maharashtra,IN,411001");
		return workplace.sheet("restart.csv", rows);
	}

	private Workplace open(TestDatabase own) {
		return new Workplace(directory, own).job("cards", """
				provider: budgetree
				follow: {interval: 50ms, limit: 20s}
				""");
	}

}
