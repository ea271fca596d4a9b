package dev.bulkordering.sandbox.enkash;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;

/** A refusal, in the shape that EnKash's pages show. */
final class Refusal extends RuntimeException {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final String NO_FUNDS = "Insufficient balance in card account";

	private static final String BAD_REQUEST = "BAD_REQUEST";

	private static final String UNAUTHORIZED = "UNAUTHORIZED";

	private static final String NOT_FOUND = "NOT_FOUND";

	private static final String UNPROCESSABLE = "UNPROCESSABLE_ENTITY";

	private final Answer answer;

	private Refusal(Answer answer, String message) {
		super(message, null, false, false);
		this.answer = answer;
	}

	private Refusal(int status, String type, String message) {
		this(answer(status, type, message), message);
	}

	/** The page's error body. */
	static Answer answer(int status, String message) {
		return answer(status, type(status), message);
	}

	private static Answer answer(int status, String type, String message) {
		ObjectNode body = Json.object().put("payload", message);
		body.putObject("errorResponse")
			.put("timestamp", TIMESTAMP.format(LocalDateTime.now(ZoneOffset.UTC)))
			.put("requestId", UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT))
			.put("errorType", type)
			.put("errorMessage", message);
		return Answer.json(status, body.put("response_code", 1).put("response_message", "Failure"));
	}

	// the page shows UNAUTHORIZED alone; the others are named in the same way
	private static String type(int status) {
		return switch (status) {
			case 400 -> BAD_REQUEST;
			case 401 -> UNAUTHORIZED;
			case 403 -> "FORBIDDEN";
			case 404 -> NOT_FOUND;
			case 422 -> UNPROCESSABLE;
			case 429 -> "TOO_MANY_REQUESTS";
			case 503 -> "SERVICE_UNAVAILABLE";
			default -> "INTERNAL_SERVER_ERROR";
		};
	}

	Answer answer() {
		return answer;
	}

	/** The only answer that the page 'Create Order' shows. */
	static Refusal unauthorized() {
		return new Refusal(401, UNAUTHORIZED, "User does not have adequate authority");
	}

	static Refusal badCredentials() {
		return new Refusal(401, UNAUTHORIZED, "Bad credentials");
	}

	static Refusal locked() {
		return new Refusal(401, UNAUTHORIZED, "User account is locked");
	}

	/** Parameters that are missing or of the wrong type: 400 in the guide. */
	static Refusal badRequest(String message) {
		return new Refusal(400, BAD_REQUEST, message);
	}

	/** Data that can't be ordered: 422 in the guide. */
	static Refusal invalid(String message) {
		return new Refusal(422, UNPROCESSABLE, message);
	}

	static Refusal noSuchProduct() {
		return new Refusal(404, NOT_FOUND, "Product not found");
	}

	static Refusal noSuchOrder(int status) {
		return new Refusal(status, NOT_FOUND, "Order not found");
	}

	/** No page tells what a reference that was used before is answered with. */
	static Refusal duplicate() {
		return new Refusal(200, UNPROCESSABLE, "Duplicate order reference id");
	}

	/** The guide's example of a failure under 200, which has no error object. */
	static Refusal noFunds() {
		ObjectNode body = Json.object().put("response_code", 1).put("response_message", NO_FUNDS);
		return new Refusal(Answer.json(200, body.put("payload", NO_FUNDS)), NO_FUNDS);
	}

}
