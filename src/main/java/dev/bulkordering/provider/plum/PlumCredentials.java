package dev.bulkordering.provider.plum;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.BearerCalls;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Transport;

/**
 * How Plum knows us: by a fixed token, or as a client whose token is refreshed. A fixed
 * token wins where both are configured; the sandbox needs neither.
 *
 * @param fixed the fixed token, or null
 * @param client the client, or null
 * @param baseUrl the base URL as configured: the same credentials elsewhere are others
 */
record PlumCredentials(@Nullable BearerToken fixed, @Nullable Client client, String baseUrl) {

	static final String CLIENT_ID = "client-id";

	private static final String TOKEN = "token";

	private static final String CLIENT_SECRET = "client-secret";

	private static final String REFRESH_TOKEN = "refresh-token";

	/**
	 * A client. Its text form shows nothing of it.
	 *
	 * @param id its id
	 * @param secret its secret
	 * @param refreshToken the refresh token that is configured
	 */
	record Client(String id, String secret, String refreshToken) {

		@Override
		public String toString() {
			return "Client[***]";
		}

	}

	/** The settings that are missing. */
	static List<String> missing(ProviderSettings settings) {
		if (settings.isSandbox() || settings.credential(TOKEN) != null) {
			return List.of();
		}
		List<String> missing = Stream.of(CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN)
			.filter((name) -> settings.credential(name) == null)
			.toList();
		return missing.size() == 3 ? List.of(TOKEN) : missing;
	}

	/**
	 * The credentials of a configuration.
	 * @throws IllegalArgumentException with a sentence for people if there are none, or
	 * none that can be used
	 */
	static PlumCredentials of(ProviderSettings settings) {
		String id = settings.credential(CLIENT_ID);
		String secret = settings.credential(CLIENT_SECRET);
		String refreshToken = settings.credential(REFRESH_TOKEN);
		if (settings.credential(TOKEN) != null || id == null || secret == null || refreshToken == null) {
			return new PlumCredentials(BearerToken.of(settings), null, settings.baseUrl());
		}
		return new PlumCredentials(null, new Client(id.strip(), secret.strip(), refreshToken.strip()),
				settings.baseUrl());
	}

	/** Calls that carry a token. */
	BearerCalls calls(Transport transport, AccessTokens tokens, String tokenPath) {
		if (fixed != null) {
			return BearerCalls.with(transport, fixed);
		}
		if (client == null) {
			throw new IllegalStateException("there is neither a token nor a client");
		}
		return BearerCalls.with(transport,
				tokens.of(PlumProvider.ID, List.of(baseUrl, client.id(), client.secret(), client.refreshToken())),
				new PlumTokens(transport, tokenPath, client));
	}

}
