package dev.bulkordering.result;

/**
 * Codes are not exported as was asked; nothing was written. The message is for people.
 */
public class CodesRefusedException extends RuntimeException {

	CodesRefusedException(String message) {
		super(message);
	}

}
