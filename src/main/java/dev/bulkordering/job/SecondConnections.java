package dev.bulkordering.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.StringUtils;

/**
 * Lets no thread that has a connection of the pool wait for another one: if each of them
 * did, none would ever give one back. What a thread needs beside the one of its
 * transaction comes from outside the pool. Spring Batch needs such a one for each number
 * that it draws on MySQL.
 */
class SecondConnections extends DelegatingDataSource {

	private final DataSource outside;

	/**
	 * Keeps the threads of a pool from waiting for each other.
	 * @param outside connections of the same kind that are not the pool's
	 */
	SecondConnections(DataSource pool, DataSource outside) {
		super(pool);
		this.outside = outside;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return TransactionSynchronizationManager.hasResource(this) ? outside.getConnection() : super.getConnection();
	}

	/**
	 * Connections of an application that do not come from its pool: for what holds one
	 * for long.
	 */
	static DataSource outsideThePoolOf(DataSource dataSource) {
		return dataSource instanceof SecondConnections second ? second.outside : dataSource;
	}

	/** Connections made as those of a pool are. */
	static DataSource like(HikariDataSource pool) {
		Properties settings = new Properties();
		settings.putAll(pool.getDataSourceProperties());
		if (StringUtils.hasText(pool.getUsername())) {
			settings.setProperty("user", pool.getUsername());
			settings.setProperty("password", Objects.requireNonNullElse(pool.getPassword(), ""));
		}
		return new DriverManagerDataSource(pool.getJdbcUrl(), settings);
	}

}
