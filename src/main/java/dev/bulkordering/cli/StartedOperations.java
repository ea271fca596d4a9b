package dev.bulkordering.cli;

import java.util.List;

import dev.bulkordering.job.Operations;

/** The operations and what runs behind them. */
interface StartedOperations extends AutoCloseable {

	/** The operations. */
	Operations operations();

	@Override
	void close();

	/** Starts operations when a verb needs them. */
	@FunctionalInterface
	interface Starter {

		/** Starts with the arguments that are not ours, {@code --a.b=c}. */
		StartedOperations start(List<String> arguments);

	}

}
