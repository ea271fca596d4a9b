package dev.bulkordering.job;

import java.util.Locale;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** Pools and tables for tests, made as the application makes them. */
public final class TestPools {

	private TestPools() {
	}

	/**
	 * A pool with the settings of the application's; an empty user is left to the URL.
	 */
	public static HikariDataSource open(String url, String username, String password) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		if (!username.isEmpty()) {
			pool.setUsername(username);
			pool.setPassword(password);
		}
		pool.setMaximumPoolSize(10);
		pool.setMinimumIdle(0);
		pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		new PoolPreparation().postProcessBeforeInitialization(pool, "pool");
		return pool;
	}

	/** What the application takes its connections from. */
	public static DataSource prepared(HikariDataSource pool) {
		return PoolPreparation.prepared(pool);
	}

	/** Makes all tables. */
	public static void migrate(HikariDataSource pool) {
		DatabaseVendor vendor = DatabaseVendor.of(pool.getJdbcUrl());
		Flyway.configure()
			.dataSource(pool)
			.placeholders(vendor.placeholders())
			.locations("classpath:db/migration", "classpath:db/" + vendor.name().toLowerCase(Locale.ROOT))
			.load()
			.migrate();
	}

}
