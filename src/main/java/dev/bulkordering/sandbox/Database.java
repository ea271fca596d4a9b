package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import dev.bulkordering.sandbox.Sql.SqlFailure;

/**
 * The H2 file that all state is kept in. Several processes can have it open at once; when
 * the one that holds the file dies, the next connection of another takes over.
 */
final class Database implements AutoCloseable {

	private static final int TRIES = 4;

	private final HikariDataSource connections;

	/**
	 * Opens the database, and makes it where it is absent.
	 * @throws IOException if that can't be done; the message says where
	 */
	Database(Path directory, int size) throws IOException {
		// what H2 serves to a second process is nobody's business outside this machine
		if (System.getProperty("h2.bindAddress") == null) {
			System.setProperty("h2.bindAddress", "127.0.0.1");
		}
		Files.createDirectories(directory);
		Path file = directory.toAbsolutePath().resolve("sandbox");
		HikariConfig config = new HikariConfig();
		config.setPoolName("sandbox");
		// by default H2 writes what was committed half a second later: a killed process
		// would forget orders that it has answered
		config
			.setJdbcUrl("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;RETENTION_TIME=0;LOCK_TIMEOUT=20000");
		config.setUsername("sandbox");
		config.setPassword("");
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(1);
		config.setAutoCommit(false);
		config.setInitializationFailTimeout(15_000);
		try {
			connections = new HikariDataSource(config);
		}
		catch (PoolInitializationException ex) {
			throw new IOException("The sandbox's database " + file + ".mv.db can't be opened: " + ex.getMessage(), ex);
		}
		makeTables();
	}

	// Several processes may make them at once, and H2 makes each statement final by
	// itself: whoever
	// comes second begins again, and finds them there.
	private void makeTables() {
		for (int trial = 1;; trial++) {
			try {
				inTransaction(Database::createTables);
				return;
			}
			catch (SqlFailure ex) {
				if (trial == TRIES) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Does work in one transaction, written to the file when this returns. A connection
	 * that was lost before the commit makes it start again; one that is lost while
	 * committing does not, because nobody can know what became of it.
	 * @throws SqlFailure if the database fails
	 */
	<T> T inTransaction(Function<Sql, T> work) {
		for (int trial = 1;; trial++) {
			Connection connection = connect();
			try {
				T result = work.apply(new Sql(connection));
				commit(connection);
				return result;
			}
			catch (SqlFailure ex) {
				rollBack(connection);
				if (!ex.isConnectionLost() || ex instanceof CommitFailure || trial == TRIES) {
					throw ex;
				}
				// the others led to the same process
				connections.getHikariPoolMXBean().softEvictConnections();
			}
			catch (RuntimeException ex) {
				rollBack(connection);
				throw ex;
			}
			finally {
				release(connection);
			}
		}
	}

	private Connection connect() {
		try {
			return connections.getConnection();
		}
		catch (SQLException ex) {
			throw new SqlFailure(ex);
		}
	}

	private static void commit(Connection connection) {
		try {
			connection.commit();
		}
		catch (SQLException ex) {
			throw new CommitFailure(ex);
		}
	}

	private static void rollBack(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			// what led here is told; a lost connection can't be rolled back, and needn't
		}
	}

	private static void release(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// a lost connection can't be reset either; the pool drops it
		}
	}

	private static Boolean createTables(Sql sql) {
		try (InputStream script = Database.class.getResourceAsStream("schema.sql")) {
			if (script == null) {
				throw new IllegalStateException("schema.sql is missing beside " + Database.class);
			}
			for (String statement : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) {
				if (!statement.isBlank()) {
					sql.update(statement);
				}
			}
			return true;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		connections.close();
	}

	/** Whether the work was committed is not known. */
	private static final class CommitFailure extends SqlFailure {

		CommitFailure(SQLException failure) {
			super(failure);
		}

	}

}
