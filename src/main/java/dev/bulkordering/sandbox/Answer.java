package dev.bulkordering.sandbox;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status; {@link #NONE} closes the connection without an answer
 * @param contentType the body's type
 * @param body the body's text
 * @param headers further headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

	/** The status of a connection that is cut instead of answered. */
	public static final int NONE = 0;

	/** An answer in JSON. */
	public static Answer json(int status, JsonNode body) {
		return new Answer(status, "application/json", body.toString(), Map.of());
	}

	/** An answer without a body. */
	public static Answer empty(int status) {
		return new Answer(status, "", "", Map.of());
	}

	/** This answer with a header more. */
	public Answer with(String header, String value) {
		Map<String, String> more = new HashMap<>(headers);
		more.put(header, value);
		return new Answer(status, contentType, body, more);
	}

	static Answer cut() {
		return empty(NONE);
	}

	static Answer garbage(int status) {
		return new Answer(status, "application/json", "{\"status\": \"COMPL", Map.of());
	}

	boolean isCut() {
		return status == NONE;
	}

}
