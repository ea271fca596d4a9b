package dev.bulkordering.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.json.RestartPreviewJson;
import dev.bulkordering.job.json.RunJson;

/** Goes on with runs where they stopped. */
@Command(name = "restart", sortOptions = false, description = "Goes on with a run where it stopped.")
final class RestartVerb extends Verb {

	@ArgGroup(multiplicity = "1")
	private Which which = new Which();

	@Option(names = "--preview", description = "Only say what would be done.")
	private boolean preview;

	@Option(names = "--try-credentials",
			description = "Let credentials that the provider has refused be tried once more. Providers lock accounts after a few bad tries, so make sure of them first.")
	private boolean tryCredentials;

	RestartVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		if (tryCredentials && (preview || which.execution == null)) {
			throw new RefusedException("--try-credentials goes with the restart of one execution");
		}
		return preview ? preview(which.execution) : restart(which.execution);
	}

	private int restart(@Nullable Long execution) {
		Operations operations = session().interruptible();
		if (tryCredentials && execution != null) {
			operations.tryCredentials(execution);
		}
		SeveralRuns runs;
		try (CommandProgress progress = session().progress()) {
			runs = execution == null ? operations.restartAllFailed(progress)
					: SeveralRuns.of(List.of(operations.restart(execution, progress)));
		}
		tellNotBegun(runs);
		answer(execution == null ? RunJson.of(runs.reports()) : RunJson.of(runs.reports().get(0)), () -> {
			if (runs.notBegun().isEmpty()) {
				tellIfNone(runs.reports());
			}
			new RunSummary(out()).print(runs.reports());
		});
		return ended(runs);
	}

	private int preview(@Nullable Long execution) {
		Operations operations = session().operations();
		List<RestartPreview> previews = execution == null ? operations.previewRestartAllFailed()
				: List.of(operations.previewRestart(execution));
		answer(execution == null ? previews.stream().map(RestartPreviewJson::of).toList()
				: RestartPreviewJson.of(previews.get(0)), () -> {
					tellIfNone(previews);
					previews.forEach(this::print);
				});
		return ExitCode.OK;
	}

	private void tellIfNone(List<?> found) {
		if (found.isEmpty()) {
			out().println("No run has failed or died.");
		}
	}

	private void print(RestartPreview preview) {
		RunSummary lines = new RunSummary(out());
		out().println("Execution " + preview.executionId() + ": job " + preview.job() + ", sheet "
				+ Words.printable(preview.sheet()) + ", " + preview.status());
		if (preview.refusal() != null) {
			lines.line("Refused", preview.refusal());
			return;
		}
		lines.line("Begins", "with the step " + preview.firstStep());
		lines.line("Places", Words.count(preview.toPlace(), "order"));
		lines.line("Looks up", Words.count(preview.toLookUp(), "order") + " in doubt, before anything is placed again");
		lines.line("Leaves",
				Words.count(preview.done(), "order") + " that need nothing, " + Words.count(preview.held()) + " held");
	}

	/** One run or all that failed. */
	static final class Which {

		@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
		private @Nullable Long execution;

		@Option(names = "--all-failed",
				description = "Every run that failed or died, but none that was stopped or ended with a defect.")
		private boolean allFailed;

	}

}
