package dev.bulkordering.cli;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.json.RunJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves a run that waits for a second person. */
@Command(name = "approve", sortOptions = false,
		description = "Approves a run that waits for a second person, who has not begun it. Places nothing: restart does.")
final class ApproveVerb extends Verb {

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	@Option(names = "--plan", required = true, paramLabel = "HASH",
			description = "The plan that you have looked at: its whole hash, as status EXECUTION shows it.")
	private String plan = "";

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
	private String reason = "";

	ApproveVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		RunReport report = session().operations().approve(execution, plan.strip(), reason.strip());
		answer(RunJson.of(report), () -> new RunSummary(out()).print(report));
		return ExitCode.OK;
	}

}
