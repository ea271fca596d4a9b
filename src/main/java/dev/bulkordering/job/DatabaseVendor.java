package dev.bulkordering.job;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The databases that runs can be kept in, and what each has to be told: the words that
 * the migrations leave open, and the settings that its driver needs for our promises.
 */
enum DatabaseVendor {

	/**
	 * A file of our own. Without a write delay of 0, H2 keeps a commit in memory for up
	 * to half a second, and a process that is killed takes it along: an order placed and
	 * forgotten.
	 */
	H2("jdbc:h2:",
			Map.of("text", "varchar(1000000)", "binary", "varbinary(1000000)", "date-time", "timestamp(9)",
					"table-options", ""),
			Map.of("WRITE_DELAY", "0", "LOCK_TIMEOUT", "10000")),

	/**
	 * MySQL from 8.4 on, or MariaDB from 11.4 on by the same driver. A process that is
	 * frozen or cut off in the middle of a transaction keeps its run locked, and by
	 * itself the server would wait eight hours for it ({@code wait_timeout}) before
	 * another process can take the run over. We wait as long for the server as it waits
	 * for us.
	 */
	MYSQL("jdbc:mysql:",
			Map.of("text", "mediumtext", "binary", "mediumblob", "date-time", "datetime(6)", "table-options",
					"engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin"),
			Map.of("rewriteBatchedStatements", "true", "connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession",
					"true", "connectTimeout", "5000", "socketTimeout", "300000", "sessionVariables",
					"wait_timeout=300,innodb_lock_wait_timeout=10"));

	private final String urlPrefix;

	private final Map<String, String> placeholders;

	private final Map<String, String> driverSettings;

	DatabaseVendor(String urlPrefix, Map<String, String> placeholders, Map<String, String> driverSettings) {
		this.urlPrefix = urlPrefix;
		this.placeholders = placeholders;
		this.driverSettings = driverSettings;
	}

	/**
	 * The vendor of a JDBC URL.
	 * @throws RefusedException if runs cannot be kept in such a database
	 */
	static DatabaseVendor of(String url) {
		return Stream.of(values())
			.filter((vendor) -> url.startsWith(vendor.urlPrefix))
			.findFirst()
			.orElseThrow(() -> new RefusedException("The database '" + DatabaseUrls.withoutSecrets(url)
					+ "' cannot be used: spring.datasource.url has to begin with jdbc:h2: or jdbc:mysql:."));
	}

	/** What the placeholders in the migrations stand for. */
	Map<String, String> placeholders() {
		return placeholders;
	}

	/** Settings for the driver, by the driver's names; the URL's own go first. */
	Map<String, String> driverSettings() {
		return driverSettings;
	}

}
