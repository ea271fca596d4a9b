package dev.bulkordering.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Numbers, money and times as people read them. */
final class Words {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private Words() {
	}

	/** A number with its thousands apart. */
	static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** A number and what it counts: "1 row", "1,200 rows". */
	static String count(long number, String thing) {
		return count(number) + " " + thing + (number == 1 ? "" : "s");
	}

	/**
	 * An amount with its currency and at least the currency's decimals; never rounded.
	 */
	static String money(String currency, BigDecimal amount) {
		int scale = Math.max(decimals(currency), Math.max(0, amount.stripTrailingZeros().scale()));
		DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
		format.setMinimumFractionDigits(scale);
		format.setMaximumFractionDigits(scale);
		format.setRoundingMode(RoundingMode.UNNECESSARY);
		return currency + " " + format.format(amount);
	}

	/** Amounts by currency, the currencies in alphabetical order. */
	static String money(Map<String, BigDecimal> amounts) {
		return new TreeMap<>(amounts).entrySet()
			.stream()
			.map((amount) -> money(amount.getKey(), amount.getValue()))
			.collect(Collectors.joining(" + "));
	}

	private static int decimals(String currency) {
		try {
			return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
		}
		catch (IllegalArgumentException ex) {
			return 0;
		}
	}

	/** A time in the zone of this machine, or nothing. */
	static String time(@Nullable Instant time) {
		return time == null ? "" : TIME.format(time.atZone(ZoneId.systemDefault()));
	}

	/** A duration in its two largest units. */
	static String duration(Duration duration) {
		long seconds = Math.max(1, duration.toSeconds());
		if (seconds < 60) {
			return seconds + " s";
		}
		if (seconds < 3600) {
			return seconds / 60 + " min " + seconds % 60 + " s";
		}
		return count(seconds / 3600) + " h " + seconds % 3600 / 60 + " min";
	}

	/**
	 * A text that may come from a sheet or a provider, harmless for a terminal: control
	 * characters, which could move the cursor or change colours, are shown as spaces.
	 */
	static String printable(String text) {
		return text.codePoints()
			.map((c) -> c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? ' ' : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** The same on one line, cut where it is longer than a number of characters. */
	static String brief(String text, int most) {
		String line = printable(text).replace('\n', ' ').strip();
		int length = line.codePointCount(0, line.length());
		return length <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
	}

}
