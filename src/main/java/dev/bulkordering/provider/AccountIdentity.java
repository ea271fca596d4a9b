package dev.bulkordering.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Whose money is spent.
 *
 * @param baseUrl the base URL as configured ({@code sandbox} stays {@code sandbox})
 * @param fingerprint stands for client id, wallet, user name or configured account name;
 * no secret can be learned from it
 * @param name the account as people are told of it
 */
public record AccountIdentity(String baseUrl, String fingerprint, String name) {

	/** The name of an account that is configured without one. */
	private static final String UNNAMED = "default";

	/**
	 * The account of a configuration. Tokens are no part of it, so that one can be
	 * replaced while a run waits to be restarted.
	 * @param names what else tells accounts apart and is no secret, such as a wallet or a
	 * client id
	 */
	public static AccountIdentity of(ProviderSettings settings, String... names) {
		List<String> parts = new ArrayList<>();
		parts.add(settings.account() == null ? UNNAMED : settings.account());
		parts.addAll(List.of(names));
		return new AccountIdentity(settings.baseUrl(), fingerprint(settings.baseUrl(), parts),
				String.join(" / ", parts));
	}

	private static String fingerprint(String baseUrl, List<String> parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(baseUrl.getBytes(StandardCharsets.UTF_8));
			for (String part : parts) {
				digest.update((byte) 0);
				digest.update(part.getBytes(StandardCharsets.UTF_8));
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
