package dev.bulkordering.provider;

import java.util.Optional;

/**
 * What all processes remember of credentials. A digest stands for them; implementations
 * keep neither it nor a secret in the clear. Thread-safe.
 */
public interface CredentialStore {

	/**
	 * Why the provider refused these credentials, if it ever did.
	 * @param digest SHA-256 of the credentials
	 */
	Optional<String> refusal(String provider, byte[] digest);

	/** Notes that the provider refused these credentials. */
	void refused(String provider, byte[] digest, String message);

	/** Lets credentials of a provider that were refused be tried once more. */
	void forgive(String provider);

	/** The secret that the provider handed out last in exchange for these credentials. */
	Optional<String> secret(String provider, byte[] digest);

	/** Keeps such a secret, encrypted. */
	void keep(String provider, byte[] digest, String secret);

}
