package dev.bulkordering.provider.enkash;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;

/**
 * What a token is fetched with, as the page 'Auth Token' describes it. The text form
 * shows no secret.
 *
 * @param clientId the client, which is also named in the form
 * @param clientSecret its secret
 * @param username the user
 * @param password the user's password
 */
record EnkashCredentials(String clientId, String clientSecret, String username, String password) {

	private static final String CLIENT_ID = "client-id";

	private static final String CLIENT_SECRET = "client-secret";

	private static final String USERNAME = "username";

	private static final String PASSWORD = "password";

	private static final List<String> SETTINGS = List.of(CLIENT_ID, CLIENT_SECRET, USERNAME, PASSWORD);

	/** The configured credentials; null if a fixed token takes their place. */
	static @Nullable EnkashCredentials of(ProviderSettings settings) {
		String clientId = settings.credential(CLIENT_ID);
		String clientSecret = settings.credential(CLIENT_SECRET);
		String username = settings.credential(USERNAME);
		String password = settings.credential(PASSWORD);
		if (hasToken(settings) || clientId == null || clientSecret == null || username == null || password == null) {
			return null;
		}
		return new EnkashCredentials(clientId, clientSecret, username, password);
	}

	/**
	 * The settings that are missing for a token: none if there is a fixed one, and none
	 * for the sandbox, which takes any.
	 */
	static List<String> missing(ProviderSettings settings) {
		return BearerToken.missing(settings).isEmpty() ? List.of()
				: SETTINGS.stream().filter((name) -> settings.credential(name) == null).toList();
	}

	private static boolean hasToken(ProviderSettings settings) {
		return settings.credential("token") != null;
	}

	/** All that tells these credentials from others that may be tried. */
	List<String> identity(ProviderSettings settings) {
		return List.of(settings.baseUrl(), clientId, clientSecret, username, password);
	}

	/** The call that fetches a token. */
	Call call(String path) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("username", username);
		form.put("password", password);
		form.put("grant_type", "password");
		form.put("clientId", clientId);
		String client = clientId + ":" + clientSecret;
		return Call.form("POST", path, form)
			.header(HttpHeaders.AUTHORIZATION,
					"Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public String toString() {
		return "EnkashCredentials[clientId=" + clientId + "]";
	}

}
