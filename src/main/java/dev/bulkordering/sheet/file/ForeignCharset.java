package dev.bulkordering.sheet.file;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/**
 * Tells text in Cyrillic, Japanese and other encodings from Western text, so that nothing
 * is ordered for a name that was read with the wrong letters.
 */
final class ForeignCharset {

	private static final Charset WESTERN = Charset.forName("windows-1252");

	/**
	 * What Western text doesn't have: words of nothing but accented letters, as other
	 * scripts look, and signs within words, as Polish looks.
	 */
	private static final Pattern IMPOSSIBLE = Pattern
		.compile("[\u00C0-\u00FF]{4,}|\\p{L}[\u00A1\u00A3\u00A5\u00AF\u00B1\u00B3\u00B9\u00BC\u00BE\u00BF]\\p{L}");

	private static final Set<String> WEST = Set.of("ISO-8859-1", "windows-1252");

	/** Between these the detector tosses a coin where a sheet has few words. */
	private static final Set<String> LATIN = Set.of("ISO-8859-1", "windows-1252", "ISO-8859-2", "windows-1250",
			"ISO-8859-9", "windows-1254");

	/** With fewer letters beyond ASCII there is nothing to go by. */
	private static final int EVIDENCE = 12;

	private static final int CERTAIN = 40;

	private static final int MARGIN = 15;

	private ForeignCharset() {
	}

	/** The name of the encoding that a text has that isn't Western, null if it is. */
	static @Nullable String of(byte[] sample) {
		CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
		if (IMPOSSIBLE.matcher(new String(sample, WESTERN)).results().limit(2).count() == 2) {
			return best(matches, (name) -> !WEST.contains(name)).map(CharsetMatch::getName)
				.orElse("of another language");
		}
		int latin = best(matches, LATIN::contains).map(CharsetMatch::getConfidence).orElse(0);
		return best(matches, (name) -> !LATIN.contains(name)).filter(
				(match) -> letters(sample) >= EVIDENCE && match.getConfidence() >= Math.max(CERTAIN, latin + MARGIN))
			.map(CharsetMatch::getName)
			.orElse(null);
	}

	private static Optional<CharsetMatch> best(CharsetMatch[] matches, Predicate<String> names) {
		return Arrays.stream(matches)
			.filter((match) -> names.test(match.getName()) && !match.getName().startsWith("UTF"))
			.max(Comparator.comparingInt(CharsetMatch::getConfidence));
	}

	/** Letters beyond ASCII. */
	private static int letters(byte[] sample) {
		int letters = 0;
		for (byte each : sample) {
			letters += (each < 0) ? 1 : 0;
		}
		return letters;
	}

}
