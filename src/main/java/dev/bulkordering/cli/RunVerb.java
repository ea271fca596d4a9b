package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.json.RunJson;

/** Runs a job on sheets, or on its inbox. */
@Command(name = "run", sortOptions = false,
		description = "Runs a job on the sheets given, or on every new sheet in the job's inbox.")
final class RunVerb extends Verb {

	@Parameters(index = "0", paramLabel = "JOB", description = "A name in the jobs directory, or a path to a job file.")
	private String job = "";

	@Parameters(index = "1..*", paramLabel = "SHEET", arity = "0..*",
			description = "CSV or Excel files. Without any, the job's inbox is run.")
	private List<Path> sheets = new ArrayList<>();

	@ArgGroup(exclusive = false, heading = "To run one sheet a second time, on purpose:%n")
	private @Nullable Again again;

	RunVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		requireOneSheetForAgain();
		Operations operations = session().interruptible();
		SeveralRuns runs;
		try (CommandProgress progress = session().progress()) {
			if (sheets.isEmpty()) {
				runs = operations.runInbox(job, progress);
			}
			else if (sheets.size() == 1) {
				runs = SeveralRuns
					.of(List.of(operations.run(job, sheets.get(0), again == null ? null : again.request(), progress)));
			}
			else {
				runs = operations.runAll(job, sheets, progress);
			}
		}
		tellNotBegun(runs);
		answer(sheets.size() == 1 ? RunJson.of(runs.reports().get(0)) : RunJson.of(runs.reports()), () -> print(runs));
		return ended(runs);
	}

	private void requireOneSheetForAgain() {
		if (again == null) {
			return;
		}
		if (sheets.size() != 1) {
			throw new RefusedException(
					"--again runs exactly one sheet a second time, but " + sheets.size() + " were given");
		}
		if (again.reason.isBlank()) {
			throw new RefusedException("--reason is empty; say in a few words why the sheet is to be run again");
		}
		if (again.units < 0) {
			throw new RefusedException("--units is " + again.units
					+ "; expected the number of units that will be bought again, as check shows it");
		}
	}

	private void print(SeveralRuns runs) {
		if (runs.reports().isEmpty() && runs.notBegun().isEmpty()) {
			out().println("There is no new sheet in the inbox.");
		}
		new RunSummary(out()).print(runs.reports());
	}

	/** What a second run needs; all of it or nothing. */
	static final class Again {

		@Option(names = "--again", required = true, description = "Run the sheet although it was run before.")
		private boolean again;

		@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
		private String reason = "";

		@Option(names = "--units", required = true, paramLabel = "N",
				description = "How many units will be bought again, as check shows it.")
		private long units;

		private Operations.Again request() {
			return new Operations.Again(reason.strip(), units);
		}

	}

}
