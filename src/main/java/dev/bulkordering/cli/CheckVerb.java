package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.json.CheckJson;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Issue;

/** Says what a run would do. */
@Command(name = "check", sortOptions = false,
		description = "Reads, checks and plans a sheet; places and keeps nothing.")
final class CheckVerb extends Verb {

	private static final int MOST_SHOWN = 50;

	private static final int LONGEST_VALUE = 40;

	@Parameters(index = "0", paramLabel = "JOB", description = "A name in the jobs directory, or a path to a job file.")
	private String job = "";

	@Parameters(index = "1", paramLabel = "SHEET", description = "A CSV or Excel file.")
	private Path sheet = Path.of("");

	@Option(names = "--all", description = "Show every issue, not only the first " + MOST_SHOWN + ".")
	private boolean all;

	CheckVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		CheckReport report;
		try (CommandProgress progress = session().progress()) {
			report = session().operations().check(job, sheet, progress);
		}
		if (json()) {
			report.warnings().forEach((warning) -> err().println(Words.printable(warning)));
		}
		answer(CheckJson.of(report), () -> print(report));
		return report.summary().exitCode();
	}

	private void print(CheckReport report) {
		RunReport summary = report.summary();
		RunSummary lines = new RunSummary(out());
		boolean refused = summary.status() == RunStatus.REFUSED;
		out().println("Job " + summary.job() + ", sheet " + Words.printable(summary.sheet()) + ": "
				+ (refused ? "would be refused" : "checked") + ", nothing was placed");
		lines.counts(summary);
		report.reasons()
			.forEach((reason) -> lines.line("Why", Words.count(reason.orders(), "order") + ": " + reason.why()));
		lines.line("Reason", summary.error());
		if (report.time() != null) {
			lines.line("Time", "about " + Words.duration(report.time()) + " at the provider's rate");
		}
		if (report.unitsBoughtAgain() > 0) {
			lines.line("Again", "run --again would buy " + Words.count(report.unitsBoughtAgain(), "unit")
					+ " a second time (--units " + report.unitsBoughtAgain() + ")");
		}
		lines.notes(report.warnings());
		lines.notes(summary.notes());
		printIssues(report.issues());
		printIgnored(report.ignoredRows());
	}

	private void printIssues(List<Issue> issues) {
		if (issues.isEmpty()) {
			return;
		}
		out().println();
		out().println(Words.count(issues.size(), "issue") + ":");
		Table table = new Table("Row", "Column", "Header", "Value", "Expected");
		issues.stream()
			.limit(most())
			.forEach((issue) -> table.row(Integer.toString(issue.row()), issue.column() == null ? "" : issue.column(),
					issue.header(), Words.brief(issue.value(), LONGEST_VALUE), issue.expected()));
		table.print(out());
		tellMore(issues.size());
	}

	private void printIgnored(List<IgnoredRow> rows) {
		if (rows.isEmpty()) {
			return;
		}
		out().println();
		out().println(Words.count(rows.size(), "row") + " ignored:");
		Table table = new Table("Row", "Reason");
		rows.stream().limit(most()).forEach((row) -> table.row(Integer.toString(row.row()), row.reason()));
		table.print(out());
		tellMore(rows.size());
	}

	private void tellMore(int found) {
		if (found > most()) {
			out().println("and " + Words.count(found - most()) + " more: --all shows them");
		}
	}

	private long most() {
		return all ? Long.MAX_VALUE : MOST_SHOWN;
	}

}
