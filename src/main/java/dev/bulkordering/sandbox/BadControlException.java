package dev.bulkordering.sandbox;

/** A call of the control API that makes no sense; the message says what would. */
final class BadControlException extends RuntimeException {

	BadControlException(String message) {
		super(message);
	}

}
