package dev.bulkordering.provider;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of credentials, kept as long as a test runs. */
public class MemoryCredentials implements CredentialStore {

	private final Map<String, String> refusals = new ConcurrentHashMap<>();

	private final Map<String, String> secrets = new ConcurrentHashMap<>();

	@Override
	public Optional<String> refusal(String provider, byte[] digest) {
		return Optional.ofNullable(refusals.get(key(provider, digest)));
	}

	@Override
	public void refused(String provider, byte[] digest, String message) {
		refusals.put(key(provider, digest), message);
	}

	@Override
	public void forgive(String provider) {
		refusals.keySet().removeIf((key) -> key.startsWith(provider + " "));
	}

	@Override
	public Optional<String> secret(String provider, byte[] digest) {
		return Optional.ofNullable(secrets.get(key(provider, digest)));
	}

	@Override
	public void keep(String provider, byte[] digest, String secret) {
		secrets.put(key(provider, digest), secret);
	}

	private static String key(String provider, byte[] digest) {
		return provider + " " + HexFormat.of().formatHex(digest);
	}

}
