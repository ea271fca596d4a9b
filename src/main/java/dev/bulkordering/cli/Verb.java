package dev.bulkordering.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.SeveralRuns;

/** What every verb has: an answer for people or for scripts, and help. */
abstract class Verb implements Callable<Integer> {

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	private boolean json;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	private final Session session;

	Verb(Session session) {
		this.session = session;
	}

	final Session session() {
		return session;
	}

	/** Where an answer for people goes. */
	final PrintStream out() {
		return session.output().out();
	}

	/** Where everything else goes. */
	final PrintStream err() {
		return session.output().err();
	}

	/** Whether a script reads the answer. */
	final boolean json() {
		return json;
	}

	/** Answers in the one form or the other. */
	final void answer(@Nullable Object document, Runnable text) {
		if (json) {
			Json.print(out(), document);
		}
		else {
			text.run();
		}
	}

	/** Names what was not begun of several sheets or executions. */
	final void tellNotBegun(SeveralRuns runs) {
		if (!runs.notBegun().isEmpty()) {
			err().println("Not begun: " + Words.printable(String.join(", ", runs.notBegun())));
		}
	}

	/**
	 * The exit code of several sheets or executions, once they are told of; what broke
	 * the work off is told too.
	 */
	final int ended(SeveralRuns runs) {
		if (runs.failure() == null) {
			return runs.exitCode();
		}
		Failure failure = Failure.of(runs.failure());
		err().println(Words.printable(failure.sentence()));
		return ExitCode.of(List.of(runs.exitCode(), failure.exitCode()));
	}

}
