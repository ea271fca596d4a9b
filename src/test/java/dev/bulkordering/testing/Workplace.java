package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.bulkordering.BulkOrderingApplication;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;

/**
 * The application with a database, a directory and emulated providers of its own, reached
 * over HTTP as real ones are. {@link #restarted()} is what a new process would be.
 */
public final class Workplace implements AutoCloseable {

	private final Path directory;

	private final TestDatabase database;

	private final Sandbox sandbox;

	private final Map<String, String> settings = new LinkedHashMap<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(BulkOrderingApplication.class));

	private ConfigurableApplicationContext context;

	private final List<ConfigurableApplicationContext> servers = new ArrayList<>();

	/**
	 * A workplace in an empty directory.
	 * @param more settings, as name=value
	 */
	public Workplace(Path directory, TestDatabase database, String... more) {
		this.directory = directory;
		this.database = database;
		try {
			this.sandbox = Sandbox.start(0, directory.resolve("sandbox"), SandboxOptions.defaults());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		settings.put("bulk-ordering.jobs-directory", directory.resolve("jobs").toString());
		settings.put("bulk-ordering.results-directory", directory.resolve("results").toString());
		settings.put("bulk-ordering.console.uploads-directory", directory.resolve("uploads").toString());
		settings.put("bulk-ordering.vault.key-file", directory.resolve("vault.keys").toString());
		for (String provider : sandbox.providers()) {
			String prefix = "bulk-ordering.providers." + provider + ".";
			settings.put(prefix + "base-url", sandbox.baseUrl(provider));
			settings.put(prefix + "token", "test-token");
			settings.put(prefix + "requests-per-second", "1000");
			settings.put(prefix + "search-lag", "300ms");
			settings.put(prefix + "read-timeout", "2s");
			settings.put(prefix + "retry.first-delay", "10ms");
		}
		for (String setting : more) {
			int equals = setting.indexOf('=');
			settings.put(setting.substring(0, equals), setting.substring(equals + 1));
		}
		this.context = start();
		if (database.isMySql()) {
			operations().newVaultKey();
		}
	}

	/** The same with a bean of the tests' own in place of the application's. */
	public Workplace with(Class<?> configuration) {
		sources.add(configuration);
		return restarted();
	}

	private ConfigurableApplicationContext start() {
		return start(Map.of());
	}

	/**
	 * What {@code serve} would be, beside the other application, and beside what serves
	 * already; returns its port.
	 */
	public int serve() {
		ConfigurableApplicationContext server = start(Map.of("spring.main.web-application-type", "servlet",
				"springdoc.api-docs.enabled", "true", "server.port", "0"));
		servers.add(server);
		return Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
	}

	private ConfigurableApplicationContext start(Map<String, String> more) {
		Map<String, Object> all = new LinkedHashMap<>(settings);
		all.putAll(database.settings());
		all.putAll(more);
		return new SpringApplicationBuilder(sources.toArray(Class[]::new)).logStartupInfo(false)
			.registerShutdownHook(false)
			.run(all.entrySet()
				.stream()
				.map((one) -> "--" + one.getKey() + "=" + one.getValue())
				.toArray(String[]::new));
	}

	/** A part of what serves, the latest one. */
	public <T> T ofServer(String name, Class<T> type) {
		return servers.get(servers.size() - 1).getBean(name, type);
	}

	/** The operations. */
	public Operations operations() {
		return context.getBean(Operations.class);
	}

	/** The same with a new application on the same database. */
	public Workplace restarted(String... more) {
		context.close();
		for (String setting : more) {
			int equals = setting.indexOf('=');
			settings.put(setting.substring(0, equals), setting.substring(equals + 1));
		}
		context = start();
		return this;
	}

	/** An emulated provider, to be told how to behave and asked what it sold. */
	public SandboxControl provider(String id) {
		return new SandboxControl(sandbox, id);
	}

	/** Where an emulated provider is reached. */
	public String baseUrl(String provider) {
		return sandbox.baseUrl(provider);
	}

	/** Writes a job file. */
	public Workplace job(String name, String yaml) {
		write("jobs/" + name + ".yml", yaml);
		return this;
	}

	/** Writes a sheet of lines. */
	public Path sheet(String name, List<String> lines) {
		return write(name, String.join("\n", lines) + "\n");
	}

	/** Runs a job. */
	public RunReport run(String job, Path sheet) {
		return operations().run(job, sheet, null, Progress.NONE);
	}

	/** Where files of a name are. */
	public Path path(String name) {
		return directory.resolve(name);
	}

	private Path write(String name, String text) {
		try {
			Path file = directory.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		servers.forEach(ConfigurableApplicationContext::close);
		context.close();
		sandbox.close();
	}

}
