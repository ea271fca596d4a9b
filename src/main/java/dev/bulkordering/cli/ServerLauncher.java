package dev.bulkordering.cli;

import java.util.List;

/** Starts the application with its web server. */
@FunctionalInterface
interface ServerLauncher {

	/**
	 * Starts it.
	 * @param arguments arguments that are not ours, {@code --a.b=c}
	 * @param port where to listen; 0 for any free port
	 */
	RunningServer start(List<String> arguments, int port);

	/** A web server that runs until it is closed. */
	interface RunningServer extends AutoCloseable {

		/** The port that it listens on. */
		int port();

		/** Has what runs in it stop after the calls in flight. */
		void stopGracefully();

		@Override
		void close();

	}

}
