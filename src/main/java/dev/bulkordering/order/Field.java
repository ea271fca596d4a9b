package dev.bulkordering.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What one canonical field of a sheet may hold. Fields are data, so that checks,
 * templates and help all speak of the same thing.
 *
 * @param name canonical name, such as {@code first_name}
 * @param type the kind of value
 * @param mandatory whether every row must have it
 * @param minLength fewest characters of a value that is there
 * @param maxLength most characters
 * @param min smallest number, if bounded
 * @param max largest number, if bounded
 * @param choices the values that a {@link FieldType#CHOICE} takes
 * @param pattern what a {@link FieldType#TEXT} must match as a whole, if anything
 * @param expected what a person should enter, in words: "a number of 3 to 20 digits"
 * @param example a value that passes
 */
public record Field(String name, FieldType type, boolean mandatory, int minLength, int maxLength,
		@Nullable BigDecimal min, @Nullable BigDecimal max, List<String> choices, @Nullable Pattern pattern,
		String expected, String example) {

	/** Longest text that any field takes, in characters. */
	public static final int MAX_LENGTH = 500;

	/** An optional field of a type, with no bounds but {@link #MAX_LENGTH}. */
	public static Field of(String name, FieldType type, String expected, String example) {
		return new Field(name, type, false, 0, MAX_LENGTH, null, null, List.of(), null, expected, example);
	}

	/** An optional field that takes one of the choices. */
	public static Field choice(String name, String example, String... choices) {
		return new Field(name, FieldType.CHOICE, false, 0, MAX_LENGTH, null, null, List.of(choices), null,
				"one of " + String.join(", ", choices), example);
	}

	/** The same field, mandatory. */
	public Field required() {
		return new Field(name, type, true, minLength, maxLength, min, max, choices, pattern, expected, example);
	}

	/** The same field with a length in characters. */
	public Field length(int from, int to) {
		return new Field(name, type, mandatory, from, to, min, max, choices, pattern, expected, example);
	}

	/** The same field with a range; null leaves an end open. */
	public Field range(@Nullable BigDecimal from, @Nullable BigDecimal to) {
		return new Field(name, type, mandatory, minLength, maxLength, from, to, choices, pattern, expected, example);
	}

	/** The same field with a pattern that the whole value must match. */
	public Field matching(String regex) {
		return new Field(name, type, mandatory, minLength, maxLength, min, max, choices, Pattern.compile(regex),
				expected, example);
	}

}
