package dev.bulkordering.provider.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The rules that a configured base URL must keep. */
final class BaseUrl {

	private static final Pattern THIS_MACHINE = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	private BaseUrl() {
	}

	/**
	 * Checks a base URL and takes a slash off its end.
	 * @throws IllegalArgumentException with a sentence for people
	 */
	static String check(String text) {
		URI url = parse(text);
		boolean plain = "http".equalsIgnoreCase(url.getScheme());
		if (!plain && !"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
			throw notAUrl();
		}
		if (url.getRawUserInfo() != null) {
			throw new IllegalArgumentException("base-url must not hold a user name or a password");
		}
		if (url.getRawQuery() != null || url.getRawFragment() != null) {
			throw new IllegalArgumentException("base-url must end with its path, without '?' and '#'");
		}
		if (plain && !THIS_MACHINE.matcher(url.getHost()).matches()) {
			throw new IllegalArgumentException("base-url " + text + " would send orders and tokens unencrypted:"
					+ " use https (plain http is for this machine alone)");
		}
		return text.replaceAll("/+$", "");
	}

	private static URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw notAUrl();
		}
	}

	// does not repeat what was configured: it may be a secret in the wrong place
	private static IllegalArgumentException notAUrl() {
		return new IllegalArgumentException("base-url is not a URL such as https://api.example.com");
	}

}
