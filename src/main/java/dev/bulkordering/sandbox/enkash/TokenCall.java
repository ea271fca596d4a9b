package dev.bulkordering.sandbox.enkash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;
import dev.bulkordering.sandbox.Request;
import dev.bulkordering.sandbox.Settings;

/**
 * EnKash's page 'User Authentication': a client with a secret and a user with a password
 * get a token for five minutes; three wrong calls in a row lock the account. What has
 * been handed out by then stays good.
 */
final class TokenCall {

	/** Consecutive wrong calls that lock the account. */
	private static final int MOST_BAD_CALLS = 3;

	private static final String BAD_CALLS = "bad-token-calls";

	private static final String BASIC = "Basic ";

	private TokenCall() {
	}

	/**
	 * Hands out a token.
	 * @throws Refusal if the credentials are wrong, which counts, or the account is
	 * locked
	 */
	static Answer answer(Request request, Ledger ledger) {
		Settings settings = ledger.settings();
		int bad = settings.number(BAD_CALLS).intValue();
		if (bad >= MOST_BAD_CALLS) {
			throw Refusal.locked();
		}
		if (!isRight(request, settings)) {
			settings.set(BAD_CALLS, bad + 1);
			throw Refusal.badCredentials();
		}
		settings.set(BAD_CALLS, 0);
		Duration life = settings.millis("token-life-ms");
		ObjectNode token = Json.object()
			.put("access_token", ledger.tokens("access").issue("EKA", life))
			.put("token_type", "bearer")
			.put("refresh_token", ledger.tokens("refresh").issue("EKR", life));
		return Answer.json(200, token.put("expires_in", life.toSeconds()).put("scope", "read write trust"));
	}

	private static boolean isRight(Request request, Settings settings) {
		String[] client = client(request);
		if (client == null || !request.isOf("application/x-www-form-urlencoded")) {
			return false;
		}
		Map<String, String> form = request.form();
		return agrees(client[0], "client-id", settings) && agrees(client[1], "client-secret", settings)
				&& agrees(form.get("clientId"), "client-id", settings)
				&& agrees(form.get("username"), "username", settings)
				&& agrees(form.get("password"), "password", settings) && "password".equals(form.get("grant_type"));
	}

	private static boolean agrees(@Nullable String sent, String setting, Settings settings) {
		String right = settings.text(setting);
		return sent != null && !sent.isEmpty() && (right.isEmpty() || sent.equals(right));
	}

	/** The client's id and secret, or null where the header has none. */
	private static String @Nullable [] client(Request request) {
		String header = request.authorization();
		if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			return null;
		}
		try {
			byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
			String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
			return parts.length == 2 ? parts : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
