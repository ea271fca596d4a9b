package dev.bulkordering.sheet.file;

import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Row;

/**
 * A file that is being read: where it is, what it is called in sentences, and what it may
 * hold.
 *
 * @param path the file
 * @param limits what it may hold
 */
record SheetSource(Path path, SheetLimits limits) {

	String name() {
		Path last = path.getFileName();
		return "'" + ((last != null) ? last : path) + "'";
	}

	/** A refusal whose sentence goes on after the file's name. */
	SheetRefusedException refusal(String predicate) {
		return new SheetRefusedException(name() + " " + predicate);
	}

	SheetRefusedException refusal(String predicate, Throwable cause) {
		return new SheetRefusedException(name() + " " + predicate, cause);
	}

	/** What is thrown for a file whose content breaks the rules of its own format. */
	SheetRefusedException damaged(String where, @Nullable Throwable cause) {
		String predicate = "is damaged (" + where
				+ "): open it in Excel, save it under a new name, and try again with that file.";
		return (cause != null) ? refusal(predicate, cause) : refusal(predicate);
	}

	/** What is thrown where the disk or the network refuses. */
	SheetRefusedException unreadable(Exception cause) {
		return refusal("can't be read: the system says '" + cause.getMessage() + "'.", cause);
	}

	/** Counts a row against the limits; the number of cells so far comes in and out. */
	long count(Row row, long cellsSoFar) {
		int width = row.cells().size();
		if (width > limits.columns()) {
			throw tooWide(row.number());
		}
		long cells = cellsSoFar + row.cells().stream().filter((cell) -> !cell.isBlank()).count();
		if (cells > limits.cells()) {
			throw refusal("has more than " + grouped(limits.cells())
					+ " filled cells: split it into several files, or delete what is no order.");
		}
		return cells;
	}

	SheetRefusedException tooWide(int row) {
		return refusal("uses more than " + grouped(limits.columns()) + " columns in row " + row
				+ ": delete the columns that are not needed.");
	}

	SheetRefusedException tooManyRows() {
		return refusal("has more than " + grouped(limits.rows()) + " rows: split it into several files.");
	}

	SheetRefusedException tooLongCell(int row) {
		return refusal("has a cell with more than " + grouped(limits.cellCharacters()) + " characters in row " + row
				+ ": shorten it; in a CSV file, look for a quotation mark that is never closed.");
	}

	static String grouped(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

}
