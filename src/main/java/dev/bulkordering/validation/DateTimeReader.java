package dev.bulkordering.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * Moments: date cells, and text in ISO-8601 form. Written to the second
 * ({@code 2026-12-31T18:30:00}); with a {@code Z} behind it, in UTC, where the text has
 * an offset; at midnight where it has no time of day.
 */
final class DateTimeReader {

	private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

	private static final DateTimeFormatter ISO = DateTimeFormatter
		.ofPattern("uuuu-MM-dd['T'HH:mm[:ss[.SSS]][XXX]]", Locale.ROOT)
		.withResolverStyle(java.time.format.ResolverStyle.STRICT);

	private static final long HALF_A_SECOND = 500_000_000;

	private DateTimeReader() {
	}

	static Reading read(Field field, Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.DateTime moment) {
			return new Reading.Value(written(moment.value()));
		}
		if (cell instanceof Cell.Numeric) {
			return Reading.wrong(field, "the cell holds a plain number: format the column as a date");
		}
		try {
			String text = cell.text().replaceFirst("(?<=\\d) (?=\\d)", "T");
			TemporalAccessor moment = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
			return new Reading.Value(written(moment));
		}
		catch (DateTimeException ex) {
			return Reading.wrong(field, "write it as 2026-12-31 or 2026-12-31T18:30");
		}
	}

	private static String written(TemporalAccessor moment) {
		if (moment instanceof OffsetDateTime offset) {
			return written(offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
		}
		LocalDateTime local = moment instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) moment;
		return WRITTEN.format(local.plusNanos(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS));
	}

}
