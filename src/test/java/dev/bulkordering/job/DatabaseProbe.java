package dev.bulkordering.job;

import java.util.Map;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The database as the application has it, and nothing else: in a test's own process or,
 * by its main method, in another.
 */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		JdbcTemplateAutoConfiguration.class, FlywayAutoConfiguration.class, BatchAutoConfiguration.class,
		BatchJdbcAutoConfiguration.class })
public class DatabaseProbe {

	/** Starts the context with a database and settings. */
	static ConfigurableApplicationContext start(Map<String, String> settings) {
		return new SpringApplicationBuilder(DatabaseProbe.class).run(settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new));
	}

	/**
	 * Commits a job instance of the first argument's name, says so, and with a second
	 * argument waits to be killed.
	 */
	public static void main(String[] args) throws InterruptedException {
		ConfigurableApplicationContext context = start(Map.of());
		JobInstance instance = context.getBean(JobRepository.class).createJobInstance(args[0], new JobParameters());
		System.out.println("committed " + instance.getJobName());
		if (args.length > 1) {
			Thread.currentThread().join();
		}
		context.close();
	}

}
