package dev.bulkordering.provider.plum;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.TokenAnswer;
import dev.bulkordering.provider.TokenAnswer.Granted;
import dev.bulkordering.provider.TokenAnswer.NotAnswered;
import dev.bulkordering.provider.TokenAnswer.Refused;
import dev.bulkordering.provider.TokenEndpoint;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Exchanges a refresh token for an access token (page 'Refresh Token'). Each exchange
 * gives a new refresh token, and the one that was sent is good for no further one.
 */
final class PlumTokens implements TokenEndpoint {

	/** The page's life of an access token, where an answer names none. */
	private static final Duration LONGEST_LIFE = Duration.ofDays(15);

	private static final String REFRESH_TOKEN = "refresh_token";

	private final Transport transport;

	private final String path;

	private final PlumCredentials.Client client;

	PlumTokens(Transport transport, String path, PlumCredentials.Client client) {
		this.transport = transport;
		this.path = path;
		this.client = client;
	}

	@Override
	public Reply<TokenAnswer> fetch(@Nullable String secret) {
		ObjectNode body = Json.object()
			.put("grant_type", REFRESH_TOKEN)
			.put(REFRESH_TOKEN, secret == null ? client.refreshToken() : secret)
			.put("client_id", client.id())
			.put("client_secret", client.secret());
		Answer answer = transport.send(Call.json("POST", path, body));
		TokenAnswer result = answer instanceof Response response ? read(response, secret != null)
				: new NotAnswered(notBought(((Answer.None) answer).why()));
		return new Reply<>(result, List.of(answer.exchange()));
	}

	private static TokenAnswer read(Response response, boolean withKept) {
		PlumReply reply = new PlumReply(response);
		if (reply.isLimitExceeded() || response.status() == 429) {
			return new NotAnswered(PlumAnswers.throttled(reply));
		}
		if (response.isSuccess()) {
			String token = usable(Json.text(response.json(), "access_token"));
			return token == null ? refused(reply, withKept)
					: new Granted(token, life(response), Json.text(response.json(), REFRESH_TOKEN));
		}
		return response.status() / 100 == 4 && response.status() != 408 ? refused(reply, withKept)
				: new NotAnswered(new Unavailable("Plum's token endpoint answered HTTP " + response.status()));
	}

	private static Duration life(Response response) {
		Long seconds = Json.wholeNumber(response.json(), "expires_in");
		return seconds == null || seconds <= 0 || seconds > LONGEST_LIFE.toSeconds() ? LONGEST_LIFE
				: Duration.ofSeconds(seconds);
	}

	private static @Nullable String usable(@Nullable String token) {
		try {
			return token == null ? null : new BearerToken(token).value();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static Refused refused(PlumReply reply, boolean withKept) {
		String said = reply.said();
		return new Refused("Plum gives no access token (HTTP " + reply.response().status()
				+ (said.isEmpty() ? "" : ", " + said) + ")"
				+ (withKept ? " for the refresh token that it handed out last" : "")
				+ ": make a new refresh token in Plum's dashboard and set bulk-ordering.providers.plum.refresh-token, or"
				+ " correct client-id and client-secret there. It is not tried again until they change or `restart"
				+ " --try-credentials` is said");
	}

	// A token call buys nothing, whatever became of it.
	private static Outcome notBought(Outcome why) {
		return why instanceof Unavailable ? why
				: new Unavailable("no access token could be had from Plum: " + why.message());
	}

}
