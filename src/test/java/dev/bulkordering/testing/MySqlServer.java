package dev.bulkordering.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The MySQL server of this test run: found or started when a test first asks for a
 * database.
 */
final class MySqlServer {

	private static final Pattern URL = Pattern.compile("(jdbc:mysql:[^?]*/)[^/?]*(\\?.*)?");

	private static final int MAY_NOT_CREATE_DATABASES = 1044;

	private static @Nullable MySqlServer shared;

	private final String name;

	private final String url;

	private final String username;

	private final String password;

	/**
	 * A server.
	 * @param name what people know it by
	 * @param url of one of its databases, which stays as it is
	 * @param username may create databases; empty if the URL names one
	 * @param password of the user
	 */
	MySqlServer(String name, String url, String username, String password) {
		this.name = name;
		this.url = url;
		this.username = username;
		this.password = password;
	}

	static synchronized MySqlServer shared() {
		if (shared == null) {
			shared = given().or(MySqlContainer::start).orElseGet(MariaDbServer::start);
			System.err.println("Tests that need MySQL use " + shared.name + ".");
		}
		return shared;
	}

	private static Optional<MySqlServer> given() {
		String url = System.getenv("TEST_MYSQL_URL");
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		if (!URL.matcher(url).matches()) {
			throw new IllegalStateException("TEST_MYSQL_URL is '" + url
					+ "'; expected is jdbc:mysql://HOST:PORT/DATABASE?user=NAME&password=PASSWORD.");
		}
		try (Connection connection = DriverManager.getConnection(url)) {
			MySqlServer server = new MySqlServer(
					"MySQL " + connection.getMetaData().getDatabaseProductVersion() + " at TEST_MYSQL_URL", url, "",
					"");
			server.execute("create database if not exists test_of_rights");
			server.execute("drop database if exists test_of_rights");
			return Optional.of(server);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == MAY_NOT_CREATE_DATABASES) {
				System.err.println("The user in TEST_MYSQL_URL may not create databases named test_…, one for each "
						+ "test, so that server is left alone.");
				return Optional.empty();
			}
			throw new IllegalStateException("The server at TEST_MYSQL_URL cannot be used: " + ex.getMessage(), ex);
		}
	}

	TestDatabase newDatabase() {
		String database = "test_" + UUID.randomUUID().toString().replace("-", "");
		run("create database " + database);
		return new TestDatabase(name, urlOf(database), username, password, () -> run("drop database " + database));
	}

	private String urlOf(String database) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			throw new IllegalStateException("Not a URL of MySQL: " + url);
		}
		return matcher.group(1) + database + (matcher.group(2) == null ? "" : matcher.group(2));
	}

	private void run(String sql) {
		try {
			execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("On " + name + ", this failed: " + sql, ex);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = username.isEmpty() ? DriverManager.getConnection(url)
				: DriverManager.getConnection(url, username, password);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
