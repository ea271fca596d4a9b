package dev.bulkordering.sandbox.plum;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;
import dev.bulkordering.sandbox.Request;
import dev.bulkordering.sandbox.Settings;
import dev.bulkordering.sandbox.Tokens;

/**
 * Plum's page 'Refresh Token': each call hands out a new refresh token beside the access
 * token. The page says that the old one is void at once, an older copy that it lives for
 * six hours more: the setting {@code old-refresh-token-life-ms} decides.
 */
final class TokenCall {

	private TokenCall() {
	}

	/**
	 * Hands out tokens.
	 * @throws Refusal if the refresh token or the client is not good
	 */
	static Answer answer(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			throw Refusal.incomplete("grant_type");
		}
		checkForm(body);
		Settings settings = ledger.settings();
		if (!agrees(body.path("client_id"), "client-id", settings)
				|| !agrees(body.path("client_secret"), "client-secret", settings)) {
			throw Refusal.badClient();
		}
		String used = body.path("refresh_token").stringValue();
		Tokens refresh = ledger.tokens("refresh");
		boolean good = refresh.isKnown(used) ? refresh.isLive(used)
				: agrees(body.path("refresh_token"), "refresh-token", settings);
		if (!good) {
			throw Refusal.badToken();
		}
		refresh.endAfter(used, settings.millis("old-refresh-token-life-ms"));
		return handOut(ledger);
	}

	private static void checkForm(JsonNode body) {
		for (String field : List.of("grant_type", "refresh_token", "client_id", "client_secret")) {
			if (body.path(field).stringValue("").isEmpty()) {
				throw Refusal.incomplete(field);
			}
		}
		if (!body.path("grant_type").stringValue().equals("refresh_token")) {
			throw Refusal.incomplete("grant_type");
		}
	}

	private static boolean agrees(JsonNode sent, String setting, Settings settings) {
		String right = settings.text(setting);
		return right.isEmpty() || sent.stringValue("").equals(right);
	}

	private static Answer handOut(Ledger ledger) {
		Duration life = ledger.settings().millis("token-life-ms");
		Duration refreshLife = ledger.settings().millis("refresh-token-life-ms");
		ObjectNode tokens = Json.object()
			.put("access_token", ledger.tokens("access").issue("PLA", life))
			.put("token_type", "bearer")
			.put("expires_in", life.toSeconds())
			.put("refresh_token", ledger.tokens("refresh").issue("PLR", refreshLife));
		return Answer.json(200,
				tokens.put("access_token_expiry", String.valueOf(ledger.now().plus(life).toEpochMilli()))
					.put("refresh_token_expiry", String.valueOf(ledger.now().plus(refreshLife).toEpochMilli())));
	}

}
