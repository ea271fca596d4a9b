package dev.bulkordering.cli;

import java.io.File;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;

/** A run in a few lines: what became of it, the counts, and what to do next. */
final class RunSummary {

	private static final String COMMAND = command(System.getProperty("java.class.path", ""));

	private static final int MOST_NOTES = 50;

	private final PrintStream out;

	RunSummary(PrintStream out) {
		this.out = out;
	}

	/** Prints several runs, a blank line apart. */
	void print(List<RunReport> reports) {
		for (int i = 0; i < reports.size(); i++) {
			if (i > 0) {
				out.println();
			}
			print(reports.get(i));
		}
	}

	/** Prints a run, and what to do next. */
	void print(RunReport report) {
		out.println("Job " + report.job() + ", sheet " + Words.printable(report.sheet()) + ": " + headline(report));
		line("Execution", execution(report));
		counts(report);
		line("Result", report.resultSheet());
		line("Reason", report.error());
		notes(report.notes());
		next(report).forEach((step) -> line("Next", step));
	}

	/** Prints the counts of a run alone. */
	void counts(RunReport report) {
		RunReport.Rows rows = report.rows();
		if (rows.read() + rows.ignored() > 0) {
			line("Rows",
					Words.count(rows.read()) + " read" + colon(parts(rows.valid(), "valid", rows.invalid(), "invalid"))
							+ (rows.ignored() > 0 ? "; " + Words.count(rows.ignored()) + " ignored" : ""));
		}
		RunReport.Units units = report.units();
		// before there is an execution, it goes without saying that nothing was tried
		boolean begun = report.executionId() != null;
		if (units.asked() > 0) {
			line("Units",
					Words.count(units.asked()) + " asked" + became(begun, units.ordered(), "ordered", units.pending(),
							"pending", units.rejected(), "rejected", units.held(), "held", units.skipped(), "skipped"));
		}
		RunReport.Orders orders = report.orders();
		if (orders.planned() > 0) {
			line("Orders",
					Words.count(orders.planned()) + " planned ("
							+ (orders.planned() == orders.lowerBound() ? "the fewest possible"
									: "fewest possible: " + Words.count(orders.lowerBound()))
							+ ")" + became(begun, orders.placed(), "placed", orders.pending(), "pending",
									orders.rejected(), "rejected", orders.held(), "held", orders.skipped(), "skipped"));
		}
		if (!report.value().isEmpty()) {
			line("Value", Words.money(report.value()) + " asked" + (!begun || report.valueOrdered().isEmpty() ? ""
					: ", " + Words.money(report.valueOrdered()) + " ordered"));
		}
	}

	/** Prints notes, of many the first. */
	void notes(List<String> notes) {
		notes.stream().limit(MOST_NOTES).forEach((note) -> line("Note", note));
		if (notes.size() > MOST_NOTES) {
			line("Note", "and " + Words.count(notes.size() - MOST_NOTES) + " more");
		}
	}

	/** Prints a line under a label, if there is something to say. */
	void line(String label, @Nullable String text) {
		if (text != null && !text.isBlank()) {
			out.println(String.format(Locale.ROOT, "  %-9s ", label)
					+ Words.printable(text).strip().replace("\n", "\n            "));
		}
	}

	private static String headline(RunReport report) {
		return switch (report.status()) {
			case COMPLETED -> report.exitCode() == ExitCode.OK ? "finished, every row was ordered"
					: "finished, but not every row was ordered";
			case FAILED -> "failed";
			case STOPPED -> "stopped";
			case WAITING_APPROVAL -> "waits for approval";
			case ABANDONED -> "abandoned";
			case REFUSED -> "refused, nothing was placed";
			case RUNNING -> "is running";
			case DIED -> "its process ended without a word";
		};
	}

	private static @Nullable String execution(RunReport report) {
		if (report.executionId() == null) {
			return null;
		}
		String text = report.executionId().toString();
		if (report.startedAt() == null) {
			return text;
		}
		text += ", begun " + Words.time(report.startedAt());
		return report.endedAt() == null ? text
				: text + ", took " + Words.duration(Duration.between(report.startedAt(), report.endedAt()));
	}

	private static List<String> next(RunReport report) {
		List<String> next = new ArrayList<>();
		if (report.executionId() == null) {
			return next;
		}
		switch (report.status()) {
			case WAITING_APPROVAL ->
				next.add("to see what a second person decides on: " + COMMAND + " status " + report.executionId());
			case FAILED, STOPPED, DIED -> next.add("to go on where it stopped: " + restart(report.executionId()));
			case COMPLETED -> {
				if (report.orders().pending() > 0) {
					next.add("to ask about the pending orders again: " + COMMAND + " follow");
				}
				if (report.rows().invalid() + report.units().rejected() > 0) {
					next.add("mend the rows that the result sheet names, and run them as a new sheet");
				}
			}
			default -> {
			}
		}
		if (report.orders().held() > 0) {
			next.add("to see the orders in doubt: " + COMMAND + " orders --execution " + report.executionId());
		}
		return next;
	}

	/**
	 * How the application is called, as a shell takes it.
	 * @param classPath where this process has its classes from: the application's jar
	 * alone, unless it was started some other way
	 */
	static String command(String classPath) {
		boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
		String path = jar ? classPath : "target/bulk-ordering.jar";
		return "java -jar " + (path.matches("[\\w./\\\\:~+-]+") ? path : '"' + path + '"');
	}

	/** The command that goes on with a run. */
	static String restart(long execution) {
		return COMMAND + " restart " + execution;
	}

	private static String became(boolean begun, Object... countsAndWords) {
		return begun ? colon(parts(countsAndWords)) : "";
	}

	private static String colon(String parts) {
		return parts.isEmpty() ? "" : ": " + parts;
	}

	// "398 valid, 2 invalid", without what is 0
	private static String parts(Object... countsAndWords) {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < countsAndWords.length; i += 2) {
			long count = (Long) countsAndWords[i];
			if (count > 0) {
				parts.add(Words.count(count) + " " + countsAndWords[i + 1]);
			}
		}
		return String.join(", ", parts);
	}

}
