package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer that concerns the whole account, or a provider that is down, ends placing
 * within the calls in flight, says what to mend, and costs nothing: a restart finishes.
 */
class AccountStopTests {

	private static final int GOOD_CALLS = 8;

	private static final int CONCURRENCY = 4;

	private static final int STOP_AFTER = 5;

	private int sheets;

	private TestDatabase database;

	private Workplace workplace;

	@TempDir
	Path directory;

	@BeforeEach
	void open() {
		List<String> settings = new ArrayList<>();
		for (TrialProvider provider : TrialProvider.values()) {
			settings.add("bulk-ordering.providers." + provider.id() + ".concurrency=" + CONCURRENCY);
		}
		database = TestDatabase.inMemory();
		workplace = new Workplace(directory, database, settings.toArray(String[]::new));
	}

	@AfterEach
	void close() {
		workplace.close();
		database.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			enkash    | 'kind': 'no-funds'             | Put funds into the account
			plum      | 'kind': 'no-funds'             | Put funds into the account
			budgetree | 'kind': 'no-funds'             | Put funds into the account
			gifthub   | 'kind': 'no-funds'             | Put funds into the account
			enkash    | 'kind': 'token-expired'        | Correct the provider's credentials in the configuration
			plum      | 'kind': 'token-expired'        | Correct the provider's credentials in the configuration
			peach     | 'kind': 'token-expired'        | Correct the provider's credentials in the configuration
			budgetree | 'kind': 'token-expired'        | Correct the provider's credentials in the configuration
			gifthub   | 'kind': 'token-expired'        | Correct the provider's credentials in the configuration
			budgetree | 'kind': 'code', 'code': 5305   | Have the account or its settings corrected
			""")
	void endsWithinTheCallsInFlightWhenTheAccountIsRefused(String id, String fault, String remedy) {
		TrialProvider provider = TrialProvider.valueOf(id.toUpperCase(Locale.ROOT));
		RunReport failed = run(provider, afterGoodCalls(fault, provider.buyingOperation()));

		assertThat(failed.exitCode()).as(failed.error()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.error()).contains("the provider refuses the account").contains(remedy + ", then restart");
		assertThat(calls(provider)).isBetween(GOOD_CALLS + 1, GOOD_CALLS + CONCURRENCY);
		assertThat(failed.units().held()).isZero();
		assertFinishesWhenMended(provider, failed);
	}

	@ParameterizedTest
	@CsvSource({ "enkash, order-details", "plum, order-details", "budgetree, status", "gifthub, get" })
	void endsWithinTheCallsInFlightWhenTheProviderIsDown(String id, String lookUp) {
		TrialProvider provider = TrialProvider.valueOf(id.toUpperCase(Locale.ROOT));
		for (String fault : List.of("'kind': 'unavailable'", "'kind': 'cut', 'placed': true")) {
			RunReport failed = run(provider, afterGoodCalls(fault, provider.buyingOperation()),
					afterGoodCalls(fault, provider == TrialProvider.GIFTHUB ? "create" : provider.buyingOperation()),
					fault + ", 'operation': '" + lookUp + "'");

			assertThat(failed.exitCode()).as(failed.error()).isEqualTo(ExitCode.FAILED);
			assertThat(failed.error()).contains("the provider seems to be down")
				.contains("restart when it answers again");
			assertThat(calls(provider)).isBetween(GOOD_CALLS, GOOD_CALLS + STOP_AFTER + CONCURRENCY);
			assertFinishesWhenMended(provider, failed);
			workplace.provider(id).reset();
		}
	}

	// Nobody can ask Peach what became of an order, so each is a person's to decide.
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			'kind': 'unavailable'
			'kind': 'cut', 'placed': true
			""")
	void leavesFewOrdersInDoubtWhereNobodyCanAsk(String fault) {
		RunReport failed = run(TrialProvider.PEACH, afterGoodCalls(fault, "create"));

		assertThat(failed.exitCode()).as(failed.error()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.error()).contains("the provider seems to be down");
		assertThat(failed.orders().held()).isBetween(1L, (long) STOP_AFTER + CONCURRENCY);
		workplace.provider("peach").clearFaults();
		RunReport done = workplace.operations().restart(failed.executionId(), Progress.NONE);
		assertThat(done.exitCode()).as(done.error()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(done.orders().held()).isEqualTo(failed.orders().held());
		assertThat(done.units().ordered() + done.units().held()).isEqualTo(done.units().asked());
	}

	private static String afterGoodCalls(String fault, String operation) {
		return fault + ", 'operation': '" + operation + "', 'after': " + GOOD_CALLS;
	}

	/** Runs a sheet at a provider that fails in these ways. */
	private RunReport run(TrialProvider provider, String... faults) {
		SandboxControl control = provider.takingDuplicates(workplace.provider(provider.id()));
		control.settings("{'finish-ms': 0, 'latency-ms': 20}");
		for (String fault : faults) {
			control.fault("{" + fault + ", 'times': 0}");
		}
		workplace.job(provider.id(), provider.job());
		return workplace.run(provider.id(),
				workplace.sheet(provider.id() + ++sheets + ".csv", provider.sheet(40, 0, new Random(sheets))));
	}

	private int calls(TrialProvider provider) {
		return workplace.provider(provider.id()).calls(provider.buyingOperation()).size();
	}

	private void assertFinishesWhenMended(TrialProvider provider, RunReport failed) {
		workplace.provider(provider.id()).clearFaults();
		RunReport done = workplace.operations().restart(failed.executionId(), Progress.NONE);
		assertThat(done.exitCode()).as(done.error()).isZero();
		assertThat(workplace.provider(provider.id()).unitsBought()).isEqualTo((int) done.units().asked());
	}

}
