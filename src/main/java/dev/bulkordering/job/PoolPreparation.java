package dev.bulkordering.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.StringUtils;

import dev.bulkordering.result.DiskSpace;

/**
 * Gives the connection pool the settings that our promises rest on, and opens its first
 * connection, so that a database that is away is told of in one sentence and at once.
 */
class PoolPreparation implements BeanPostProcessor {

	/** Another process has the file, or is opening it this very moment. */
	private static final int H2_ALREADY_OPEN = 90020;

	private static final int H2_OPENING_TRIES = 40;

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
			prepare(pool);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof HikariDataSource pool) {
			connect(pool);
			return prepared(pool);
		}
		return bean;
	}

	/** Adds the driver's settings to those of the URL. */
	static void prepare(HikariDataSource pool) {
		String url = pool.getJdbcUrl();
		DatabaseVendor vendor = DatabaseVendor.of(url);
		vendor.driverSettings().forEach((setting, value) -> {
			if (!DatabaseUrls.sets(url, setting)) {
				pool.getDataSourceProperties().putIfAbsent(setting, value);
			}
		});
		if (vendor == DatabaseVendor.H2) {
			prepareH2(pool);
		}
	}

	private static void prepareH2(HikariDataSource pool) {
		pool.setExceptionOverride(new BrokenConnections());
		if (System.getProperty("h2.bindAddress") == null) {
			// the server that lets a second process in shall listen on this machine alone
			System.setProperty("h2.bindAddress", "127.0.0.1");
		}
	}

	/** What the application shall take its connections from. */
	static DataSource prepared(HikariDataSource pool) {
		String url = pool.getJdbcUrl();
		if (url == null) {
			return pool;
		}
		DataSource outside = SecondConnections.like(pool);
		return DatabaseVendor.of(url) == DatabaseVendor.H2
				? new SecondConnections(new DurableDataSource(pool), new DurableDataSource(outside))
				: new SecondConnections(pool, outside);
	}

	private static void connect(HikariDataSource pool) {
		for (int left = H2_OPENING_TRIES;; left--) {
			try (Connection connection = pool.getConnection()) {
				return;
			}
			catch (SQLException | PoolInitializationException ex) {
				if (left == 0 || !isAlreadyOpen(ex) || !DatabaseUrls.sets(pool.getJdbcUrl(), "AUTO_SERVER")) {
					throw refusal(pool, ex);
				}
				waitForOtherProcess();
			}
		}
	}

	private static boolean isAlreadyOpen(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
				return true;
			}
		}
		return false;
	}

	private static void waitForOtherProcess() {
		try {
			TimeUnit.MILLISECONDS.sleep(250);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException("Stopped while waiting for the database.");
		}
	}

	private static RefusedException refusal(HikariDataSource pool, Exception failure) {
		String url = DatabaseUrls.withoutSecrets(Objects.requireNonNullElse(pool.getJdbcUrl(), "(no URL)"));
		RefusedException refused = new RefusedException(
				"The database %s cannot be reached: %s. %s".formatted(url, reason(failure), advice(failure)));
		refused.initCause(failure);
		return refused;
	}

	private static String advice(Exception failure) {
		if (DiskSpace.isLacking(failure)) {
			return "Make room on its disk.";
		}
		return isAlreadyOpen(failure)
				? "Another process has it open: add ;AUTO_SERVER=TRUE to spring.datasource.url of both."
				: "Check that it is running, and spring.datasource.url, username and password.";
	}

	/** The first lines of the failure and of its innermost cause. */
	private static String reason(Exception failure) {
		Throwable root = failure;
		Throwable database = failure;
		while (root.getCause() != null) {
			root = root.getCause();
			if (root instanceof SQLException && !(database instanceof SQLException)) {
				database = root;
			}
		}
		String said = firstLine(database);
		String meant = firstLine(root);
		return said.contains(meant) ? said : said + " (" + meant + ")";
	}

	private static String firstLine(Throwable failure) {
		String line = StringUtils.hasText(failure.getMessage()) ? failure.getMessage().strip().lines().findFirst().get()
				: failure.getClass().getSimpleName();
		return line.replaceAll("\\.+$", "");
	}

}
