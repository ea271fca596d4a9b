package dev.bulkordering.job;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The database behind everything: its tables in its own dialect, its pool of connections,
 * and proof that Spring Batch keeps its job metadata there.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	/**
	 * Fills in what the migrations leave open, and has Flyway take the several
	 * connections that it holds at once from outside the pool.
	 */
	@Bean
	FlywayConfigurationCustomizer migrationSettings() {
		return (flyway) -> flyway.dataSource(SecondConnections.outsideThePoolOf(flyway.getDataSource()))
			.placeholders(DatabaseVendor.of(urlOf(flyway.getDataSource())).placeholders());
	}

	/** Prepares the pool before its first connection. */
	@Bean
	static PoolPreparation poolPreparation() {
		return new PoolPreparation();
	}

	/** Refuses a {@link JobRepository} that forgets. */
	@Bean
	static JobRepositoryCheck jobRepositoryCheck() {
		return new JobRepositoryCheck();
	}

	/** The URL of a database. */
	static String urlOf(DataSource dataSource) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL);
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database does not tell its URL", ex);
		}
	}

}
