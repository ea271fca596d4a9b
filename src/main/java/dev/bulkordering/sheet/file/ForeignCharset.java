package dev.bulkordering.sheet.file;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
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

	private static final int CERTAIN = 40;

	private static final int MARGIN = 15;

	private ForeignCharset() {
	}

	/** The name of the encoding that a text has that isn't Western, null if it is. */
	static @Nullable String of(byte[] sample) {
		CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
		int western = Arrays.stream(matches)
			.filter((match) -> isWestern(match.getName()))
			.mapToInt(CharsetMatch::getConfidence)
			.max()
			.orElse(0);
		CharsetMatch other = Arrays.stream(matches)
			.filter((match) -> !isWestern(match.getName()) && !match.getName().startsWith("UTF"))
			.max(Comparator.comparingInt(CharsetMatch::getConfidence))
			.orElse(null);
		if (IMPOSSIBLE.matcher(new String(sample, WESTERN)).results().limit(2).count() == 2) {
			return (other != null) ? other.getName() : "of another language";
		}
		return (other != null && other.getConfidence() >= Math.max(CERTAIN, western + MARGIN)) ? other.getName() : null;
	}

	private static boolean isWestern(String name) {
		return name.equals("ISO-8859-1") || name.equals("windows-1252");
	}

}
