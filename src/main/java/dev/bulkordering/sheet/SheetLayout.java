package dev.bulkordering.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Field;

/**
 * What a job says about its sheets.
 *
 * @param worksheet the worksheet to read, null for the first one that isn't hidden
 * @param columns by canonical field the headers that people use for it; a field that
 * isn't listed has its canonical name for a header
 * @param fields the fields that a sheet may have columns for
 * @param defaults the fields that have a value without a column: theirs may be missing
 * @param hidden what happens to hidden rows that hold an order
 * @param totalsWords words that start a totals row besides the usual ones
 */
public record SheetLayout(@Nullable String worksheet, Map<String, List<String>> columns, List<Field> fields,
		Set<String> defaults, HiddenRows hidden, List<String> totalsWords) {

	/**
	 * Checks that no header means two fields.
	 * @throws IllegalArgumentException with a sentence that names both
	 */
	public SheetLayout {
		HeaderNames.of(columns, fields);
	}

	/** A layout with canonical headers, for the first worksheet. */
	public static SheetLayout of(List<Field> fields) {
		return new SheetLayout(null, Map.of(), fields, Set.of(), HiddenRows.REFUSE, List.of());
	}

	/**
	 * The column of each field (0 is A) in a sheet with these headers, from column A on.
	 */
	public Map<String, Integer> columnsOf(List<String> headers) {
		HeaderNames names = HeaderNames.of(columns, fields);
		Map<String, Integer> found = new LinkedHashMap<>();
		for (int column = 0; column < headers.size(); column++) {
			String field = names.field(headers.get(column));
			if (field != null) {
				found.putIfAbsent(field, column);
			}
		}
		return found;
	}

	/** The headers that a field is looked for by, the one to show first. */
	List<String> headersOf(Field field) {
		List<String> given = columns.getOrDefault(field.name(), List.of());
		return given.isEmpty() ? List.of(field.name()) : given;
	}

	/** The fields that a header row must have a column for. */
	List<Field> needed() {
		return fields.stream().filter((field) -> field.mandatory() && !defaults.contains(field.name())).toList();
	}

}
