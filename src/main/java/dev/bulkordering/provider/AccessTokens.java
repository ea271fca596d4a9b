package dev.bulkordering.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of this process: one for each set of credentials, whoever asks for
 * it. Tokens are kept in memory alone. Thread-safe.
 */
public final class AccessTokens {

	private final CredentialStore store;

	private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

	/**
	 * Tokens whose credentials are remembered.
	 * @param store what all processes remember of credentials
	 */
	public AccessTokens(CredentialStore store) {
		this.store = store;
	}

	/**
	 * The token for a set of credentials.
	 * @param provider id of the provider
	 * @param credentials all that tells these credentials from others: the base URL, and
	 * names and secrets that the token call sends
	 */
	public AccessToken of(String provider, List<String> credentials) {
		byte[] digest = digest(provider, credentials);
		return tokens.computeIfAbsent(HexFormat.of().formatHex(digest),
				(key) -> new AccessToken(provider, digest, store));
	}

	/** Lets credentials of a provider that were refused be tried once more. */
	public void forgive(String provider) {
		store.forgive(provider);
		tokens.values().forEach((token) -> token.forgive(provider));
	}

	private static byte[] digest(String provider, List<String> credentials) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(provider.getBytes(StandardCharsets.UTF_8));
			for (String one : credentials) {
				digest.update((byte) 0);
				digest.update(one.getBytes(StandardCharsets.UTF_8));
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
