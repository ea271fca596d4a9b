package dev.bulkordering.job.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that someone meant. */
final class Spelling {

	private Spelling() {
	}

	/**
	 * The known word that is nearest to a mistyped one, if one is near: at most two
	 * letters wrong, missing or too many, and one in a word of less than five.
	 */
	static Optional<String> nearest(String mistyped, Collection<String> known) {
		int most = mistyped.length() < 5 ? 1 : 2;
		return known.stream()
			.filter((word) -> distance(plain(mistyped), plain(word)) <= most)
			.min(Comparator.<String>comparingInt((word) -> distance(plain(mistyped), plain(word)))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** "did you mean" a near word, or else all that is known. */
	static String hint(String mistyped, Collection<String> known) {
		if (known.isEmpty()) {
			return "expected nothing here";
		}
		return nearest(mistyped, known).map((word) -> "did you mean " + word + "?")
			.orElseGet(() -> "expected " + oneOf(known));
	}

	/** The words as a choice. */
	static String oneOf(Collection<String> words) {
		return words.size() == 1 ? words.iterator().next() : "one of " + String.join(", ", words);
	}

	private static String plain(String word) {
		return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
	}

	// Levenshtein's, row by row
	private static int distance(String one, String other) {
		int[] above = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			above[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] row = new int[other.length() + 1];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
				row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
			}
			above = row;
		}
		return above[other.length()];
	}

}
