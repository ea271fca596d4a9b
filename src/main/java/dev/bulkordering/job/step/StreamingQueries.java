package dev.bulkordering.job.step;

import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

import dev.bulkordering.placement.Transactions;

/**
 * Queries whose rows are fetched a few at a time, whatever their number. Each has a
 * connection of its own until it is closed; not for use within a transaction.
 */
public class StreamingQueries {

	private final JdbcTemplate jdbc;

	private final Transactions transactions;

	/**
	 * Queries of a database.
	 * @param dataSource does not run out of connections, however many queries are open
	 */
	public StreamingQueries(DataSource dataSource, Transactions transactions) {
		this.transactions = transactions;
		this.jdbc = new JdbcTemplate(dataSource);
		String product = Objects.requireNonNull(jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName()));
		// Connector/J holds a whole result in memory unless it is told this very number.
		jdbc.setFetchSize(product.toLowerCase(Locale.ROOT).contains("h2") ? 1000 : Integer.MIN_VALUE);
	}

	/** Runs a query. */
	public <T> Cursor<T> query(String sql, RowMapper<T> mapper, Object... args) {
		return new Cursor<>(transactions.read(() -> jdbc.queryForStream(sql, mapper, args)));
	}

	/**
	 * The rows of a query, with a look at the next one.
	 *
	 * @param <T> what a row becomes
	 */
	public static final class Cursor<T> implements Iterator<T>, AutoCloseable {

		private final Stream<T> stream;

		private final Iterator<T> rows;

		private @Nullable T next;

		private Cursor(Stream<T> stream) {
			this.stream = stream;
			this.rows = stream.iterator();
		}

		/** The next row without going on to it, or null behind the last. */
		public @Nullable T peek() {
			if (next == null && rows.hasNext()) {
				next = rows.next();
			}
			return next;
		}

		@Override
		public boolean hasNext() {
			return peek() != null;
		}

		@Override
		public T next() {
			T row = peek();
			if (row == null) {
				throw new NoSuchElementException();
			}
			next = null;
			return row;
		}

		@Override
		public void close() {
			stream.close();
		}

	}

}
