package dev.bulkordering.console;

import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;

/**
 * What a person says about the password of a workbook: the one that was made for the page
 * and is kept nowhere, or one of the person's own, typed twice.
 *
 * @param own whether it is the person's own
 * @param made the one that was made
 * @param password the person's own
 * @param again the same again
 */
record WorkbookPassword(boolean own, @Nullable String made, @Nullable String password, @Nullable String again) {

	/** How many characters there are at least. */
	static final int SHORTEST = 12;

	/** The longest password that Excel takes. */
	private static final int LONGEST = 255;

	/** What is hard to mistake for another one when it is read out. */
	private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 5;

	private static final int IN_A_GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Makes one that nobody can guess. */
	static String fresh() {
		StringBuilder made = new StringBuilder();
		for (int i = 0; i < GROUPS * IN_A_GROUP; i++) {
			if (i > 0 && i % IN_A_GROUP == 0) {
				made.append('-');
			}
			made.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
		}
		return made.toString();
	}

	/**
	 * The password; the caller's to erase.
	 * @throws RefusedException if it is too short or too long, or was not typed alike
	 * twice
	 */
	char[] chosen() {
		String chosen = String.valueOf(own ? password : made);
		if (own && !chosen.equals(again)) {
			throw new RefusedException("The two passwords are not the same. Type it twice. The link is still good.");
		}
		if (chosen.strip().length() < SHORTEST || chosen.length() > LONGEST) {
			throw new RefusedException("The password has to have " + SHORTEST + " to " + LONGEST
					+ " characters, as anyone who has the file can try as many as they like. The link is still good.");
		}
		return chosen.toCharArray();
	}

	/** A text that shows none. */
	@Override
	public String toString() {
		return "WorkbookPassword[own=" + own + "]";
	}

}
