package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.cli.SheetPreviewer.Facts;
import dev.bulkordering.cli.SheetPreviewer.PreviewRow;
import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RefusedException;

/** Shows sheets as the reader sees them. */
@Command(name = "preview", sortOptions = false,
		description = "Shows a sheet as the reader sees it, no job needed: type, encoding, delimiter, worksheets, "
				+ "non-blank rows with their row numbers.")
final class PreviewVerb extends Verb {

	private static final int LONGEST_CELL = 40;

	@Parameters(index = "0..*", arity = "1..*", paramLabel = "SHEET", description = "CSV or Excel files.")
	private List<Path> sheets = new ArrayList<>();

	@Option(names = "--worksheet", paramLabel = "NAME",
			description = "Which worksheet; the first visible one if nothing else is said.")
	private @Nullable String worksheet;

	@ArgGroup
	private Most most = new Most();

	private final SheetPreviewer previewer;

	private boolean begun;

	PreviewVerb(Session session, SheetPreviewer previewer) {
		super(session);
		this.previewer = previewer;
	}

	@Override
	public Integer call() {
		if (most.rows < 0) {
			throw new RefusedException("--rows is " + most.rows + "; expected a number of at least 0");
		}
		List<Integer> codes = new ArrayList<>();
		boolean array = json() && sheets.size() > 1;
		out().print(array ? "[" : "");
		for (Path sheet : sheets) {
			codes.add(preview(sheet));
		}
		out().print(array ? "]" : "");
		out().print(json() ? "\n" : "");
		out().flush();
		return ExitCode.of(codes);
	}

	private int preview(Path sheet) {
		try (Spool rows = new Spool()) {
			RowSpooler spooler = new RowSpooler(rows);
			Facts facts = previewer.read(sheet, worksheet, most.number(), spooler::add);
			separate();
			if (json()) {
				printJson(facts, rows);
			}
			else {
				print(sheet, facts, rows, spooler.added);
			}
			return ExitCode.OK;
		}
		catch (RuntimeException ex) {
			return tell(sheet, Failure.of(ex));
		}
	}

	private int tell(Path sheet, Failure failure) {
		if (json()) {
			separate();
			Map<String, Object> error = new LinkedHashMap<>();
			error.put("sheet", sheet.toString());
			error.put("error", failure.sentence());
			out().print(Json.text(error));
		}
		err().println(Words.printable(sheet + ": " + failure.sentence()));
		return failure.exitCode();
	}

	private void separate() {
		if (begun) {
			out().print(json() ? "," : "\n");
		}
		begun = true;
	}

	private void printJson(Facts facts, Spool rows) {
		String object = Json.text(Json.of(facts));
		out().print(object.substring(0, object.length() - 1) + ",\"rows\":[");
		rows.printTo(out());
		out().print("]}");
	}

	private void print(Path sheet, Facts facts, Spool rows, long shown) {
		out().println(Words.printable(sheet.toString()));
		RunSummary lines = new RunSummary(out());
		lines.line("Type", facts.type());
		lines.line("Encoding", facts.encoding());
		lines.line("Delimiter", "\t".equals(facts.delimiter()) ? "tab" : facts.delimiter());
		lines.line("Worksheets", String.join(", ", facts.worksheets()));
		lines.line("Shown", facts.worksheet());
		lines.line("Size",
				Words.count(facts.rowCount(), "row") + " with content, " + Words.count(facts.columnCount(), "column"));
		if (facts.rowCount() == 0) {
			lines.line("Note", "there is nothing in it" + (facts.otherFilled().isEmpty() ? ""
					: "; --worksheet shows another one: " + String.join(", ", facts.otherFilled())));
		}
		rows.printTo(out());
		if (shown < facts.rowCount()) {
			out().println("and " + Words.count(facts.rowCount() - shown) + " more: --all shows them");
		}
	}

	/** How much of a sheet is shown. */
	static final class Most {

		@Option(names = "--rows", paramLabel = "N", defaultValue = "20",
				description = "How many rows; ${DEFAULT-VALUE} if nothing else is said.")
		private int rows = 20;

		@Option(names = "--all", description = "All rows.")
		private boolean all;

		private int number() {
			return all ? Integer.MAX_VALUE : rows;
		}

	}

	/** Writes rows to a spool. */
	private final class RowSpooler {

		private final Spool spool;

		private long added;

		RowSpooler(Spool spool) {
			this.spool = spool;
		}

		void add(PreviewRow row) {
			added++;
			spool.add(json() ? (added > 1 ? "," : "") + Json.text(Json.of(row)) : text(row));
		}

		private String text(PreviewRow row) {
			return String.format(Locale.ROOT, "%9d  ", row.row()) + row.cells()
				.stream()
				.map((cell) -> Words.brief(cell, LONGEST_CELL))
				.collect(Collectors.joining(" | ")) + System.lineSeparator();
		}

	}

}
