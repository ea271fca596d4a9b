package dev.bulkordering.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own, to be killed. */
final class SandboxProcess implements AutoCloseable {

	private static final String READY = "port=";

	private final Process process;

	private final int port;

	private SandboxProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static SandboxProcess start(Path directory) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), SandboxProcess.class.getName(), directory.toString())
			.redirectErrorStream(true)
			.start();
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		StringBuilder seen = new StringBuilder();
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (line.startsWith(READY)) {
				return new SandboxProcess(process, Integer.parseInt(line.substring(READY.length())));
			}
			seen.append(line).append('\n');
		}
		throw new IOException("the sandbox didn't start:\n" + seen);
	}

	/** What the process does. */
	public static void main(String[] args) throws Exception {
		try (Sandbox sandbox = Sandbox.start(0, Path.of(args[0]), SandboxOptions.defaults())) {
			System.out.println(READY + sandbox.port());
			Thread.currentThread().join();
		}
	}

	String baseUrl(String provider) {
		return "http://127.0.0.1:" + port + "/" + provider;
	}

	void kill() throws InterruptedException {
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}

}
