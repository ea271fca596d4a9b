package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.cli.InProcessCommandLine;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;

/**
 * Where a sheet is run in processes: a directory with the job and the sheet, an emulated
 * provider that sells twice to whoever calls twice, and a database.
 */
public final class TrialSite implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final PackagedApp app;

	private final Path directory;

	private final TrialProvider provider;

	private final List<String> sheet;

	private final Sandbox sandbox;

	private final SandboxControl control;

	private final List<String> settings;

	private final List<String> database;

	/**
	 * A site in an empty directory, on an empty database.
	 * @param sheet the lines of the sheet
	 * @param more settings beside those of provider and directory, as arguments
	 */
	public TrialSite(PackagedApp app, Path directory, TestDatabase database, TrialProvider provider, List<String> sheet,
			String... more) {
		this.app = app;
		this.directory = directory;
		this.provider = provider;
		this.sheet = List.copyOf(sheet);
		this.database = database.arguments();
		try {
			Files.createDirectories(directory.resolve("jobs"));
			Files.writeString(directory.resolve("jobs/" + provider.id() + ".yml"), provider.job());
			Files.writeString(directory.resolve("sheet.csv"), String.join("\n", sheet) + "\n");
			this.sandbox = Sandbox.start(0, directory.resolve("sandbox"), SandboxOptions.defaults());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.control = provider.takingDuplicates(new SandboxControl(sandbox, provider.id()));
		this.settings = Stream
			.of(provider.settings(sandbox.baseUrl(provider.id())),
					List.of("--bulk-ordering.vault.key-file=" + directory.resolve("vault.keys"),
							"--bulk-ordering.jobs-directory=" + directory.resolve("jobs"),
							"--bulk-ordering.results-directory=" + directory.resolve("results")),
					List.of(more))
			.flatMap(List::stream)
			.toList();
		if (database.isMySql()) {
			answer("keys", "--new");
		}
	}

	/** The emulated provider. */
	public SandboxControl provider() {
		return control;
	}

	/** The verb that runs the sheet. */
	public List<String> run() {
		return List.of("run", provider.id(), directory.resolve("sheet.csv").toString(), "--json");
	}

	/** The log of the site's processes, from now on. */
	public ProcessLog log() {
		return new ProcessLog(directory.resolve("logs/bulk-ordering.log"));
	}

	/** Starts a process. */
	public JavaProcess start(List<String> command, String... more) {
		return start(command, database, more);
	}

	/** Starts a process that reaches the database in another way. */
	public JavaProcess startOn(TestDatabase other, List<String> command, String... more) {
		return start(command, other.arguments(), more);
	}

	/** Starts a process whose files cannot grow beyond a size. */
	public JavaProcess startWithFilesOfAtMost(long kibibytes, List<String> command) {
		return start(app.withFilesOfAtMost(kibibytes), command, database);
	}

	private JavaProcess start(List<String> command, List<String> reached, String... more) {
		return start(app, command, reached, more);
	}

	private JavaProcess start(PackagedApp started, List<String> command, List<String> reached, String... more) {
		return started
			.start(Stream.of(command, settings, reached, List.of(more)).flatMap(List::stream).toArray(String[]::new));
	}

	/**
	 * Runs a verb to its end in this process, which is another one than those started.
	 */
	public JavaProcess.Result here(String... command) {
		try (InProcessCommandLine line = line()) {
			return line.run(command);
		}
	}

	private InProcessCommandLine line() {
		return new InProcessCommandLine(Stream.concat(settings.stream(), database.stream()).toList());
	}

	/** Restarts a run here as soon as its owner counts as dead. */
	public JavaProcess.Result restart(String execution) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		JavaProcess.Result result = here("restart", execution, "--json");
		while (result.exitCode() == 2 && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
			result = here("restart", execution, "--json");
		}
		return result;
	}

	/**
	 * What a verb says that has to end with 0.
	 * @throws AssertionError if it does not
	 */
	public JsonNode answer(String... command) {
		try (InProcessCommandLine line = line()) {
			return answer(line, command);
		}
	}

	private static JsonNode answer(InProcessCommandLine line, String... command) {
		JavaProcess.Result result = line
			.run(Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new));
		if (result.exitCode() != 0) {
			throw new AssertionError(String.join(" ", command) + " ended with " + result.exitCode() + ": "
					+ result.out() + result.err());
		}
		return JsonMapper.shared().readTree(result.out());
	}

	/** Calls that may have bought something, so far. */
	public int buyingCalls() {
		return control.calls(provider.buyingOperation()).size();
	}

	/**
	 * Waits until the provider has seen so many calls that may buy.
	 * @throws AssertionError if that takes longer than three minutes
	 */
	public void awaitBuyingCalls(int calls) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (buyingCalls() < calls) {
			if (System.nanoTime() > end) {
				throw new AssertionError("The provider has seen " + buyingCalls() + " of " + calls + " calls");
			}
			LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
		}
	}

	/**
	 * Compares a run that is through, by any of its executions, with the provider's
	 * books.
	 * @return each difference as a sentence
	 */
	public List<String> differences(String execution) {
		try (InProcessCommandLine line = line()) {
			JsonNode report = answer(line, "status", execution);
			List<String> differences = new ArrayList<>();
			if (!addsUp(report)) {
				differences.add("does not add up: " + report);
			}
			differences.addAll(Reckoning.differences(control.bought(), answer(line, "orders", "--execution", execution),
					directory.resolve(report.path("resultSheet").stringValue()), sheet,
					(order) -> !provider.findsOrders()));
			answer(line, "audit", execution);
			return differences;
		}
	}

	private static boolean addsUp(JsonNode report) {
		JsonNode units = report.path("units");
		boolean complete = report.at("/rows/invalid").intValue() == 0
				&& units.path("ordered").equals(units.path("asked"));
		return report.path("status").stringValue().equals("COMPLETED")
				&& report.path("exitCode").intValue() == (complete ? 0 : 3) && units.path("skipped").intValue() == 0;
	}

	@Override
	public void close() {
		sandbox.close();
	}

}
