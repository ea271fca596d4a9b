package dev.bulkordering.provider.http;

import java.util.List;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.HttpHeaders;

import dev.bulkordering.provider.ProviderSettings;

/**
 * A fixed token. Its text form does not show it.
 *
 * @param value the token
 */
public record BearerToken(String value) {

	private static final String SETTING = "token";

	private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]+");

	/**
	 * Takes a token.
	 * @throws IllegalArgumentException if an HTTP header cannot carry it
	 */
	public BearerToken {
		if (!USABLE.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"the token holds blanks, line ends or letters that no token can have: copy it again");
		}
	}

	/**
	 * The configured token; for the sandbox, which takes any, one is made up.
	 * @throws IllegalArgumentException if there is none, or none that can be used
	 */
	public static BearerToken of(ProviderSettings settings) {
		String token = settings.credential(SETTING);
		if (token == null && !settings.isSandbox()) {
			throw new IllegalArgumentException("no token is configured");
		}
		return new BearerToken(token == null ? ProviderSettings.SANDBOX : token.strip());
	}

	/** The settings that are missing for a token: its own, or none. */
	public static List<String> missing(ProviderSettings settings) {
		return settings.isSandbox() || settings.credential(SETTING) != null ? List.of() : List.of(SETTING);
	}

	/** The call with the token. */
	public Call on(Call call) {
		return call.header(HttpHeaders.AUTHORIZATION, "Bearer " + value);
	}

	@Override
	public String toString() {
		return "BearerToken[***]";
	}

}
