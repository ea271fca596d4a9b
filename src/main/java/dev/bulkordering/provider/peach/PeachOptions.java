package dev.bulkordering.provider.peach;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;

/**
 * What a job says of its orders at Peach.
 *
 * @param type what rows are of that do not say it themselves
 * @param zone the time zone of moments that are written without an offset
 */
record PeachOptions(String type, ZoneId zone) {

	static final String DIGITAL = "digital_goods";

	/** The two values that the page 'Create an order' allows. */
	static final String[] TYPES = { "physical_goods", DIGITAL };

	private static final String TYPE = "type";

	private static final String ZONE = "time-zone";

	private static final String USUAL_ZONE = "Asia/Kolkata";

	static final List<JobOption> ALL = List.of(
			new JobOption(TYPE, false, List.of(TYPES),
					"What rows are of that do not say it themselves; " + DIGITAL
							+ " if not given. Goods of both types never share an order."),
			new JobOption(ZONE, false, List.of(), "The time zone of expires_at where it is written without an offset; "
					+ USUAL_ZONE + " if not given."));

	/**
	 * Reads the options.
	 * @throws IllegalArgumentException with a sentence for people
	 */
	static PeachOptions of(JobOptions options) {
		String zone = options.get(ZONE, USUAL_ZONE).strip();
		try {
			return new PeachOptions(options.get(TYPE, DIGITAL), ZoneId.of(zone));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(ZONE + " must be a time zone such as " + USUAL_ZONE + ", but is " + zone,
					ex);
		}
	}

	/** What a row is of. */
	String typeOf(Map<String, String> values) {
		String ofRow = values.getOrDefault(PeachRules.TYPE, "");
		return ofRow.isEmpty() ? type : ofRow;
	}

	/** Until when a row's order can be paid, or null for as long as Peach likes. */
	@Nullable Instant expiry(Map<String, String> values) {
		String text = values.getOrDefault(PeachRules.EXPIRES_AT, "");
		if (text.isEmpty()) {
			return null;
		}
		return hasOffset(text) ? Instant.parse(text) : LocalDateTime.parse(text).atZone(zone).toInstant();
	}

	/**
	 * Whether the zone's clocks show a row's expiry never or twice, because they are
	 * changed then.
	 */
	boolean isAmbiguous(Map<String, String> values) {
		String text = values.getOrDefault(PeachRules.EXPIRES_AT, "");
		return !text.isEmpty() && !hasOffset(text)
				&& zone.getRules().getValidOffsets(LocalDateTime.parse(text)).size() != 1;
	}

	private static boolean hasOffset(String text) {
		return text.endsWith("Z");
	}

}
