package dev.bulkordering.provider.http;

import java.util.List;

import dev.bulkordering.provider.AccessToken;
import dev.bulkordering.provider.AccessToken.Given;
import dev.bulkordering.provider.CallPermit.SendByPassedException;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Remedy;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.TokenEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls with a bearer token: a fixed one, or one that is fetched at the provider's
 * token endpoint. Thread-safe.
 */
public final class BearerCalls {

	private final Transport transport;

	private final @Nullable BearerToken fixed;

	private final @Nullable AccessToken fetched;

	private final @Nullable TokenEndpoint endpoint;

	private BearerCalls(Transport transport, @Nullable BearerToken fixed, @Nullable AccessToken fetched,
			@Nullable TokenEndpoint endpoint) {
		this.transport = transport;
		this.fixed = fixed;
		this.fetched = fetched;
		this.endpoint = endpoint;
	}

	/** Calls with a fixed token. */
	public static BearerCalls with(Transport transport, BearerToken token) {
		return new BearerCalls(transport, token, null, null);
	}

	/** Calls with a token that is fetched when it is needed. */
	public static BearerCalls with(Transport transport, AccessToken token, TokenEndpoint endpoint) {
		return new BearerCalls(transport, null, token, endpoint);
	}

	/**
	 * What a call came to.
	 *
	 * @param answer the answer; {@link Answer.None} too where no token could be had, and
	 * so nothing was sent
	 * @param token the token that it carried, or null
	 */
	public record Sent(Answer answer, @Nullable BearerToken token) {
	}

	/**
	 * Makes a call, at most once.
	 * @param exchanges receives what was sent, the token call included
	 */
	public Sent send(Call call, List<Exchange> exchanges) {
		BearerToken token = fixed;
		if (fetched != null && endpoint != null) {
			Reply<Given> reply = fetched.get(endpoint);
			exchanges.addAll(reply.exchanges());
			Outcome why = reply.result().why();
			String value = reply.result().value();
			if (why != null || value == null) {
				Outcome none = why == null ? new Outcome.Unavailable("there is no token") : why;
				Answer.None unsent = transport.unsent(call, none);
				exchanges.add(unsent.exchange());
				return new Sent(unsent, null);
			}
			token = new BearerToken(value);
		}
		if (token == null) {
			throw new IllegalStateException("there is neither a token nor a way to fetch one");
		}
		Answer answer = send(token.on(call), !exchanges.isEmpty());
		exchanges.add(answer.exchange());
		return new Sent(answer, token);
	}

	// The token call may have taken so long that the order is not to be sent any more;
	// the
	// token call itself has to be told of.
	private Answer send(Call call, boolean tokenCalled) {
		try {
			return transport.send(call);
		}
		catch (SendByPassedException ex) {
			if (!tokenCalled) {
				throw ex;
			}
			return transport.unsent(call, new Outcome.Unavailable(String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * What it means that the provider did not accept the token of a call, which ordered
	 * nothing: if the token was fetched, one other is tried; else the account is refused.
	 * @param code the provider's code for people
	 * @param message in words
	 */
	public Outcome tokenRefused(Sent sent, String code, String message) {
		boolean another = fetched != null && sent.token() != null && fetched.notAccepted(sent.token().value());
		return another ? new Throttled(null, "the token is not accepted any more; a new one is fetched")
				: Rejected.account(Remedy.CREDENTIALS, code, message);
	}

	/** The provider accepted the token of a call. */
	public void accepted(Sent sent) {
		if (fetched != null && sent.token() != null) {
			fetched.accepted(sent.token().value());
		}
	}

}
