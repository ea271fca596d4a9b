package dev.bulkordering.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.incrementer.MySQLMaxValueIncrementer;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.placement.Transactions;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.TrialSite;

import static org.assertj.core.api.Assertions.assertThat;

/** What only a MySQL server does, or has to be told. */
class MySqlTests {

	private static final TrialProvider PROVIDER = TrialProvider.BUDGETREE;

	@TempDir
	Path directory;

	@Test
	void sendsManyRowsInOneStatement() {
		try (TestDatabase database = TestDatabase.mysql()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			twoRows(database.dataSource());
			transactions(database.dataSource()).run(() -> {
				long before = inserts(jdbc);
				jdbc.batchUpdate("insert into two (id, word) values (?, ?)",
						IntStream.range(1000, 2000).mapToObj((id) -> new Object[] { id, "many" }).toList());
				assertThat(inserts(jdbc) - before).isEqualTo(1);
			});
		}
	}

	private static long inserts(JdbcTemplate jdbc) {
		return Long.parseLong(String.valueOf(jdbc.queryForMap("show session status like 'Com_insert'").get("Value")));
	}

	@Test
	void runsATransactionAgainThatADeadlockHasEnded() throws Exception {
		try (TestDatabase database = TestDatabase.mysql(); Connection other = database.dataSource().getConnection()) {
			DataSource dataSource = database.dataSource();
			JdbcClient jdbc = twoRows(dataSource);
			other.setAutoCommit(false);
			// the server ends the transaction that has changed less
			other.createStatement().executeUpdate("insert into two (id, word) select id + 100, word from two");
			other.createStatement().executeUpdate("update two set word = 'theirs' where id = 2");
			AtomicInteger tries = new AtomicInteger();
			CompletableFuture<Integer> blocked = new CompletableFuture<>();
			CompletableFuture<Void> ours = CompletableFuture.runAsync(() -> transactions(dataSource).run(() -> {
				tries.incrementAndGet();
				jdbc.sql("update two set word = concat(word, ', ours') where id = 1").update();
				blocked.complete(1);
				jdbc.sql("update two set word = concat(word, ', ours') where id = 2").update();
			}));
			blocked.get(10, TimeUnit.SECONDS);
			other.createStatement().executeUpdate("update two set word = 'theirs' where id = 1");
			other.commit();
			ours.get(20, TimeUnit.SECONDS);

			assertThat(tries).hasValue(2);
			assertThat(jdbc.sql("select word from two where id < 100").query(String.class).list())
				.containsOnly("theirs, ours");
		}
	}

	@Test
	void runsATransactionAgainThatWaitedForALockInVain() throws Exception {
		try (TestDatabase database = TestDatabase.mysql(); Connection other = database.dataSource().getConnection()) {
			DataSource dataSource = database.dataSource();
			JdbcClient jdbc = twoRows(dataSource);
			other.setAutoCommit(false);
			other.createStatement().executeUpdate("update two set word = 'theirs' where id = 2");
			AtomicInteger tries = new AtomicInteger();
			transactions(dataSource).run(() -> {
				if (tries.incrementAndGet() == 2) {
					rollBack(other);
				}
				jdbc.sql("set session innodb_lock_wait_timeout = 1").update();
				jdbc.sql("update two set word = 'ours' where id = 2").update();
			});
			assertThat(tries).hasValue(2);
		}
	}

	@Test
	void drawsANumberBesideALongTransactionThatHasDrawnOne() {
		try (TestDatabase database = TestDatabase.mysql();
				ConfigurableApplicationContext context = DatabaseProbe.start(database.settings())) {
			DataSource dataSource = database.migrated().dataSource();
			transactions(dataSource).run(() -> {
				new MySQLMaxValueIncrementer(dataSource, "BATCH_JOB_INSTANCE_SEQ", "ID").nextLongValue();
				CompletableFuture.runAsync(
						() -> context.getBean(JobRepository.class).createJobInstance("beside it", new JobParameters()))
					.orTimeout(5, TimeUnit.SECONDS)
					.join();
			});
			assertThat(context.getBean(JobRepository.class).getJobNames()).containsExactly("beside it");
		}
	}

	@Test
	void tellsTheRightTimesWhateverZoneItsProcessesAreIn() throws Exception {
		try (TestDatabase database = TestDatabase.mysql();
				TrialSite site = new TrialSite(
						PackagedApp.in(directory)
							.withJvmOptions("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Asia/Kolkata"),
						directory, database, PROVIDER, PROVIDER.sheet(6, 0, new Random(1)))) {
			site.provider().settings("{'finish-ms': 0}").fault("{'kind': 'no-funds', 'after': 2}");
			Instant begun = Instant.now().minusSeconds(2);
			try (JavaProcess far = site.start(site.run())) {
				assertThat(far.await(Duration.ofMinutes(1)).exitCode()).isEqualTo(ExitCode.FAILED);
			}
			site.provider().clearFaults();
			assertThat(site.here("restart", "1", "--json").exitCode()).isZero();

			JsonNode run = site.answer("status", "1");
			assertThat(Stream.of(run.path("startedAt"), run.path("endedAt")).map(JsonNode::stringValue))
				.allSatisfy((time) -> assertThat(time).endsWith("Z"))
				.map(Instant::parse)
				.isSorted()
				.allSatisfy((time) -> assertThat(time).isBetween(begun, Instant.now().plusSeconds(2)));
			assertThat(site.differences("1")).isEmpty();
		}
	}

	private static JdbcClient twoRows(DataSource dataSource) {
		JdbcClient jdbc = JdbcClient.create(dataSource);
		jdbc.sql("create table two (id int primary key, word varchar(100))").update();
		jdbc.sql("insert into two values (1, ''), (2, '')").update();
		return jdbc;
	}

	private static Transactions transactions(DataSource dataSource) {
		return new Transactions(new JdbcTransactionManager(dataSource), Duration.ofSeconds(30));
	}

	private static void rollBack(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
