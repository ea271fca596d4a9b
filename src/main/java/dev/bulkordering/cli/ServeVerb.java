package dev.bulkordering.cli;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.bulkordering.cli.ServerLauncher.RunningServer;
import dev.bulkordering.job.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the console and webhooks until a signal comes. */
@Command(name = "serve", sortOptions = false,
		description = "Shows the console, takes in the providers' webhooks (POST /webhooks/PROVIDER) and runs jobs by their schedules until it is stopped.")
final class ServeVerb extends ListeningVerb {

	@Option(names = "--port", paramLabel = "N", defaultValue = "8080",
			description = "Where to listen, 0 for any free port; ${DEFAULT-VALUE} if nothing else is said.")
	private int port;

	private final ServerLauncher launcher;

	ServeVerb(Session session, ServerLauncher launcher) {
		super(session);
		this.launcher = launcher;
	}

	@Override
	public Integer call() throws InterruptedException {
		requirePort(port);
		CountDownLatch stopped = untilStopped();
		try (RunningServer server = launcher.start(session().arguments(), port)) {
			answer(Map.of("port", server.port()),
					() -> out().println("Listening on port " + server.port() + ". Ctrl-C ends it."));
			stopped.await();
			server.stopGracefully();
		}
		return ExitCode.OK;
	}

}
