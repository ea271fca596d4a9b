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
		JdbcClient jdbc = tableOfOurTypes("kept");
		String text = "[\"" + "😀 | \\\" ' %".repeat(5_000) + "\"]";
		byte[] bytes = "Straße 😀".getBytes(StandardCharsets.UTF_8);
		BigDecimal amount = new BigDecimal("123456789012345.6789");
		jdbc.sql("insert into kept values (1, ?, ?, ?, ?, true)").params(text, bytes, bytes, amount).update();

		Map<String, Object> row = jdbc.sql("select * from kept").query().singleRow();

		assertThat(row).containsEntry("a_text", text)
			.containsEntry("a_binary", bytes)
			.containsEntry("a_key", bytes)
			.containsEntry("an_amount", amount)
			.containsEntry("a_fact", true);
	}

	@Test
	void sortsTextsByCodePoint() {
		JdbcClient jdbc = tableOfOurTypes("sorted");
		List<String> texts = List.of("B", "Z", "a", "ä", "\uFF21", "😀");
		for (String text : List.of("😀", "a", "\uFF21", "B", "ä", "Z")) {
			jdbc.sql("insert into sorted (id, a_key) values (?, ?)")
				.params(texts.indexOf(text), text.getBytes(StandardCharsets.UTF_8))
				.update();
		}

		List<byte[]> sorted = jdbc.sql("select a_key from sorted order by a_key").query(byte[].class).list();

		assertThat(sorted).extracting((text) -> new String(text, StandardCharsets.UTF_8)).isEqualTo(texts);
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

	private JdbcClient tableOfOurTypes(String name) {
		Map<String, String> words = DatabaseVendor.of(database.url()).placeholders();
		JdbcClient jdbc = JdbcClient.create(database.migrated().dataSource());
		jdbc.sql("create table %s (id int, a_text %s, a_binary %s, a_key varbinary(2000), an_amount decimal(19, 4), "
			.formatted(name, words.get("text"), words.get("binary")) + "a_fact boolean) " + words.get("table-options"))
			.update();
		return jdbc;
	}

}
