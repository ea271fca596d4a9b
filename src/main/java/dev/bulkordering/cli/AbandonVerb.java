package dev.bulkordering.cli;

import dev.bulkordering.job.Abandonment;
import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.json.AbandonmentJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives up a run. */
@Command(name = "abandon", sortOptions = false,
		description = "Marks a run as never to be restarted, and says what is unplaced and what is in doubt.")
final class AbandonVerb extends Verb {

	private static final int MOST_REFERENCES = 20;

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
	private String reason = "";

	AbandonVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Abandonment left = session().operations().abandon(execution, reason.strip());
		answer(AbandonmentJson.of(left), () -> print(left));
		return ExitCode.OK;
	}

	private void print(Abandonment left) {
		RunSummary lines = new RunSummary(out());
		out().println("Execution " + left.executionId() + ": job " + left.job() + ", sheet "
				+ Words.printable(left.sheet()) + ", is given up and never restarted.");
		lines.line("Unplaced",
				Words.count(left.unplacedOrders(), "order") + " of " + Words.count(left.unplacedUnits(), "unit"));
		lines.line("In doubt", left.inDoubt().isEmpty() ? "nothing"
				: Words.count(left.inDoubt().size(), "order") + " that may exist at the provider: "
						+ String.join(", ", left.inDoubt().subList(0, Math.min(MOST_REFERENCES, left.inDoubt().size())))
						+ (left.inDoubt().size() > MOST_REFERENCES ? ", …" : ""));
		if (left.pending() > 0) {
			lines.line("Pending",
					Words.count(left.pending(), "order") + " that the provider has taken: follow asks on");
		}
	}

}
