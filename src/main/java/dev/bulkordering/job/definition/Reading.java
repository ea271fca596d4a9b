package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the text of a job file. A text that has no value gives null or an
 * {@link IllegalArgumentException} of any kind.
 *
 * @param <T> what it makes
 */
interface Reading<T> {

	/** The text itself. */
	Reading<String> TEXT = (text) -> text;

	/** A path, relative ones to the working directory. */
	Reading<Path> PATH = Path::of;

	/** A whole number of at least 1. */
	Reading<Integer> COUNT = (text) -> {
		int count = text.matches("\\d{1,10}") ? Integer.parseInt(text) : 0;
		return count >= 1 ? count : null;
	};

	/** A number of at least 0, with a point if it has decimals. */
	Reading<BigDecimal> AMOUNT = (text) -> text.matches("\\d{1,18}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;

	/** A number above 0, with a point if it has decimals. */
	Reading<BigDecimal> POSITIVE_AMOUNT = (text) -> {
		BigDecimal amount = AMOUNT.read(text);
		return amount != null && amount.signum() > 0 ? amount : null;
	};

	/** A yes or no, in any of YAML's words. */
	Reading<Boolean> YES_OR_NO = (text) -> switch (text.toLowerCase(Locale.ROOT)) {
		case "true", "yes", "on" -> true;
		case "false", "no", "off" -> false;
		default -> null;
	};

	/** A duration with its unit, at most a year. */
	Reading<Duration> DURATION = new Reading<>() {

		private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

		@Override
		public @Nullable Duration read(String text) {
			Matcher form = FORM.matcher(text);
			if (!form.matches()) {
				return null;
			}
			long number = Long.parseLong(form.group(1));
			Duration duration = switch (form.group(2)) {
				case "ms" -> Duration.ofMillis(number);
				case "s" -> Duration.ofSeconds(number);
				case "m" -> Duration.ofMinutes(number);
				case "h" -> Duration.ofHours(number);
				default -> Duration.ofDays(number);
			};
			return duration.compareTo(Duration.ofDays(366)) <= 0 ? duration : null;
		}

	};

	/** A constant of an enum, in lower case. */
	static <E extends Enum<E>> Reading<E> constant(Class<E> type) {
		return (text) -> EnumSet.allOf(type)
			.stream()
			.filter((constant) -> constant.name().equalsIgnoreCase(text))
			.findFirst()
			.orElse(null);
	}

	/** The value of a text, or null if it has none. */
	@Nullable T read(String text);

}
