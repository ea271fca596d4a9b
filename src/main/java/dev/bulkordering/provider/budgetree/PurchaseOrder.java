package dev.bulkordering.provider.budgetree;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.JobOptions;

/**
 * The purchase order that a job's orders belong to.
 *
 * @param number its number, of at most 55 characters
 * @param date when it was issued, as the page writes moments: {@code 2022-06-29 6:11:50}
 */
record PurchaseOrder(@Nullable String number, @Nullable String date) {

	static final String NUMBER = "po-number";

	static final String DATE = "po-date";

	static final int LONGEST_NUMBER = 55;

	/** ISO-8601, and the page's form, which writes the hour without a zero before it. */
	private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.appendOptional(new DateTimeFormatterBuilder().appendLiteral('T')
			.append(DateTimeFormatter.ISO_LOCAL_TIME)
			.optionalStart()
			.appendOffsetId()
			.toFormatter(Locale.ROOT))
		.appendOptional(DateTimeFormatter.ofPattern(" H:m:s", Locale.ROOT))
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm:ss", Locale.ROOT);

	/**
	 * Reads the options.
	 * @param problems receives a sentence for everything that is wrong
	 */
	static PurchaseOrder of(JobOptions options, List<String> problems) {
		String number = options.get(NUMBER).map(String::strip).orElse(null);
		if (number != null && (number.isEmpty() || number.length() > LONGEST_NUMBER)) {
			problems.add(NUMBER + " must have 1 to " + LONGEST_NUMBER + " characters");
		}
		String date = options.get(DATE).map(String::strip).orElse(null);
		String written = date == null ? null : written(date);
		if (date != null && written == null) {
			problems.add(DATE + " cannot be used; expected a date and time such as 2022-06-29T06:11:50");
		}
		return new PurchaseOrder(number, written);
	}

	// The page's form has no zone: the time stays as it is written.
	private static @Nullable String written(String text) {
		try {
			TemporalAccessor read = READ.parseBest(text, LocalDateTime::from, LocalDate::from);
			return WRITTEN.format(read instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) read);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
