package dev.bulkordering.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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

}
