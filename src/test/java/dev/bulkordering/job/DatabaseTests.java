package dev.bulkordering.job;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@BothDatabases
class DatabaseTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	@Test
	void keepsSpringBatchsMetadata() throws Exception {
		JobParameters parameters = new JobParametersBuilder().addString("sheet", "größe.csv").toJobParameters();
		long id;
		try (ConfigurableApplicationContext context = DatabaseProbe.start(database.settings())) {
			JobRepository repository = context.getBean(JobRepository.class);
			ExecutionContext facts = new ExecutionContext(Map.of("long", "ä".repeat(10_000)));
			id = repository.createJobExecution(repository.createJobInstance("kept", parameters), parameters, facts)
				.getId();
		}
		try (ConfigurableApplicationContext context = DatabaseProbe.start(database.settings())) {
			JobExecution execution = context.getBean(JobRepository.class).getJobExecution(id);

			assertThat(execution).isNotNull();
			assertThat(execution.getJobParameters().getString("sheet")).isEqualTo("größe.csv");
			assertThat(execution.getExecutionContext().getString("long")).hasSize(10_000);
		}
	}

	@Test
	void letsTwoProcessesStartOnTheSameEmptyDatabase() {
		try (TestDatabase empty = database.another()) {
			PackagedApp probe = PackagedApp.ofMain(DatabaseProbe.class, directory).with(empty);
			try (JavaProcess one = probe.start("first"); JavaProcess other = probe.start("second")) {
				JavaProcess.Result first = one.await(PATIENCE);
				JavaProcess.Result second = other.await(PATIENCE);

				assertThat(first.exitCode()).as(first.err()).isZero();
				assertThat(second.exitCode()).as(second.err()).isZero();
			}
			assertThat(instances(empty)).containsExactlyInAnyOrder("first", "second");
		}
	}

	@Test
	void losesNoCommitWhenTheProcessIsKilled() {
		PackagedApp probe = PackagedApp.ofMain(DatabaseProbe.class, directory).with(database);
		try (JavaProcess process = probe.start("killed", "wait")) {
			process.awaitText("committed killed", PATIENCE);
			process.kill();
		}
		assertThat(instances(database)).contains("killed");
	}

	@Test
	void keepsOurTypesToTheLetter() {
		JdbcClient jdbc = JdbcClient.create(database.migrated().dataSource());
		insertRun(jdbc);
		byte[] reference = "Straße 😀".getBytes(StandardCharsets.UTF_8);
		String cells = "[\"" + "😀 | \\\" ' %".repeat(5_000) + "\"]";
		jdbc.sql("""
				insert into bo_row (run_id, row_no, valid, cells, reference, row_hash, price, quantity, currency)
				values ((select max(id) from bo_run), 2, true, ?, ?, ?, ?, 3, 'INR')
				""").params(cells, reference, new byte[32], new BigDecimal("123456789012345.6789")).update();

		Map<String, Object> row = jdbc.sql("select * from bo_row where row_no = 2").query().singleRow();

		assertThat(row).containsEntry("cells", cells)
			.containsEntry("reference", reference)
			.containsEntry("price", new BigDecimal("123456789012345.6789"))
			.containsEntry("valid", true);
	}

	@Test
	void sortsTextsByCodePoint() {
		JdbcClient jdbc = JdbcClient.create(database.migrated().dataSource());
		insertRun(jdbc);
		List<String> skus = List.of("B", "Z", "a", "ä", "\uFF21", "😀");
		for (String sku : List.of("😀", "a", "\uFF21", "B", "ä", "Z")) {
			jdbc.sql("""
					insert into bo_row (run_id, row_no, valid, cells, row_hash, sku)
					values ((select max(id) from bo_run), ?, true, '[]', ?, ?)
					""").params(100 + skus.indexOf(sku), new byte[32], sku.getBytes(StandardCharsets.UTF_8)).update();
		}

		List<byte[]> sorted = jdbc.sql("select sku from bo_row where row_no >= 100 order by sku")
			.query(byte[].class)
			.list();

		assertThat(sorted).extracting((sku) -> new String(sku, StandardCharsets.UTF_8)).isEqualTo(skus);
	}

	@Test
	void readsWhatIsCommittedAndNoMore() throws Exception {
		try (ConfigurableApplicationContext context = DatabaseProbe.start(database.settings())) {
			HikariDataSource pool = context.getBean(DataSource.class).unwrap(HikariDataSource.class);

			assertThat(pool.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
			assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
		}
	}

	private static List<String> instances(TestDatabase database) {
		return JdbcClient.create(database.dataSource())
			.sql("select JOB_NAME from BATCH_JOB_INSTANCE")
			.query(String.class)
			.list();
	}

	private static void insertRun(JdbcClient jdbc) {
		jdbc.sql("""
				insert into bo_run (job, sheet_name, sheet_path, sheet_hash, run_number, provider, base_url, account,
					account_name, definition, definition_hash, status, created_at, fence)
				values ('job', 'sheet.csv', 'sheet.csv', ?, 1, 'gifthub', 'sandbox', 'a', 'a', '', ?, 'RUNNING', 0, 0)
				""").params("0".repeat(64), "0".repeat(64)).update();
	}

}
