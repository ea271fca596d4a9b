package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EnKash locks an account after three bad token calls in a row: a refused one is not made
 * again, by no run and no process, until the credentials change or somebody says so.
 */
class RefusedCredentialsTests {

	private static final String OURS = "bulk-ordering.providers.enkash.";

	private static final String[] SETTINGS = { OURS + "token=", OURS + "client-id=acme-rewards",
			OURS + "client-secret=a secret", OURS + "username=ops@acme.example", OURS + "password=wrong" };

	@TempDir
	Path directory;

	@Test
	void areNotTriedAgainUntilSomebodySaysSo() {
		try (TestDatabase database = TestDatabase.inMemory();
				Workplace workplace = new Workplace(directory, database, SETTINGS)) {
			workplace.job("rewards", "provider: enkash\n").provider("enkash").settings("""
					{'demand-issued-tokens': true, 'password': 'right'}""");
			RunReport first = run(workplace, 1);
			RunReport second = run(workplace, 2);
			assertRefused(first);
			assertRefused(second);
			assertTokenCalls(workplace, 1);

			assertRefused(restart(workplace.restarted(), first));
			assertTokenCalls(workplace, 1);

			workplace.operations().tryCredentials(id(first));
			assertRefused(restart(workplace, first));
			assertRefused(restart(workplace, second));
			assertTokenCalls(workplace, 2);
			assertThat(workplace.provider("enkash").settings().path("bad-token-calls").intValue()).isEqualTo(2);
		}
	}

	@Test
	void areTriedAgainOnceTheyChange() {
		try (TestDatabase database = TestDatabase.inMemory();
				Workplace workplace = new Workplace(directory, database, SETTINGS)) {
			workplace.job("rewards", "provider: enkash\n").provider("enkash").settings("""
					{'demand-issued-tokens': true, 'password': 'right'}""");
			RunReport failed = run(workplace, 1);
			assertRefused(failed);

			RunReport done = restart(workplace.restarted(OURS + "password=right"), failed);

			assertThat(done.error()).isNull();
			assertThat(done.exitCode()).isZero();
			assertThat(done.units().ordered()).isEqualTo(2);
			assertThat(workplace.provider("enkash").unitsBought()).isEqualTo(2);
			assertTokenCalls(workplace, 2);
		}
	}

	private static RunReport run(Workplace workplace, int number) {
		return workplace.run("rewards", workplace.sheet("sheet-" + number + ".csv",
				List.of("reference,sku,price,quantity", "R" + number + ",PC123789,500,2")));
	}

	private static RunReport restart(Workplace workplace, RunReport run) {
		return workplace.operations().restart(id(run), Progress.NONE);
	}

	private static void assertRefused(RunReport run) {
		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run.error()).contains("refuses the credentials", "Bad credentials", "--try-credentials");
		assertThat(run.units().ordered()).isZero();
	}

	private static void assertTokenCalls(Workplace workplace, int calls) {
		assertThat(workplace.provider("enkash").calls("token").size()).isEqualTo(calls);
	}

	private static long id(RunReport run) {
		Long id = run.executionId();
		assertThat(id).isNotNull();
		return id;
	}

}
