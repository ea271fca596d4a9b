package dev.bulkordering.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

class DatabaseConfigurationTests {

	@TempDir
	Path directory;

	@Test
	void refusesAJobRepositoryThatForgets() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(BatchAutoConfiguration.class))
			.withPropertyValues("spring.batch.job.enabled=false")
			.withUserConfiguration(DatabaseConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ResourcelessJobRepository")
				.hasMessageContaining("nothing is started"));
	}

	@Test
	void makesTheDirectoryOfAnH2File() {
		Path file = directory.resolve("not/yet/there/data");

		try (ConfigurableApplicationContext context = DatabaseProbe
			.start(Map.of("spring.datasource.url", "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE"))) {
			assertThat(context.getBean(JobRepository.class).getJobNames()).isEmpty();
		}

		assertThat(file.resolveSibling("data.mv.db")).exists();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					jdbc:mysql://root:hush@127.0.0.1:1/orders?password=hush | jdbc:mysql://127.0.0.1:1/orders | Connection refused
					jdbc:h2:tcp://127.0.0.1:1/orders;PASSWORD=hush          | jdbc:h2:tcp://127.0.0.1:1/orders | Connection refused
					""")
	void saysInOneSentenceThatTheDatabaseIsAway(String url, String shown, String reason) {
		Map<String, String> settings = Map.of("spring.datasource.url", url, "spring.datasource.password", "hush");

		assertThat(refusalOf(settings)).hasMessageStartingWith("The database " + shown + " cannot be reached: ")
			.hasMessageContaining(reason)
			.hasMessageContaining("spring.datasource.url")
			.hasMessageNotContaining("hush");
	}

	@Test
	void saysThatAnotherProcessHoldsTheFile() {
		String url = "jdbc:h2:file:" + directory.resolve("held");
		PackagedApp probe = PackagedApp.ofMain(DatabaseProbe.class, directory)
			.withVariable("SPRING_DATASOURCE_URL", url);
		try (JavaProcess holder = probe.start("held", "wait")) {
			holder.awaitText("committed held", Duration.ofMinutes(1));

			assertThat(refusalOf(Map.of("spring.datasource.url", url))).hasMessageContaining("AUTO_SERVER=TRUE");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void goesOnWhenTheProcessThatOpenedTheFileEnds(boolean killed) {
		try (TestDatabase database = TestDatabase.h2();
				JavaProcess opener = PackagedApp.ofMain(DatabaseProbe.class, directory)
					.with(database)
					.start("opened", "wait")) {
			opener.awaitText("committed opened", Duration.ofMinutes(1));
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			jdbc.sql("create table counted (id int)").update();
			CompletableFuture<Void> end = CompletableFuture.runAsync(killed ? opener::kill : opener::terminate);

			Set<Integer> inserted = new TreeSet<>();
			int tried = 0;
			for (int left = 50; left > 0; left -= end.isDone() && !opener.isAlive() ? 1 : 0) {
				if (insert(jdbc, ++tried)) {
					inserted.add(tried);
				}
			}

			assertThat(tried - inserted.size()).as("transactions lost with the connection of the moment")
				.isLessThanOrEqualTo(3);
			// One whose answer was lost may have been committed all the same, and H2 by
			// itself
			// repeats a statement that is a transaction of its own.
			assertThat(jdbc.sql("select distinct id from counted").query(Integer.class).list()).containsAll(inserted);
		}
	}

	@Test
	void refusesADatabaseThatItDoesNotKnow() {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> DatabaseVendor.of("jdbc:postgresql://me:hush@host/db"))
			.withMessageContaining("jdbc:postgresql://host/db")
			.withMessageContaining("jdbc:mysql:");
	}

	@Test
	void leavesWhatTheUrlSetsAsItIs() throws Exception {
		String url = "jdbc:h2:file:" + directory.resolve("own") + ";write_delay=100;AUTO_SERVER=TRUE";
		try (ConfigurableApplicationContext context = DatabaseProbe.start(Map.of("spring.datasource.url", url));
				Connection connection = DriverManager.getConnection(url, "sa", "")) {
			assertThat(connection.isValid(1)).isTrue();
		}
	}

	private static boolean insert(JdbcClient jdbc, int id) {
		try {
			jdbc.sql("insert into counted values (?)").param(id).update();
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private static Throwable refusalOf(Map<String, String> settings) {
		Throwable failure = catchThrowable(() -> startAndUse(settings));
		while (failure != null && !(failure instanceof RefusedException)) {
			failure = failure.getCause();
		}
		return failure;
	}

	private static void startAndUse(Map<String, String> settings) {
		try (ConfigurableApplicationContext context = DatabaseProbe.start(settings)) {
			context.getBean(JobRepository.class);
		}
	}

}
