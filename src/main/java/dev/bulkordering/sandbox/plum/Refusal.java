package dev.bulkordering.sandbox.plum;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;

/** A documented refusal. */
final class Refusal extends RuntimeException {

	private final Answer answer;

	private Refusal(Answer answer, String message) {
		super(message, null, false, false);
		this.answer = answer;
	}

	Answer answer() {
		return answer;
	}

	/** An error of the page, with what is to be said of this case. */
	static Refusal of(String errorId, String error) {
		return new Refusal(ErrorId.of(errorId).answer(error), error);
	}

	/** No bearer token at all. */
	static Refusal noToken() {
		return of("PIPE10013", "missing/invalid authorization header");
	}

	/** A token that is not good, in the form of 'OAuth / Authorization Errors'. */
	static Refusal badToken() {
		return oauth(401, "invalid_token", "invalid/expired token");
	}

	static Refusal badClient() {
		return oauth(401, "unauthorized_client", "client_id or client_secret is wrong");
	}

	static Refusal incomplete(String field) {
		return oauth(400, "invalid_request", "missing/invalid parameter " + field);
	}

	/** No page gives a code for this; points are what the wallet is charged in. */
	static Refusal noFunds() {
		return of("PLE10010", "Insufficient balance in the wallet");
	}

	static Refusal outOfStock() {
		return of("PLE10024", "Out of stock");
	}

	private static Refusal oauth(int status, String error, String description) {
		return new Refusal(Answer.json(status, Json.object().put("error", error).put("error_description", description)),
				description);
	}

}
