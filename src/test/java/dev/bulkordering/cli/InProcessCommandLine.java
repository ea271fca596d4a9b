package dev.bulkordering.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.BulkOrderingApplication;
import dev.bulkordering.job.Operations;
import dev.bulkordering.testing.JavaProcess;

/**
 * The command line with all that is behind it, within the process of the tests: quicker
 * than a process of its own, for verbs that need none. What a process would start for one
 * verb is started for all.
 */
public final class InProcessCommandLine implements AutoCloseable {

	private final List<String> settings;

	private @Nullable SpringOperations started;

	/**
	 * A command line.
	 * @param settings the configuration, as arguments
	 */
	public InProcessCommandLine(List<String> settings) {
		this.settings = List.copyOf(settings);
	}

	/** Runs a verb to its end. */
	public JavaProcess.Result run(String... command) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Output output = new Output(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), false);
		int exitCode = new Entrance((others) -> operations(), new SheetFilePreviewer(),
				(others, port) -> SpringServer.start(BulkOrderingApplication.class, settings, port),
				new LocalSandboxes(), output, Clock.systemUTC())
			.run(command);
		return new JavaProcess.Result(exitCode, out.toString(StandardCharsets.UTF_8),
				err.toString(StandardCharsets.UTF_8));
	}

	private StartedOperations operations() {
		SpringOperations operations = started == null ? SpringOperations.start(BulkOrderingApplication.class, settings)
				: started;
		started = operations;
		return new StartedOperations() {

			@Override
			public Operations operations() {
				return operations.operations();
			}

			@Override
			public void close() {
				// the next verb goes on with it
			}

		};
	}

	@Override
	public void close() {
		if (started != null) {
			started.close();
		}
	}

}
