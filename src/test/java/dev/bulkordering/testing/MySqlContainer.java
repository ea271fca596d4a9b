package dev.bulkordering.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL in a container, where a Docker engine answers. */
final class MySqlContainer {

	private static final String IMAGE = "mysql:8.4";

	private MySqlContainer() {
	}

	/** Starts it; it ends with this process. Empty if that is not to be had. */
	static Optional<MySqlServer> start() {
		if (!seemsInstalled()) {
			return Optional.empty();
		}
		try {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				return Optional.empty();
			}
			MySQLContainer container = new MySQLContainer(IMAGE).withUsername("root")
				.withPassword("test")
				.withTmpFs(Map.of("/var/lib/mysql", "rw"));
			container.start();
			return Optional.of(new MySqlServer("MySQL 8.4 in a container", container.getJdbcUrl(), "root", "test"));
		}
		catch (RuntimeException ex) {
			System.err.println("Docker answers, but " + IMAGE + " could not be started: " + ex.getMessage());
			return Optional.empty();
		}
	}

	/** Spares a machine without Docker the search for it. */
	private static boolean seemsInstalled() {
		return System.getenv("DOCKER_HOST") != null || Stream
			.of("/var/run/docker.sock", System.getProperty("user.home") + "/.docker",
					System.getProperty("user.home") + "/.testcontainers.properties")
			.anyMatch((file) -> Files.exists(Path.of(file)));
	}

}
