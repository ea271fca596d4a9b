package dev.bulkordering.cli;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;

/**
 * One call of the command line: its streams, and the operations, which are started when
 * the first verb asks for them, so that help and previews wait for no database.
 */
final class Session implements AutoCloseable {

	private final StartedOperations.Starter starter;

	private final List<String> arguments;

	private final Output output;

	private final Clock clock;

	private final Signals signals;

	private @Nullable StartedOperations started;

	/**
	 * Starts nothing yet.
	 * @param arguments arguments that are not ours
	 */
	Session(StartedOperations.Starter starter, List<String> arguments, Output output, Clock clock, Signals signals) {
		this.starter = starter;
		this.arguments = arguments;
		this.output = output;
		this.clock = clock;
		this.signals = signals;
	}

	Output output() {
		return output;
	}

	Signals signals() {
		return signals;
	}

	/** A new progress on standard error. */
	CommandProgress progress() {
		return CommandProgress.on(output, clock);
	}

	/**
	 * The operations.
	 * @throws RefusedException if the database cannot be used
	 */
	Operations operations() {
		if (started == null) {
			try {
				started = starter.start(arguments);
			}
			catch (RuntimeException ex) {
				SQLException database = Failure.root(ex, SQLException.class);
				if (database == null || Failure.root(ex, RefusedException.class) != null) {
					throw ex;
				}
				LoggerFactory.getLogger(Session.class).error("The database cannot be used", ex);
				throw new RefusedException("The database cannot be used: "
						+ String.valueOf(database.getMessage()).lines().findFirst().orElse("no reason given")
						+ ". Check spring.datasource.url, username and password");
			}
		}
		return started.operations();
	}

	/** Arguments that are not ours. */
	List<String> arguments() {
		return arguments;
	}

	/**
	 * The operations, for something that is to drain its calls when a signal comes.
	 */
	Operations interruptible() {
		signals.install();
		Operations operations = operations();
		signals.onStop(() -> {
			output.err().println("Stopping: the calls in flight are awaited. A second signal ends at once.");
			operations.stopGracefully();
		});
		return operations;
	}

	@Override
	public void close() {
		if (started != null) {
			try {
				started.close();
			}
			catch (RuntimeException ex) {
				// the answer is given, and its exit code holds
				LoggerFactory.getLogger(Session.class).error("The application did not close", ex);
			}
		}
		signals.close();
	}

}
