package dev.bulkordering.cli;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.json.RunJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a run that another process works on. */
@Command(name = "stop", sortOptions = false,
		description = "Ends a run after the calls in flight, in whatever process it runs, and waits for that.")
final class StopVerb extends Verb {

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	StopVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		RunReport report = session().operations().stop(execution);
		answer(RunJson.of(report), () -> {
			if (report.status() == RunStatus.RUNNING) {
				out().println("Execution " + execution + " was asked to stop; status shows when it has.");
			}
			else {
				new RunSummary(out()).print(report);
			}
		});
		return ExitCode.OK;
	}

}
