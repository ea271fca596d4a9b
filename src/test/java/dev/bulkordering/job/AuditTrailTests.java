package dev.bulkordering.job;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.bulkordering.job.AuditEntry.Filter;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whatever people do to runs, orders and codes leaves its trace, and none is lost. */
@BothDatabases
class AuditTrailTests {

	/** A spreadsheet could take it for a formula, a database for a pattern. */
	private static final String CANCELLED = "=cancelled, 100% of it";

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@Test
	void recordsWhoDidWhatWhenAndWhy() throws Exception {
		try (TestDatabase own = database.another();
				Workplace workplace = new Workplace(directory, own, "bulk-ordering.providers.peach.search-lag=0s")
					.job("peach", TrialProvider.PEACH.job())) {
			Operations operations = workplace.operations();
			Path sheet = workplace.sheet("requests.csv", TrialProvider.PEACH.sheet(12, 0, new Random(1)));
			workplace.provider("peach")
				.fault("{'kind': 'cut', 'operation': 'create', 'after': 3, 'times': 1}")
				.fault("{'kind': 'token-expired', 'operation': 'create', 'after': 8, 'times': 0}");
			long begun = System.currentTimeMillis();
			RunReport failed = workplace.run("peach", sheet);
			assertThat(failed.exitCode()).as(failed.error()).isEqualTo(ExitCode.FAILED);
			long execution = failed.executionId();
			assertThat(workplace.run("peach", sheet).exitCode()).isEqualTo(ExitCode.REFUSED);
			operations.tryCredentials(execution);
			operations.restart(execution, "the key is mended", Progress.NONE);
			String held = operations.orders(execution, OrderState.HELD).get(0).reference();
			operations.resolve(held, new Decision.Reject(), "the recipient has left", Progress.NONE);
			operations.abandon(execution, CANCELLED);
			operations.exportCodes(execution, directory.resolve("codes.xlsx"), "long enough 1".toCharArray());
			operations.newVaultKey();

			List<Map<String, Object>> trail = JdbcClient.create(own.dataSource())
				.sql("select * from bo_audit order by id")
				.query()
				.listOfRows();
			List<String> actions = trail.stream().map((entry) -> (String) entry.get("action")).toList();
			assertThat(own.isMySql() ? actions.subList(1, actions.size()) : actions).containsExactly("RUN", "REFUSED",
					"RESTART", "RESTART", "RESOLVE", "ABANDON", "CODES", "CODES", "KEY");
			assertThat(trail).allSatisfy((entry) -> {
				assertThat(entry.get("actor"))
					.isEqualTo(System.getProperty("user.name") + "@" + InetAddress.getLocalHost().getHostName());
				assertThat((Long) entry.get("at")).isBetween(begun - 60_000, System.currentTimeMillis() + 60_000);
			});
			assertThat(of(trail, "RESOLVE")).containsEntry("reference", held)
				.containsEntry("reason", "the recipient has left");
			assertThat(trail).anyMatch((entry) -> entry.get("action").equals("RESTART")
					&& "the key is mended".equals(entry.get("reason")));
			assertThat(of(trail, "ABANDON")).containsEntry("reason", CANCELLED);
			assertThat(of(trail, "CODES").get("detail")).asString().contains("codes.xlsx");
			assertThat(of(trail, "REFUSED").get("detail")).asString().contains("was run before");
			isFound(operations, execution, held, trail.size());
		}
	}

	private static void isFound(Operations operations, long execution, String held, int entries) throws Exception {
		List<AuditEntry> all = operations.auditTrail(Filter.ALL, null, 100);
		assertThat(all).hasSize(entries);
		assertThat(all.get(0).action()).isEqualTo(Action.KEY);
		List<AuditEntry> paged = new ArrayList<>(operations.auditTrail(Filter.ALL, null, 4));
		while (paged.size() < entries) {
			paged.addAll(operations.auditTrail(Filter.ALL, paged.get(paged.size() - 1).id(), 4));
		}
		assertThat(paged).isEqualTo(all);

		String person = System.getProperty("user.name").toUpperCase(Locale.ROOT);
		Instant at = all.get(0).at();
		assertThat(found(operations, new Filter(person, null, null, held, null, null, "RECIPIENT")))
			.containsExactly(Action.RESOLVE);
		assertThat(found(operations, new Filter(person, Action.CODES, execution, null, null, null, null)))
			.containsExactly(Action.CODES, Action.CODES);
		assertThat(found(operations, new Filter(null, null, null, null, null, null, "100%")))
			.containsExactly(Action.ABANDON);
		assertThat(found(operations, new Filter(null, null, null, null, null, null, "100_"))).isEmpty();
		assertThat(found(operations, new Filter("nobody", null, null, null, null, null, null))).isEmpty();
		assertThat(found(operations, new Filter(null, Action.KEY, null, null, at, at.plusMillis(1), null)))
			.containsExactly(Action.KEY);
		assertThat(found(operations, new Filter(null, Action.KEY, null, null, at.plusMillis(1), null, null))).isEmpty();

		ByteArrayOutputStream csv = new ByteArrayOutputStream();
		operations.exportAuditTrail(Filter.ALL, csv);
		assertThat(csv.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + entries)
			.anySatisfy((line) -> assertThat(line).contains(",ABANDON,").contains(",peach,,\"'" + CANCELLED));
	}

	private static List<Action> found(Operations operations, Filter filter) {
		return operations.auditTrail(filter, null, 100).stream().map(AuditEntry::action).toList();
	}

	@Test
	void recordsWhoHasStoppedARun() throws Exception {
		try (TestDatabase own = database.another();
				Workplace workplace = new Workplace(directory, own).job("peach", TrialProvider.PEACH.job())) {
			Path sheet = workplace.sheet("requests.csv", TrialProvider.PEACH.sheet(80, 0, new Random(1)));
			workplace.provider("peach").settings("{'latency-ms': 300}");
			CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> workplace.run("peach", sheet));
			while (workplace.provider("peach").calls("create").isEmpty()) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			long execution = workplace.operations().recentRuns(1).get(0).executionId();
			assertThat(workplace.operations().stop(execution, "the wrong list").status()).isEqualTo(RunStatus.STOPPED);
			assertThat(run.get(1, TimeUnit.MINUTES).exitCode()).isEqualTo(ExitCode.STOPPED);

			Map<String, Object> entry = of(
					JdbcClient.create(own.dataSource()).sql("select * from bo_audit").query().listOfRows(), "STOP");
			assertThat(entry.get("actor")).asString().startsWith(System.getProperty("user.name") + "@");
			assertThat(entry.get("detail")).isEqualTo("execution " + execution);
			assertThat(entry.get("reason")).isEqualTo("the wrong list");
			assertThat(entry.get("run_id")).isNotNull();
		}
	}

	@Test
	void recordsNothingThatWasNotDone() {
		try (TestDatabase own = database.another();
				Workplace workplace = new Workplace(directory, own).job("peach", TrialProvider.PEACH.job())) {
			RunReport done = workplace.run("peach",
					workplace.sheet("requests.csv", TrialProvider.PEACH.sheet(2, 0, new Random(1))));
			int before = entries(own);
			for (Runnable refused : List.<Runnable>of(
					() -> workplace.operations().restart(done.executionId(), Progress.NONE),
					() -> workplace.operations().stop(done.executionId()),
					() -> workplace.operations().abandon(done.executionId(), "a reason"),
					() -> workplace.operations().tryCredentials(done.executionId()))) {
				assertThatExceptionOfType(RefusedException.class).isThrownBy(refused::run);
			}
			assertThat(entries(own)).isEqualTo(before);
		}
	}

	private static int entries(TestDatabase database) {
		return JdbcClient.create(database.dataSource())
			.sql("select count(*) from bo_audit")
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> of(List<Map<String, Object>> trail, String action) {
		return trail.stream().filter((entry) -> entry.get("action").equals(action)).findFirst().orElseThrow();
	}

}
