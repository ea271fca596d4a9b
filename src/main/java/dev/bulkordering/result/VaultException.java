package dev.bulkordering.result;

/**
 * The vault cannot do what was asked, because of its keys or because of what is stored.
 * The message is for people, and holds nothing secret; there is never a cause, because
 * the causes' texts might.
 */
public class VaultException extends RuntimeException {

	VaultException(String message) {
		super(message);
	}

}
