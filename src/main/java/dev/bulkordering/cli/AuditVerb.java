package dev.bulkordering.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.bulkordering.job.AuditReport;
import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a run. */
@Command(name = "audit", sortOptions = false,
		description = "Compares rows, units and money between lines, orders, attempts and answers. Changes nothing.")
final class AuditVerb extends Verb {

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	@Option(names = "--ask-provider", description = "Also look each order up at the provider, where it allows that.")
	private boolean askProvider;

	AuditVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Operations operations = session().interruptible();
		AuditReport report;
		try (CommandProgress progress = session().progress()) {
			report = operations.audit(execution, askProvider, progress);
		}
		answer(json(report), () -> print(report));
		if (!report.differences().isEmpty()) {
			return ExitCode.DEFECT;
		}
		return report.stopped() ? ExitCode.STOPPED : ExitCode.OK;
	}

	private void print(AuditReport report) {
		RunSummary lines = new RunSummary(out());
		out().println(
				"Execution " + report.executionId() + ": "
						+ (report.differences().isEmpty()
								? report.stopped() ? "all adds up as far as it was checked, " : "all adds up, "
								: "does not add up, ")
						+ Words.count(report.orders(), "order")
						+ (askProvider
								? ", " + Words.count(report.asked()) + " of them looked up"
										+ (report.unanswered() == 0 ? ""
												: ", " + Words.count(report.unanswered()) + " without a clear answer")
								: "")
						+ ".");
		report.differences().forEach((difference) -> lines.line("Differs", difference));
		report.remarks().forEach((remark) -> lines.line("Note", remark));
	}

	private static Map<String, Object> json(AuditReport report) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("executionId", report.executionId());
		json.put("differences", report.differences());
		json.put("remarks", report.remarks());
		json.put("orders", report.orders());
		json.put("asked", report.asked());
		json.put("unanswered", report.unanswered());
		return json;
	}

}
