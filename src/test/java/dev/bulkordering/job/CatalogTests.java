package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.Issue;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits and prices that only the provider's catalog knows. */
@BothDatabases
class CatalogTests {

	private static final String FOLLOW = "follow: {interval: 50ms, limit: 20s}\n";

	private static final List<String> ROWS = List.of("Product,Value,Qty", "PC123789,500,12", "PC-NO-SUCH,500,1",
			"PC100001,1000,3");

	private static final String COLUMNS = "sheet: {columns: {sku: [Product], price: [Value], quantity: [Qty]}}\n";

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private void open(String... settings) {
		own = database.another();
		workplace = new Workplace(directory, own, settings).job("vouchers", "provider: enkash\n" + FOLLOW + COLUMNS)
			.job("strict", "provider: enkash\ninvalid-rows: refuse\n" + FOLLOW + COLUMNS)
			.job("limited", "provider: enkash\nlimits: {units-per-sku: 2}\n" + FOLLOW + COLUMNS)
			.job("topups", "provider: plum\n" + FOLLOW + COLUMNS);
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@Test
	void limitOrdersAndTellWhatCannotBeHadBeforeAnythingIsSpent() {
		open();
		Path sheet = workplace.sheet("vouchers.csv", ROWS);
		CheckReport check = workplace.operations().check("vouchers", sheet, Progress.NONE);
		assertThat(check.issues()).singleElement().satisfies((issue) -> {
			assertThat(issue.row()).isEqualTo(3);
			assertThat(issue.column()).isEqualTo("A");
			assertThat(issue.header()).isEqualTo("Product");
			assertThat(issue.value()).isEqualTo("PC-NO-SUCH");
			assertThat(issue.expected()).contains("catalog");
		});
		assertThat(check.summary().orders().planned()).as("12 by 5 and 3").isEqualTo(4);
		assertThat(workplace.provider("enkash").unitsBought()).isZero();

		RunReport run = workplace.run("vouchers", sheet);
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.rows().valid()).isEqualTo(2);
		assertThat(run.rows().invalid()).isEqualTo(1);
		assertThat(run.units().ordered()).isEqualTo(15);
		assertThat(run.orders().planned()).isEqualTo(4).isEqualTo(run.orders().lowerBound());
		workplace.provider("enkash")
			.orders()
			.forEach((order) -> assertThat(order.path("unitsBought").intValue()).isLessThanOrEqualTo(5));
		assertThat(workplace.provider("enkash").calls("search-config").size()).as("once a product, by check and by run")
			.isEqualTo(6);
	}

	@Test
	void refuseTheSheetWhereTheJobSaysSoEvenAfterACrashInBetween() {
		open();
		assertThat(workplace.run("strict", workplace.sheet("one.csv", ROWS))).satisfies((refused) -> {
			assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
			assertThat(refused.error()).contains("1 row is invalid");
		});
		assertThat(workplace.provider("enkash").unitsBought()).isZero();

		workplace.provider("enkash").fault("{'kind': 'unavailable', 'operation': 'search-config', 'times': 0}");
		RunReport failed = workplace.run("strict", workplace.sheet("two.csv", ROWS));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		// what a process leaves behind that found a row invalid and died before it could
		// count
		new JdbcTemplate(own.dataSource()).update("update bo_row set valid = false where row_no = 3");
		workplace.provider("enkash").clearFaults();
		RunReport restarted = workplace.operations().restart(failed.executionId(), Progress.NONE);
		assertThat(restarted.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(workplace.provider("enkash").unitsBought()).isZero();
	}

	@Test
	void failTheRunWhereTheyCannotBeHadUnlessTheJobGivesTheLimit() {
		open("bulk-ordering.providers.enkash.retry.attempts=2");
		workplace.provider("enkash").fault("{'kind': 'unavailable', 'operation': 'search-config', 'times': 0}");
		List<String> rows = List.of("Product,Value,Qty", "PC123789,500,7");
		RunReport failed = workplace.run("vouchers", workplace.sheet("a.csv", rows));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.error()).contains("PC123789").contains("limits.units-per-sku");
		assertThat(workplace.operations().check("vouchers", workplace.sheet("b.csv", rows), Progress.NONE).summary())
			.satisfies((summary) -> {
				assertThat(summary.exitCode()).isEqualTo(ExitCode.REFUSED);
				assertThat(summary.error()).contains("catalog");
			});
		RunReport limited = workplace.run("limited", workplace.sheet("c.csv", rows));
		assertThat(limited.error()).isNull();
		assertThat(limited.exitCode()).isZero();
		assertThat(limited.orders().planned()).isEqualTo(4);

		workplace.provider("enkash").clearFaults();
		RunReport done = workplace.operations().restart(failed.executionId(), Progress.NONE);
		assertThat(done.exitCode()).isZero();
		assertThat(done.orders().planned()).isEqualTo(2);
	}

	@Test
	void leaveTheSheetOfAnAbandonedRunFreeThatNeverGotAPlan() {
		open("bulk-ordering.providers.enkash.retry.attempts=2");
		workplace.provider("enkash").fault("{'kind': 'unavailable', 'operation': 'search-config', 'times': 0}");
		Path sheet = workplace.sheet("a.csv", List.of("Product,Value,Qty", "PC123789,500,7"));
		RunReport failed = workplace.run("vouchers", sheet);
		workplace.operations().abandon(failed.executionId(), "tried tomorrow");
		workplace.provider("enkash").clearFaults();
		assertThat(workplace.run("vouchers", sheet).exitCode()).isZero();
	}

	@Test
	void knowWhichDenominationsAProductHas() {
		open();
		RunReport run = workplace.run("topups", workplace.sheet("plum.csv",
				List.of("Product,Value,Qty", "20001,500,12", "20001,333,1", "20002,333,1")));
		assertThat(run.error()).isNull();
		assertThat(run.rows().invalid()).isEqualTo(1);
		assertThat(run.units().ordered()).isEqualTo(13);
		assertThat(run.orders().planned()).as("10 and 2, and 1").isEqualTo(3);
		List<Issue> issues = workplace.operations()
			.check("topups", workplace.sheet("again.csv", List.of("Product,Value,Qty", "20001,333,1")), Progress.NONE)
			.issues();
		assertThat(issues).singleElement().satisfies((issue) -> {
			assertThat(issue.column()).isEqualTo("B");
			assertThat(issue.expected()).contains("100").contains("2000");
		});
	}

}
