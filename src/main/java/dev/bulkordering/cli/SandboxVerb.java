package dev.bulkordering.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.bulkordering.cli.SandboxLauncher.RunningSandbox;
import dev.bulkordering.job.ExitCode;

/** Runs the emulated providers until a signal comes. */
@Command(name = "sandbox", sortOptions = false,
		description = "Runs the emulated providers on this machine until it is stopped. Nothing is bought there.")
final class SandboxVerb extends ListeningVerb {

	@Option(names = "--port", paramLabel = "N", defaultValue = "8090",
			description = "Where to listen, 0 for any free port; ${DEFAULT-VALUE} if nothing else is said.")
	private int port;

	private final SandboxLauncher launcher;

	SandboxVerb(Session session, SandboxLauncher launcher) {
		super(session);
		this.launcher = launcher;
	}

	@Override
	public Integer call() throws InterruptedException {
		requirePort(port);
		CountDownLatch stopped = untilStopped();
		try (RunningSandbox sandbox = launcher.start(port)) {
			answer(json(sandbox), () -> print(sandbox));
			stopped.await();
		}
		return ExitCode.OK;
	}

	private void print(RunningSandbox sandbox) {
		out().println("The sandbox listens on port " + sandbox.port() + ". Ctrl-C ends it.");
		out().println(sandbox.description().stripTrailing());
	}

	private static Map<String, Object> json(RunningSandbox sandbox) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("port", sandbox.port());
		json.put("baseUrls", new TreeMap<>(sandbox.baseUrls()));
		return json;
	}

}
