package dev.bulkordering.job;

/**
 * What was asked for cannot be done as things are, and nothing was changed: exit code 2.
 * The message is for people: what is wrong, where, and what to do.
 */
public class RefusedException extends RuntimeException {

	/** Refuses with a sentence for people. */
	public RefusedException(String message) {
		super(message);
	}

}
