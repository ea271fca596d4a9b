package dev.bulkordering.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import picocli.CommandLine.Command;

import dev.bulkordering.job.FollowReport;
import dev.bulkordering.job.Operations;

/** Asks about open orders. */
@Command(name = "follow", sortOptions = false,
		description = "Asks at once about every pending, unknown and held order, and refreshes the result sheets. "
				+ "Never places.")
final class FollowVerb extends Verb {

	FollowVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Operations operations = session().interruptible();
		FollowReport report;
		try (CommandProgress progress = session().progress()) {
			report = operations.follow(progress);
		}
		answer(json(report), () -> print(report));
		return report.exitCode();
	}

	private void print(FollowReport report) {
		out().println("Asked about " + Words.count(report.asked(), "order") + ": " + Words.count(report.settled())
				+ " settled, " + Words.count(report.stillOpen()) + " still open"
				+ (report.notAsked() == 0 ? "" : "; " + Words.count(report.notAsked()) + " could not be asked about"));
		report.messages().forEach((message) -> out().println("  " + Words.printable(message)));
	}

	private static Map<String, Object> json(FollowReport report) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("asked", report.asked());
		json.put("settled", report.settled());
		json.put("stillOpen", report.stillOpen());
		json.put("notAsked", report.notAsked());
		json.put("messages", report.messages());
		json.put("exitCode", report.exitCode());
		return json;
	}

}
