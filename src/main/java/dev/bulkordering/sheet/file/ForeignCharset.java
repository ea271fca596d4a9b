package dev.bulkordering.sheet.file;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/**
 * Tells text in Cyrillic, Japanese and other encodings from Western text, so that no name
 * is ordered for that was read with the wrong letters.
 */
final class ForeignCharset {

	/** With fewer letters beyond ASCII there is nothing to go by. */
	private static final int EVIDENCE_BYTES = 12;

	private static final int CONFIDENT = 40;

	private static final int MARGIN = 15;

	private ForeignCharset() {
	}

	/** The name of the encoding that the text is surely written in, null if Western. */
	static @Nullable String of(byte[] sample) {
		if (count(sample) < EVIDENCE_BYTES) {
			return null;
		}
		CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
		int western = Arrays.stream(matches)
			.filter((match) -> isWestern(match.getName()))
			.mapToInt(CharsetMatch::getConfidence)
			.max()
			.orElse(0);
		return Arrays.stream(matches)
			.filter((match) -> !isWestern(match.getName()) && !match.getName().startsWith("UTF"))
			.max(Comparator.comparingInt(CharsetMatch::getConfidence))
			.filter((match) -> match.getConfidence() >= Math.max(CONFIDENT, western + MARGIN))
			.map(CharsetMatch::getName)
			.orElse(null);
	}

	private static boolean isWestern(String name) {
		return name.equals("ISO-8859-1") || name.equals("windows-1252");
	}

	private static long count(byte[] sample) {
		long count = 0;
		for (byte value : sample) {
			count += (value < 0) ? 1 : 0;
		}
		return count;
	}

}
