package dev.bulkordering.placement;

import java.util.Locale;
import java.util.Objects;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database's clock: the only one that decides about leases and look-ups, because all
 * processes share it.
 */
public class DatabaseClock {

	private final JdbcTemplate jdbc;

	private final String query;

	/** A clock of the database behind the template. */
	public DatabaseClock(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		String product = Objects.requireNonNull(jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName()));
		this.query = product.toLowerCase(Locale.ROOT).contains("h2")
				? "select cast(extract(epoch from current_timestamp) * 1000 as bigint)"
				: "select cast(unix_timestamp(sysdate(3)) * 1000 as signed)";
	}

	/**
	 * Milliseconds since 1970-01-01 UTC; within an H2 transaction, those of its start.
	 */
	public long millis() {
		return Objects.requireNonNull(jdbc.queryForObject(query, Long.class));
	}

}
