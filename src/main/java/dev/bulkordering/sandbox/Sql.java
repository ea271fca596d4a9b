package dev.bulkordering.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Statements on one connection. Instants are stored as milliseconds since 1970. */
final class Sql {

	private final Connection connection;

	Sql(Connection connection) {
		this.connection = connection;
	}

	int update(String sql, @Nullable Object... values) {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			bind(statement, values);
			return statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw new SqlFailure(ex);
		}
	}

	/** Inserts a row and returns the key that the database gave it. */
	long insert(String sql, @Nullable Object... values) {
		try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
			bind(statement, values);
			statement.executeUpdate();
			try (ResultSet keys = statement.getGeneratedKeys()) {
				keys.next();
				return keys.getLong(1);
			}
		}
		catch (SQLException ex) {
			throw new SqlFailure(ex);
		}
	}

	<T> List<T> query(RowReader<T> reader, String sql, @Nullable Object... values) {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			bind(statement, values);
			try (ResultSet rows = statement.executeQuery()) {
				List<T> found = new ArrayList<>();
				while (rows.next()) {
					found.add(reader.read(rows));
				}
				return found;
			}
		}
		catch (SQLException ex) {
			throw new SqlFailure(ex);
		}
	}

	static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		long millis = row.getLong(column);
		return row.wasNull() ? null : Instant.ofEpochMilli(millis);
	}

	private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			Object value = values[i];
			statement.setObject(i + 1, value instanceof Instant instant ? (Long) instant.toEpochMilli() : value);
		}
	}

	/** Reads the row that the result stands on. */
	interface RowReader<T> {

		T read(ResultSet row) throws SQLException;

	}

	/** The database failed. */
	static class SqlFailure extends RuntimeException {

		// H2: connection broken, database closed, closed at shut-down, object closed
		private static final List<Integer> LOST = List.of(90067, 90098, 90121, 90007);

		private final SQLException failure;

		SqlFailure(SQLException failure) {
			super(failure.getMessage(), failure);
			this.failure = failure;
		}

		/** Whether the process that had the database open has gone. */
		boolean isConnectionLost() {
			String state = failure.getSQLState();
			return (state != null && state.startsWith("08")) || LOST.contains(failure.getErrorCode());
		}

	}

}
