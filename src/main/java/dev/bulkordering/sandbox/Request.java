package dev.bulkordering.sandbox;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as an emulated provider sees it.
 *
 * @param method the HTTP method
 * @param path the decoded path below the provider's base URL, without a slash at its end
 * @param variables what stands in the path where the operation has a {@code {name}}
 * @param query the query's parameters; the last of a name counts
 * @param authorization the {@code Authorization} header, if sent
 * @param body the body's text, empty if there was none
 * @param clientPort the port that the client sent it from: the same port, the same
 * connection
 */
public record Request(String method, String path, Map<String, String> variables, Map<String, String> query,
		@Nullable String authorization, String body, int clientPort) {

	private static final String BEARER = "Bearer ";

	/** The body as JSON, or null where it is none. */
	public @Nullable JsonNode json() {
		return Json.parse(body);
	}

	/** What stands in the path for a name; the operation must have it. */
	public String variable(String name) {
		String value = variables.get(name);
		if (value == null) {
			throw new IllegalArgumentException("the path of the operation has no {" + name + "}");
		}
		return value;
	}

	/**
	 * Whether the request carries a bearer token, and the right one.
	 * @param token the only right token; empty takes any
	 */
	public boolean bears(String token) {
		if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return false;
		}
		String sent = authorization.substring(BEARER.length()).strip();
		return token.isEmpty() ? !sent.isEmpty() : sent.equals(token);
	}

	Request with(Map<String, String> pathVariables) {
		return new Request(method, path, pathVariables, query, authorization, body, clientPort);
	}

}
