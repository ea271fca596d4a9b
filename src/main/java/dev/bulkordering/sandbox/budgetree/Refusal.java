package dev.bulkordering.sandbox.budgetree;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

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

	/** A refusal with a code of the page, and what its text names. */
	static Refusal of(int code, Object... named) {
		String text = ErrorCode.withNumber(code).orElseThrow().text(named);
		return new Refusal(answer(400, code, text, List.of()), text);
	}

	/** The request's data is invalid: everything that is wrong with it. */
	static Refusal invalid(List<String> messages) {
		String text = ErrorCode.withNumber(400).orElseThrow().text();
		return new Refusal(answer(400, 400, text, messages), text);
	}

	/** The second text that the page gives for 5338. */
	static Refusal addressNotAllowed() {
		String text = "Edit address is not allowed, but the request has address info.";
		return new Refusal(answer(400, 5338, text, List.of()), text);
	}

	static Refusal unauthorized() {
		return new Refusal(answer(401, 401, "OAuth authorization failed to validate.", List.of()), "401");
	}

	static Refusal forbidden() {
		return new Refusal(
				answer(403, 403, "API access has been revoked or there are insufficient permissions.", List.of()),
				"403");
	}

	static Answer answer(int status, int code, String message, List<String> messages) {
		ObjectNode body = Json.object().put("message", message).put("code", code);
		messages.forEach(body.putArray("messages")::add);
		body.putArray("additionalTxnFields");
		return Answer.json(status, body);
	}

}
