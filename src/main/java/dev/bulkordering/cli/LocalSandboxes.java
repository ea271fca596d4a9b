package dev.bulkordering.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxOptions;

/** Starts the sandbox on the data that runs with the base URL {@code sandbox} use. */
final class LocalSandboxes implements SandboxLauncher {

	private static final Path DATA = Path.of("data", "sandbox");

	@Override
	public RunningSandbox start(int port) {
		try {
			return new Running(Sandbox.start(port, DATA, SandboxOptions.defaults()));
		}
		catch (IOException ex) {
			throw new RefusedException("The sandbox cannot listen on port " + port + ": " + ex.getMessage());
		}
	}

	private record Running(Sandbox sandbox) implements RunningSandbox {

		@Override
		public int port() {
			return sandbox.port();
		}

		@Override
		public Map<String, String> baseUrls() {
			Map<String, String> urls = new TreeMap<>();
			sandbox.providers().forEach((provider) -> urls.put(provider, sandbox.baseUrl(provider)));
			return urls;
		}

		@Override
		public String description() {
			return sandbox.description();
		}

		@Override
		public void close() {
			sandbox.close();
		}

	}

}
