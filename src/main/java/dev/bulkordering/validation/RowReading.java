package dev.bulkordering.validation;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row's fields as they were read.
 *
 * @param values good values in their written form, by field
 * @param wrong what was expected, by each field that is wrong
 * @param texts what the cells of the wrong fields hold
 */
record RowReading(Map<String, String> values, Map<String, String> wrong, Map<String, String> texts) {

	RowReading() {
		this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
	}

	boolean isWrong(String field) {
		return wrong.containsKey(field);
	}

	/** Notes what is wrong with a field, unless it is known already. */
	void wrong(String field, String expected, String text) {
		if (wrong.putIfAbsent(field, expected) == null) {
			texts.put(field, text);
		}
	}

	/** All values, those that are wrong as their cells hold them. */
	Map<String, String> all() {
		Map<String, String> all = new TreeMap<>(values);
		texts.forEach((field, text) -> {
			if (!text.isEmpty()) {
				all.putIfAbsent(field, text);
			}
		});
		return all;
	}

}
