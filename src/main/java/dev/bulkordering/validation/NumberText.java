package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that people wrote as text, in any of the usual conventions, and never
 * guesses between two.
 */
final class NumberText {

	private static final int MAX_LENGTH = 50;

	private static final String DECIMALS = "(?<decimals>\\d+)";

	/** 1234.5, 1,234.5, 12,34,567.5 (lakhs), 1 234.5, 1'234.5. */
	private static final Pattern WITH_POINT = Pattern.compile("(?<whole>\\d+|" + grouped(",") + "|" + grouped("[ '’]")
			+ "|\\d{1,2}(?:,\\d{2})+,\\d{3})(?:\\." + DECIMALS + ")?");

	/** 1234,5, 1.234,5, 1 234,5, 1'234,5. */
	private static final Pattern WITH_COMMA = Pattern
		.compile("(?<whole>\\d+|" + grouped("\\.") + "|" + grouped("[ '’]") + ")(?:," + DECIMALS + ")?");

	private static final Pattern WIDE_SPACE = Pattern.compile("[\\u00a0\\u2009\\u202f]");

	private NumberText() {
	}

	/**
	 * Every number that a text can stand for: none if it is no number, two if its only
	 * separator may be the decimal one or part of a grouping.
	 * @param decimal the decimal separator, null if it is not known
	 */
	static List<BigDecimal> readings(String text, @Nullable Character decimal) {
		if (text.length() > MAX_LENGTH) {
			return List.of();
		}
		String plain = WIDE_SPACE.matcher(text).replaceAll(" ");
		return Stream
			.of(decimal == null || decimal == '.' ? number(WITH_POINT.matcher(plain)) : null,
					decimal == null || decimal == ',' ? number(WITH_COMMA.matcher(plain)) : null)
			.filter((number) -> number != null)
			.map((number) -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros())
			.distinct()
			.toList();
	}

	private static @Nullable BigDecimal number(Matcher matcher) {
		if (!matcher.matches()) {
			return null;
		}
		String whole = matcher.group("whole").replaceAll("\\D", "");
		String decimals = matcher.group("decimals");
		return new BigDecimal(decimals == null ? whole : whole + "." + decimals);
	}

	private static String grouped(String separator) {
		return "\\d{1,3}" + "(?:" + separator + "\\d{3})+";
	}

}
