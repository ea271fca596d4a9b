package dev.bulkordering.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to an H2 file whose commits are on the disk when {@code commit} returns. H2
 * by itself hands a commit to the operating system at best, and a power cut would take it
 * along: an intent among it, whose order the provider has.
 */
class DurableDataSource extends DelegatingDataSource {

	private static final String FORCE_TO_DISK = "checkpoint sync";

	/** Makes the commits of another data source durable. */
	DurableDataSource(DataSource h2) {
		super(h2);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return durable(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return durable(super.getConnection(username, password));
	}

	private static Connection durable(Connection connection) {
		return (Connection) Proxy.newProxyInstance(DurableDataSource.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					Object result = invoke(connection, method, arguments);
					if (method.getName().equals("commit")) {
						try (Statement statement = connection.createStatement()) {
							statement.execute(FORCE_TO_DISK);
						}
					}
					return result;
				});
	}

	private static @Nullable Object invoke(Connection connection, Method method,
			@Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
