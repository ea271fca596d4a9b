package dev.bulkordering.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.json.RunJson;

/**
 * What {@code mvn spring-boot:run} does: the sample job on the sample sheet, once. Called
 * again it shows the run that there is, or goes on with it if it did not finish.
 */
@Command(name = "sample", hidden = true, description = "Runs the sample job on the sample sheet, once.")
final class SampleVerb extends Verb {

	private static final String JOB = "jobs/sample.yml";

	private static final Path SHEET = Path.of("sample-input", "sample.csv");

	SampleVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Operations operations = session().interruptible();
		RunReport earlier = operations.latestRun(JOB, SHEET);
		RunReport report = earlier == null ? run(operations)
				: isUnfinished(earlier) ? restart(operations, earlier) : earlier;
		answer(RunJson.of(report), () -> {
			if (report == earlier) {
				out().println("The sample sheet was run before; this is what became of it.");
			}
			new RunSummary(out()).print(report);
		});
		return report == earlier && report.status() == RunStatus.COMPLETED ? ExitCode.OK : report.exitCode();
	}

	private RunReport run(Operations operations) {
		try (CommandProgress progress = session().progress()) {
			return operations.run(JOB, SHEET, null, progress);
		}
	}

	private RunReport restart(Operations operations, RunReport earlier) {
		Long execution = earlier.executionId();
		if (execution == null) {
			return earlier;
		}
		try (CommandProgress progress = session().progress()) {
			progress.say("The sample run " + execution + " did not finish; it goes on where it stopped.");
			return operations.restart(execution, progress);
		}
	}

	private static boolean isUnfinished(RunReport report) {
		return switch (report.status()) {
			case FAILED, STOPPED, DIED -> true;
			default -> false;
		};
	}

}
