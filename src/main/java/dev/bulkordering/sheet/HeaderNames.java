package dev.bulkordering.sheet;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Field;

/**
 * Which header means which field. Case, white space, underscores and hyphens make no
 * difference.
 */
final class HeaderNames {

	private static final Pattern INSIGNIFICANT = Pattern.compile("[\\s\\p{Z}\\p{Cf}_\\p{Pd}]+");

	private final Map<String, String> fieldByName;

	private HeaderNames(Map<String, String> fieldByName) {
		this.fieldByName = fieldByName;
	}

	/**
	 * The names of the fields. A header that is given for one field is never the
	 * canonical name of another.
	 * @throws IllegalArgumentException if a header is given for two fields
	 */
	static HeaderNames of(Map<String, List<String>> columns, List<Field> fields) {
		Map<String, String> names = new HashMap<>();
		for (Field field : fields) {
			for (String header : columns.getOrDefault(field.name(), List.of())) {
				String other = names.put(normalized(header), field.name());
				if (other != null && !other.equals(field.name())) {
					throw new IllegalArgumentException("the header '" + header + "' is given for two fields, " + other
							+ " and " + field.name() + ": leave it to one of them");
				}
			}
		}
		for (Field field : fields) {
			if (columns.getOrDefault(field.name(), List.of()).isEmpty()) {
				names.putIfAbsent(normalized(field.name()), field.name());
			}
		}
		names.remove("");
		return new HeaderNames(names);
	}

	/** The field that a header means, null if none. */
	@Nullable String field(String header) {
		return fieldByName.get(normalized(header));
	}

	static String normalized(String header) {
		return INSIGNIFICANT.matcher(Normalizer.normalize(header, Normalizer.Form.NFKC))
			.replaceAll("")
			.toLowerCase(Locale.ROOT);
	}

}
