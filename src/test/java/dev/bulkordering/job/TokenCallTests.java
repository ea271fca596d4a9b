package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** Token endpoints, whose providers lock an account after a few bad calls. */
@BothDatabases
class TokenCallTests {

	private static final String PREFIX = "bulk-ordering.providers.";

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private void open(String secret) {
		own = database.another();
		List<String> all = new ArrayList<>(settings("enkash", "password", secret));
		all.addAll(settings("plum", "refresh-token", secret));
		workplace = new Workplace(directory, own, all.toArray(String[]::new));
		workplace.job("enkash", "provider: enkash\nfollow: {interval: 50ms, limit: 20s}\n")
			.job("plum", "provider: plum\nfollow: {interval: 50ms, limit: 20s}\n");
		workplace.provider("enkash")
			.settings("{'demand-issued-tokens': true, 'client-id': 'shop', 'client-secret': 'hush', 'username': 'asha',"
					+ " 'password': 'right-one'}");
		workplace.provider("plum")
			.settings("{'demand-issued-tokens': true, 'client-id': 'shop', 'client-secret': 'hush',"
					+ " 'refresh-token': 'right-one'}");
	}

	private static List<String> settings(String provider, String secretName, String secret) {
		String prefix = PREFIX + provider + ".";
		return List.of(prefix + "token=", prefix + "client-id=shop", prefix + "client-secret=hush",
				prefix + "username=asha", prefix + secretName + "=" + secret);
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "enkash", "plum" })
	void areMadeOnceForAllOrdersOfAProcess(String provider) {
		open("right-one");
		RunReport run = run(provider, 12);
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertThat(run.units().ordered()).isEqualTo(run.units().asked());
		RunReport again = run(provider, 5);
		assertThat(again.exitCode()).isZero();
		assertThat(tokenCalls(provider)).isEqualTo(1);

		workplace.restarted();
		assertThat(run(provider, 6).exitCode()).isZero();
		assertThat(tokenCalls(provider)).as("a new process has to ask anew").isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "enkash", "plum" })
	void areMadeAgainWhenATokenHasRunOut(String provider) {
		open("right-one");
		workplace.provider(provider).settings("{'token-life-ms': 1500, 'latency-ms': 40}");
		RunReport run = run(provider, 120);
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertThat(workplace.provider(provider).unitsBought()).isEqualTo((int) run.units().asked());
	}

	@ParameterizedTest
	@ValueSource(strings = { "enkash", "plum" })
	void areNeverRepeatedWithCredentialsThatWereRefused(String provider) {
		open("wrong-one");
		String setting = PREFIX + provider + "." + (provider.equals("enkash") ? "password" : "refresh-token");
		RunReport first = run(provider, 12);
		assertThat(first.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(first.status()).isEqualTo(RunStatus.FAILED);
		assertThat(first.error()).contains(setting.substring(setting.lastIndexOf('.') + 1)).contains(provider);
		assertThat(first.error()).doesNotContain("wrong-one").doesNotContain("hush");
		assertThat(tokenCalls(provider)).isEqualTo(1);

		assertThat(run(provider, 3).exitCode()).isEqualTo(ExitCode.FAILED);
		workplace.restarted();
		assertThat(workplace.operations().restart(first.executionId(), Progress.NONE).exitCode())
			.isEqualTo(ExitCode.FAILED);
		workplace.operations().follow(Progress.NONE);
		assertThat(tokenCalls(provider)).as("by a second run, another process, a restart and follow").isEqualTo(1);

		workplace.operations().tryCredentials(first.executionId());
		assertThat(workplace.operations().restart(first.executionId(), Progress.NONE).exitCode())
			.isEqualTo(ExitCode.FAILED);
		assertThat(tokenCalls(provider)).as("tried once more on demand").isEqualTo(2);

		workplace.restarted(setting + "=right-one");
		RunReport mended = workplace.operations().restart(first.executionId(), Progress.NONE);
		assertThat(mended.error()).isNull();
		assertThat(mended.exitCode()).isZero();
		assertThat(tokenCalls(provider)).isEqualTo(3);
	}

	private int runs;

	private RunReport run(String provider, int rows) {
		runs++;
		List<String> lines = new ArrayList<>(List.of("reference,sku,price,quantity"));
		for (int i = 0; i < rows; i++) {
			lines.add("R" + runs + "-" + i + (provider.equals("enkash") ? ",PC123789," : ",20001,")
					+ (i % 2 == 0 ? 500 : 1000) + "," + (1 + i % 5));
		}
		return workplace.run(provider, workplace.sheet(provider + runs + ".csv", lines));
	}

	private int tokenCalls(String provider) {
		return workplace.provider(provider).calls("token").size();
	}

}
