package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.bulkordering.job.TestPools;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

import org.springframework.util.FileSystemUtils;

/**
 * An empty database for a test or a test class, gone when it is closed. Any number can be
 * open at a time.
 */
public final class TestDatabase implements AutoCloseable {

	private static final Pattern MYSQL_SERVER = Pattern.compile("^jdbc:mysql://(?<host>[^:/?]+)(:(?<port>\\d+))?/");

	private final String name;

	private final String url;

	private final String username;

	private final String password;

	private final Runnable drop;

	private @Nullable HikariDataSource pool;

	TestDatabase(String name, String url, String username, String password, Runnable drop) {
		this.name = name;
		this.url = url;
		this.username = username;
		this.password = password;
		this.drop = drop;
	}

	/** An H2 file in a directory of its own, which a second process may open too. */
	public static TestDatabase h2() {
		try {
			Path directory = Files.createTempDirectory("bulk-ordering-h2");
			return new TestDatabase("H2", "jdbc:h2:file:" + directory.resolve("test") + ";AUTO_SERVER=TRUE", "sa", "",
					() -> delete(directory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An H2 database in memory: for tests of many runs that need nothing to last. It
	 * saves what it takes to force every commit to disk.
	 */
	public static TestDatabase inMemory() {
		String url = "jdbc:h2:mem:" + UUID.randomUUID();
		return new TestDatabase("H2 in memory", url + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=64", "sa", "",
				() -> shutDown(url));
	}

	/**
	 * A database on a MySQL server: the one at the environment's {@code TEST_MYSQL_URL},
	 * else one in a container if Docker answers, else a MariaDB of Maven's repository.
	 */
	public static TestDatabase mysql() {
		return MySqlServer.shared().newDatabase();
	}

	/** An empty one of the same kind. */
	public TestDatabase another() {
		return isMySql() ? mysql() : h2();
	}

	/** The JDBC URL. */
	public String url() {
		return url;
	}

	/** Whether it is on a MySQL server. */
	public boolean isMySql() {
		return url.startsWith("jdbc:mysql:");
	}

	/** The settings of a Spring context that shall use it. */
	public Map<String, String> settings() {
		return Map.of("spring.datasource.url", url, "spring.datasource.username", username,
				"spring.datasource.password", password);
	}

	/** The same, as arguments of the command line. */
	public List<String> arguments() {
		return settings().entrySet().stream().map((one) -> "--" + one.getKey() + "=" + one.getValue()).toList();
	}

	/** The environment of a process that shall use it. */
	public Map<String, String> environment() {
		return Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", username,
				"SPRING_DATASOURCE_PASSWORD", password);
	}

	/** A proxy to its server, which has to be MySQL's. */
	public TcpProxy proxy() {
		Matcher matcher = server();
		return TcpProxy.to(matcher.group("host"),
				matcher.group("port") == null ? 3306 : Integer.parseInt(matcher.group("port")));
	}

	/** The same database, reached through a proxy. It ends with this one. */
	public TestDatabase behind(TcpProxy proxy) {
		String behind = server().replaceFirst("jdbc:mysql://127.0.0.1:" + proxy.port() + "/");
		return new TestDatabase(name + " behind a proxy", behind, username, password, () -> {
		});
	}

	/**
	 * The same database, whose server ends the transaction of a process that has been
	 * silent for so long. It ends with this one.
	 */
	public TestDatabase endingSilence(Duration silence) {
		String patient = url + (url.contains("?") ? "&" : "?") + "sessionVariables=wait_timeout=" + silence.toSeconds();
		return new TestDatabase(name, patient, username, password, () -> {
		});
	}

	private Matcher server() {
		Matcher matcher = MYSQL_SERVER.matcher(url);
		if (!matcher.find()) {
			throw new IllegalStateException("Not on a MySQL server: " + url);
		}
		return matcher;
	}

	/**
	 * Connections as the application has them, from a pool of 10 that is closed with the
	 * database.
	 */
	public DataSource dataSource() {
		return TestPools.prepared(pool());
	}

	/** Makes all tables; returns the same database. */
	public TestDatabase migrated() {
		TestPools.migrate(pool());
		return this;
	}

	private synchronized HikariDataSource pool() {
		if (pool == null) {
			pool = TestPools.open(url, username, password);
		}
		return pool;
	}

	@Override
	public synchronized void close() {
		if (pool != null) {
			pool.close();
			pool = null;
		}
		drop.run();
	}

	@Override
	public String toString() {
		return name;
	}

	private static void shutDown(String url) {
		try (Connection connection = DriverManager.getConnection(url, "sa", "");
				Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the database in memory could not be shut down", ex);
		}
	}

	private static void delete(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens one of each, when its turn has come. */
	static final class Both implements ArgumentsProvider {

		@Override
		public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters,
				ExtensionContext context) {
			return Stream.<Supplier<TestDatabase>>of(TestDatabase::h2, TestDatabase::mysql)
				.map((database) -> Arguments.of(database.get()));
		}

	}

}
