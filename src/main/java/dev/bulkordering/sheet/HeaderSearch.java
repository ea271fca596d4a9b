package dev.bulkordering.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.Row;

/**
 * Looks for the header: the first row that has a column for every mandatory field. Keeps
 * the rows that it has passed over, and the most likely one of them for the refusal.
 */
final class HeaderSearch {

	/** How many rows that hold anything are looked at. */
	static final int MOST_ROWS = 100;

	private static final int HEADERS_SHOWN = 20;

	private final SheetLayout layout;

	private final HeaderNames names;

	private final IntPredicate unread;

	private final List<Integer> passed = new ArrayList<>();

	private @Nullable Header likeliest;

	private int hiddenRow;

	/**
	 * @param unread which columns are not to be read
	 */
	HeaderSearch(SheetLayout layout, IntPredicate unread) {
		this.layout = layout;
		this.names = HeaderNames.of(layout.columns(), layout.fields());
		this.unread = unread;
	}

	/** The row as header, null if it is none. */
	@Nullable Header look(Row row) {
		Header header = Header.of(row, names, unread);
		if (likeliest == null || header.columns().size() > likeliest.columns().size()) {
			likeliest = header;
		}
		if (!header.columns().isEmpty() && missing(header).isEmpty()) {
			return header;
		}
		passed.add(row.number());
		return null;
	}

	/** Takes note of a hidden row, which is never the header. */
	void lookAtHidden(Row row) {
		Header header = Header.of(row, names, unread);
		if (hiddenRow == 0 && !header.columns().isEmpty() && missing(header).isEmpty()) {
			hiddenRow = row.number();
		}
	}

	boolean goesOn() {
		return passed.size() < MOST_ROWS;
	}

	/** Row numbers of the titles above the header. */
	List<Integer> passed() {
		return passed;
	}

	private List<Field> missing(Header header) {
		return layout.needed().stream().filter((field) -> !header.columns().containsKey(field.name())).toList();
	}

	/** Why there is no header, in words that go on after the file's name. */
	String failure() {
		if (hiddenRow > 0) {
			return "has its header in row " + hiddenRow + ", which is hidden: unhide it.";
		}
		if (likeliest == null) {
			return "is empty: there is nothing to order in it.";
		}
		String found = "row " + likeliest.row().number() + " has " + shown(likeliest);
		String cure = ". Name the columns so, or name your headers in the job (sheet.columns)."
				+ hint(likeliest.unread(unread));
		if (likeliest.columns().isEmpty()) {
			return "has no header row that names its columns. Needed are " + wanted(layout.needed()) + "; " + found
					+ cure;
		}
		return "has no column for " + wanted(missing(likeliest)) + "; " + found + cure;
	}

	private static String hint(List<String> hidden) {
		return hidden.isEmpty() ? "" : " Hidden columns are not read: " + String.join(", ", hidden) + ".";
	}

	private String wanted(List<Field> fields) {
		return fields.stream().map((field) -> {
			List<String> headers = layout.headersOf(field);
			String quoted = headers.stream().map((each) -> "'" + each + "'").collect(Collectors.joining(" or "));
			return headers.equals(List.of(field.name())) ? quoted : field.name() + " (" + quoted + ")";
		}).collect(Collectors.joining(", "));
	}

	private static String shown(Header header) {
		List<Cell> filled = header.row().cells().stream().filter((cell) -> !cell.isBlank()).toList();
		return filled.stream()
			.limit(HEADERS_SHOWN)
			.map((cell) -> "'" + abridged(cell.text()) + "'")
			.collect(Collectors.joining(", ")) + ((filled.size() > HEADERS_SHOWN) ? ", …" : "");
	}

	private static String abridged(String text) {
		return (text.length() > 40) ? text.substring(0, 40) + "…" : text;
	}

}
