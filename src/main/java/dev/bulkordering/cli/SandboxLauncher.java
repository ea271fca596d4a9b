package dev.bulkordering.cli;

import java.util.Map;

/** Starts the emulated providers in this process. */
@FunctionalInterface
interface SandboxLauncher {

	/**
	 * Starts the emulation on the loopback address.
	 * @param port where it listens; 0 for any free port
	 * @throws dev.bulkordering.job.RefusedException if the port is taken
	 */
	RunningSandbox start(int port);

	/** An emulation that answers until it is closed. */
	interface RunningSandbox extends AutoCloseable {

		/** Where it listens. */
		int port();

		/** The base URL of each emulated provider, by id. */
		Map<String, String> baseUrls();

		/** What is served where, for people. */
		String description();

		@Override
		void close();

	}

}
