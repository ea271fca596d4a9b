package dev.bulkordering.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Some days of a person.
 *
 * @param begin when the first one begins; null without one
 * @param end when the last one is over; null without one
 */
record DayRange(@Nullable Instant begin, @Nullable Instant end) {

	/**
	 * The days from one to another, both of them included.
	 * @param zone whose days these are; UTC's if nobody says
	 * @throws java.time.DateTimeException if one of them is none
	 */
	static DayRange of(@Nullable String first, @Nullable String last, @Nullable String zone) {
		ZoneId in = zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
		return new DayRange(first == null ? null : LocalDate.parse(first).atStartOfDay(in).toInstant(),
				last == null ? null : LocalDate.parse(last).plusDays(1).atStartOfDay(in).toInstant());
	}

}
