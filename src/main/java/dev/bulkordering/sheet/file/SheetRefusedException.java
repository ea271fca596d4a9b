package dev.bulkordering.sheet.file;

/**
 * A sheet cannot be read or used. The message is one sentence for people: what is wrong
 * with the file, where, and what to do. A stream that has already delivered rows may
 * still end so; then none of its rows is to be trusted.
 */
public class SheetRefusedException extends RuntimeException {

	/** Refuses with a sentence for people. */
	public SheetRefusedException(String message) {
		super(message);
	}

	/**
	 * Refuses with a sentence for people.
	 * @param cause what a reader of the file's format had to say, for the log
	 */
	public SheetRefusedException(String message, Throwable cause) {
		super(message, cause);
	}

}
