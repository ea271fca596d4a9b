package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A provider that is paused sells nothing until it is resumed, and loses nothing. */
@BothDatabases
class PausedProviderTests {

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@Test
	void sellsNothingMoreWhilePausedAndTheRestAfterIt() throws Exception {
		try (TestDatabase own = database.another();
				Workplace workplace = new Workplace(directory, own).job("cards", TrialProvider.BUDGETREE.job())) {
			Operations operations = workplace.operations();
			workplace.provider("budgetree").settings("{'latency-ms': 200}");
			Path sheet = workplace.sheet("cards.csv", TrialProvider.BUDGETREE.sheet(50, 0, new Random(1)));
			CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> workplace.run("cards", sheet));
			while (workplace.provider("budgetree").calls("order").isEmpty()) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			operations.pauseProvider("budgetree", "the wallet moves");
			RunReport stopped = run.get(1, TimeUnit.MINUTES);

			assertThat(stopped.exitCode()).as(stopped.error()).isEqualTo(ExitCode.STOPPED);
			assertThat(stopped.error()).contains("placing at budgetree is paused by", "the wallet moves",
					"restart goes on");
			assertThat(stopped.units().skipped()).isPositive();
			assertThat(operations.orders(stopped.executionId(), OrderState.PLACING)).isEmpty();
			int calls = workplace.provider("budgetree").calls("order").size();
			assertThatExceptionOfType(RefusedException.class)
				.isThrownBy(() -> operations.restart(stopped.executionId(), Progress.NONE))
				.withMessageContainingAll("paused by", "the wallet moves");
			Path other = workplace.sheet("other.csv", TrialProvider.BUDGETREE.sheet(2, 0, new Random(2)));
			assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> workplace.run("cards", other))
				.withMessageContaining("paused by");
			assertThat(operations.recentRuns(9)).hasSize(1);
			assertThat(operations.previewRestart(stopped.executionId()).refusal()).contains("the wallet moves");
			assertThat(operations.follow(Progress.NONE)).satisfies((follow) -> {
				assertThat(follow.exitCode()).isZero();
				assertThat(follow.notAsked()).isZero();
			});
			assertThat(workplace.provider("budgetree").calls("order")).hasSize(calls);
			assertThat(operations.providers()).filteredOn((provider) -> provider.paused() != null)
				.singleElement()
				.satisfies((provider) -> assertThat(provider.id()).isEqualTo("budgetree"));
			assertThatExceptionOfType(RefusedException.class)
				.isThrownBy(() -> operations.pauseProvider("budgetree", "again"));

			operations.resumeProvider("budgetree", "it has moved");
			workplace.provider("budgetree").settings("{'latency-ms': 0}");
			RunReport done = operations.restart(stopped.executionId(), Progress.NONE);
			assertThat(done.exitCode()).as(done.error()).isZero();
			assertThat(workplace.provider("budgetree").unitsBought()).isEqualTo((int) done.units().asked());
			assertThat(JdbcClient.create(own.dataSource())
				.sql("select concat(action, ' ', detail, ': ', reason) from bo_audit where action in ('PAUSE', 'RESUME') order by id")
				.query(String.class)
				.list()).containsExactly("PAUSE budgetree: the wallet moves", "RESUME budgetree: it has moved");
			assertThat(operations.providerHealth()).filteredOn((one) -> one.provider().id().equals("budgetree"))
				.singleElement()
				.satisfies((health) -> {
					assertThat(health.answering()).isEqualTo(ProviderHealth.Answering.UP);
					assertThat(health.circuit()).isNull();
					assertThat(health.traffic().outcomes().values().stream().mapToLong(Long::longValue).sum())
						.isEqualTo(health.traffic().slots().stream().mapToLong(ProviderHealth.Slot::calls).sum())
						.isGreaterThanOrEqualTo(done.orders().planned());
					assertThat(health.traffic().median()).isPositive();
				});
		}
	}

}
