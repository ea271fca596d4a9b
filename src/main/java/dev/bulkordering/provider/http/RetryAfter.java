package dev.bulkordering.provider.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** The header that says how long to wait: seconds, or a moment. */
final class RetryAfter {

	private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

	private RetryAfter() {
	}

	/**
	 * The time to wait, or null if the header says none.
	 * @param now the moment of the answer
	 */
	static @Nullable Duration read(@Nullable String header, Instant now) {
		if (header == null) {
			return null;
		}
		String text = header.strip();
		if (SECONDS.matcher(text).matches()) {
			return Duration.ofSeconds(Long.parseLong(text));
		}
		Instant moment = DateUtils.parseStandardDate(text);
		if (moment == null) {
			return null;
		}
		Duration wait = Duration.between(now, moment);
		return wait.isNegative() ? Duration.ZERO : wait;
	}

}
