package dev.bulkordering.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.json.ExecutionJson;
import dev.bulkordering.job.json.RunJson;

/** Shows recent runs, or one. */
@Command(name = "status", sortOptions = false,
		description = "Shows recent runs; or one: its steps, counts, order states, and why it failed.")
final class StatusVerb extends Verb {

	private static final int MOST_RUNS = 20;

	@Parameters(index = "0", arity = "0..1", paramLabel = "EXECUTION", description = "Number of an execution.")
	private @Nullable Long execution;

	StatusVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		if (execution == null) {
			List<RunReport> runs = session().operations().recentRuns(MOST_RUNS);
			answer(RunJson.of(runs), () -> print(runs));
		}
		else {
			ExecutionView view = session().operations().execution(execution);
			answer(ExecutionJson.of(view), () -> print(view));
		}
		return ExitCode.OK;
	}

	private void print(List<RunReport> runs) {
		if (runs.isEmpty()) {
			out().println("There are no runs yet.");
			return;
		}
		Table table = new Table("Execution", "Begun", "Job", "Sheet", "Status", "Exit", "Rows", "Units", "Ordered");
		for (RunReport run : runs) {
			table.row(run.executionId() == null ? "" : run.executionId().toString(), Words.time(run.startedAt()),
					run.job(), run.sheet(), run.status(), run.status() == RunStatus.RUNNING ? "" : run.exitCode(),
					run.rows().read(), run.units().asked(), run.units().ordered());
		}
		table.print(out());
	}

	private void print(ExecutionView view) {
		RunSummary summary = new RunSummary(out());
		summary.print(view.report());
		if (view.failure() != null && !view.failure().equals(view.report().error())) {
			summary.line("Failure", view.failure());
		}
		summary.line("Begun by", String.join(", ", view.begunBy()));
		summary.line("Plan", view.planHash());
		ExecutionView.Approval approval = view.approval();
		if (approval != null) {
			summary.line("Approved",
					"by " + approval.by() + ", " + Words.time(approval.at()) + ": " + approval.reason());
		}
		if (!view.orderStates().isEmpty()) {
			Map<String, Long> states = new TreeMap<>(view.orderStates());
			summary.line("States",
					states.entrySet()
						.stream()
						.map((state) -> Words.count(state.getValue()) + " " + state.getKey())
						.collect(Collectors.joining(", ")));
		}
		if (!view.steps().isEmpty()) {
			out().println();
			Table table = new Table("Step", "Status", "Begun", "Ended");
			view.steps()
				.forEach((step) -> table.row(step.name(), step.status(), Words.time(step.startedAt()),
						Words.time(step.endedAt())));
			table.print(out());
		}
	}

}
