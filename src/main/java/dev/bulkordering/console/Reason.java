package dev.bulkordering.console;

import dev.bulkordering.job.RefusedException;

/** Why somebody does something, which they have to say in a few words. */
final class Reason {

	/** As long as the forms let it become. */
	private static final int LONGEST = 500;

	private Reason() {
	}

	/**
	 * The words of a form.
	 * @throws RefusedException if there are none, or too many
	 */
	static String of(String words) {
		String reason = words.strip();
		if (reason.isEmpty()) {
			throw new RefusedException("Say in a few words why: it is kept in the audit trail.");
		}
		if (reason.length() > LONGEST) {
			throw new RefusedException(
					"Say it in at most " + LONGEST + " characters; these are " + reason.length() + ".");
		}
		return reason;
	}

}
