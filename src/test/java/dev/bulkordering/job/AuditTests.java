package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@BothDatabases
class AuditTests {

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private JdbcTemplate jdbc;

	private void open(String... settings) {
		own = database.another();
		jdbc = new JdbcTemplate(own.dataSource());
		workplace = new Workplace(directory, own, settings)
			.job("gifts", "provider: gifthub\noptions: {wallet: EUR}\nfollow: {interval: 50ms, limit: 20s}\n")
			.job("vouchers", "provider: enkash\nfollow: {interval: 50ms, limit: 20s}\n")
			.job("requests", TrialProvider.PEACH.job());
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@Test
	void findsNothingWrongAfterEveryKindOfTrouble() {
		open();
		workplace.provider("gifthub")
			.fault("{'kind': 'cut', 'operation': 'confirm', 'placed': true, 'times': 2}")
			.fault("{'kind': 'error', 'operation': 'create', 'after': 3, 'times': 2}")
			.fault("{'kind': 'finish', 'state': 'partial', 'after': 2, 'times': 1}")
			.fault("{'kind': 'finish', 'state': 'failed', 'after': 3, 'times': 1}")
			.settings("{'unknown-skus': ['046-00-range']}");
		RunReport run = workplace.run("gifts", workplace.sheet("trouble.csv", gifts(40)));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().rejected()).isPositive();
		assertThat(run.units().held()).isPositive();
		AuditReport audit = audit(run, true);
		assertThat(audit.differences()).isEmpty();
		assertThat(audit.asked()).isPositive();
		assertThat(audit.unanswered()).isZero();
	}

	@Test
	void namesWhatDoesNotAddUp() {
		open();
		RunReport run = workplace.run("gifts", workplace.sheet("gifts.csv", gifts(12)));
		assertThat(run.exitCode()).isZero();
		assertThat(audit(run, false).differences()).isEmpty();
		List<OrderView> orders = workplace.operations().orders(run.executionId(), null);

		jdbc.update("update bo_row set quantity = quantity + 1 where row_no = 2");
		jdbc.update("update bo_order set amount = amount + 1 where reference = ?", orders.get(0).reference());
		jdbc.update("update bo_order set state = 'PLANNED' where reference = ?", orders.get(1).reference());
		jdbc.update("update bo_order set calls = calls + 1, provider_order_id = ? where reference = ?",
				orders.get(1).providerOrderId(), orders.get(2).reference());
		assertThat(String.join("\n", audit(run, false).differences())).contains("row 2 asks for")
			.contains("order " + orders.get(0).reference() + " says")
			.contains("order " + orders.get(1).reference() + " is PLANNED, but the provider has answered")
			.contains("order " + orders.get(2).reference() + " says that")
			.contains("have the same id at the provider");
	}

	@Test
	void comparesWithWhatTheProviderShows() {
		open("bulk-ordering.providers.enkash.search-lag=1h");
		RunReport run = workplace.run("vouchers", workplace.sheet("vouchers.csv",
				List.of("sku,price,quantity", "PC123789,500,3", "PC123789,1000,2", "PC100001,500,1")));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertThat(audit(run, true)).satisfies((audit) -> {
			assertThat(audit.differences()).isEmpty();
			assertThat(audit.asked()).isEqualTo(3);
		});
		String rejected = workplace.operations().orders(run.executionId(), OrderState.PLACED).get(0).reference();
		jdbc.update("update bo_order set state = 'REJECTED' where reference = ?", rejected);
		assertThat(audit(run, true).differences())
			.anyMatch((difference) -> difference.contains(rejected) && difference.contains("exists at the provider"));

		workplace.provider("enkash").reset();
		AuditReport early = audit(run, true);
		assertThat(early.differences()).noneMatch((difference) -> difference.contains("does not know it"));
		assertThat(early.remarks()).filteredOn((remark) -> remark.contains("too short a time ago")).hasSize(2);
		assertThat(early.unanswered()).isEqualTo(2);
		jdbc.update("update bo_call set answered_at = answered_at - 3600000");
		assertThat(audit(run, true).differences()).filteredOn((difference) -> difference.contains("does not know it"))
			.hasSize(2);
		workplace.provider("enkash").fault("{'kind': 'unavailable', 'operation': 'order-details', 'times': 1}");
		assertThat(audit(run, true).unanswered()).isEqualTo(1);
	}

	@Test
	void comparesNoOrderThatWasChangedWhileItWasAskedAbout() throws Exception {
		open();
		RunReport run = workplace.run("vouchers",
				workplace.sheet("vouchers.csv", List.of("sku,price,quantity", "PC123789,500,3")));
		assertThat(run.exitCode()).as(run.error()).isZero();
		jdbc.update("update bo_order set state = 'PLANNED', version = version + 1");
		workplace.provider("enkash").settings("{'latency-ms': 1500}");
		CompletableFuture<AuditReport> auditing = CompletableFuture.supplyAsync(() -> audit(run, true));
		while (workplace.provider("enkash").calls("order-details").isEmpty()) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		jdbc.update("update bo_order set state = 'PLACED', version = version + 1");
		AuditReport audit = auditing.get(1, TimeUnit.MINUTES);
		assertThat(audit.differences()).noneMatch((difference) -> difference.contains("exists at the provider"));
		assertThat(audit.remarks()).anyMatch((remark) -> remark.contains("was changed while"));
	}

	@Test
	void failsARunWhoseRowsDoNotAddUpAndLeavesItToAPerson() {
		open();
		RunReport run = workplace.operations()
			.run("gifts", workplace.sheet("gifts.csv", gifts(12)), null, new Progress() {
				@Override
				public void begin(String name, long total) {
					if (name.equals("reporting")) {
						jdbc.update("update bo_row set quantity = quantity + 1 where row_no in (2, 5)");
					}
				}
			});
		assertThat(run.status()).isEqualTo(RunStatus.FAILED);
		assertThat(run.exitCode()).isEqualTo(ExitCode.DEFECT);
		assertThat(run.error()).contains("do not add up").contains("row 2 asks for").contains("row 5 asks for");
		assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
		assertThat(workplace.operations().previewRestartAllFailed()).isEmpty();
	}

	@Test
	void namesTheOrdersInDoubtOfARunThatIsGivenUp() {
		open("bulk-ordering.providers.peach.concurrency=1");
		workplace.provider("peach")
			.fault("{'kind': 'cut', 'operation': 'create', 'after': 3, 'times': 2}")
			.fault("{'kind': 'token-expired', 'operation': 'create', 'after': 8, 'times': 0}");
		RunReport failed = workplace.run("requests",
				workplace.sheet("requests.csv", TrialProvider.PEACH.sheet(12, 0, new Random(1))));
		assertThat(failed.exitCode()).as(failed.error()).isEqualTo(ExitCode.FAILED);
		List<String> held = workplace.operations()
			.orders(failed.executionId(), OrderState.HELD)
			.stream()
			.map(OrderView::reference)
			.toList();
		assertThat(held).hasSize(2);
		Abandonment left = workplace.operations().abandon(failed.executionId(), "the prizes were cancelled");
		assertThat(left.inDoubt()).containsExactlyInAnyOrderElementsOf(held);
		assertThat(left.unplacedOrders()).isEqualTo(failed.orders().skipped()).isPositive();
	}

	@Test
	void leavesARunAloneThatWasAbandoned() {
		open();
		workplace.provider("gifthub").fault("{'kind': 'no-funds', 'after': 2, 'times': 0}");
		Path sheet = workplace.sheet("funds.csv", gifts(40));
		RunReport failed = workplace.run("gifts", sheet);
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> workplace.operations().abandon(failed.executionId(), " "))
			.withMessageContaining("--reason");

		Abandonment left = workplace.operations().abandon(failed.executionId(), "the prizes were cancelled");
		assertThat(left.unplacedOrders()).isEqualTo(failed.orders().skipped());
		assertThat(left.unplacedUnits()).isEqualTo(failed.units().skipped());
		assertThat(left.inDoubt()).isEmpty();

		RunReport now = workplace.operations().execution(failed.executionId()).report();
		assertThat(now.status()).isEqualTo(RunStatus.ABANDONED);
		assertThat(now.error()).contains("the prizes were cancelled");
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> workplace.operations().restart(failed.executionId(), Progress.NONE));
		assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> workplace.operations().abandon(failed.executionId(), "again"));
		assertThat(audit(failed, true).differences()).isEmpty();
		workplace.provider("gifthub").clearFaults();
		assertThat(workplace.run("gifts", sheet).error()).contains("run before");
	}

	private AuditReport audit(RunReport run, boolean askProvider) {
		return workplace.operations().audit(run.executionId(), askProvider, Progress.NONE);
	}

	private static List<String> gifts(int rows) {
		List<String> lines = new ArrayList<>(List.of("reference,sku,price,quantity"));
		List<String> skus = List.of("038-00-range", "039-00-range", "042-00-range", "046-00-range");
		for (int i = 0; i < rows; i++) {
			lines.add("R" + i + "," + skus.get(i % skus.size()) + ",10," + (1 + i % 7));
		}
		return lines;
	}

}
