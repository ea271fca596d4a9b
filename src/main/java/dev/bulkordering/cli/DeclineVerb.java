package dev.bulkordering.cli;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.json.RunJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns down a run that waits for a second person. */
@Command(name = "decline", sortOptions = false,
		description = "Turns down a run that waits for a second person: it is never placed. Who began it may do so, too.")
final class DeclineVerb extends Verb {

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
	private String reason = "";

	DeclineVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		RunReport report = session().operations().decline(execution, reason.strip());
		answer(RunJson.of(report), () -> new RunSummary(out()).print(report));
		return ExitCode.OK;
	}

}
