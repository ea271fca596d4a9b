package dev.bulkordering.provider.enkash;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.TokenAnswer;
import dev.bulkordering.provider.TokenEndpoint;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Fetches tokens at {@code POST /oauth/token} (page 'Auth Token'). EnKash locks an
 * account after three bad calls in a row, so that every refusal is taken for one of the
 * credentials.
 *
 * @param transport the way to EnKash
 * @param path path of the token endpoint
 * @param credentials what a token is fetched with
 */
record EnkashTokens(Transport transport, String path, EnkashCredentials credentials) implements TokenEndpoint {

	/** Life of a token by the page 'Auth Token', for an answer that names none. */
	private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

	/** A token is renewed after this time, however long it is said to live. */
	private static final Duration LONGEST_LIFE = Duration.ofDays(1);

	@Override
	public Reply<TokenAnswer> fetch(@Nullable String secret) {
		Answer answer = transport.send(credentials.call(path));
		TokenAnswer result = answer instanceof Answer.None none ? notAnswered(none.why().message())
				: read((Response) answer);
		return new Reply<>(result, List.of(answer.exchange()));
	}

	private static TokenAnswer read(Response response) {
		int status = response.status();
		if (response.isSuccess() && response.json().isObject()) {
			String token = token(response);
			return token == null ? refused(response, "the answer holds no token")
					: new TokenAnswer.Granted(token, life(response), null);
		}
		if (status == 429) {
			return new TokenAnswer.NotAnswered(response.throttled());
		}
		return status / 100 == 4 && status != 408 ? refused(response, "no reason given")
				: notAnswered("it answered HTTP " + status);
	}

	private static TokenAnswer notAnswered(String message) {
		return new TokenAnswer.NotAnswered(new Unavailable("EnKash's token endpoint gives no token: " + message));
	}

	private static TokenAnswer refused(Response response, String otherwise) {
		return new TokenAnswer.Refused("EnKash's token endpoint refuses the credentials (HTTP " + response.status()
				+ ": " + response.words(otherwise) + "). Mend bulk-ordering.providers." + EnkashProvider.ID
				+ ".username, password, client-id or client-secret. They are not tried again until one of them changes,"
				+ " or `restart --try-credentials` is said, because EnKash locks the account after three bad calls");
	}

	// a token that no header can carry is as good as none
	private static @Nullable String token(Response response) {
		String token = Json.text(response.json(), "access_token");
		try {
			return token == null ? null : new BearerToken(token).value();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static Duration life(Response response) {
		Long seconds = Json.wholeNumber(response.json(), "expires_in");
		if (seconds == null || seconds <= 0) {
			return USUAL_LIFE;
		}
		return seconds < LONGEST_LIFE.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST_LIFE;
	}

	@Override
	public String toString() {
		return "EnkashTokens[" + path + "]";
	}

}
