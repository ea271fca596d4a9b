package dev.bulkordering.sandbox;

import java.util.Locale;
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
 * @param contentType the {@code Content-Type} header, if sent
 * @param url the absolute URL as the client wrote it, query included
 * @param headers every header by its name in lower case; the first of a name counts
 * @param body the body's text, empty if there was none
 * @param clientPort the port that the client sent it from: the same port, the same
 * connection
 */
public record Request(String method, String path, Map<String, String> variables, Map<String, String> query,
		@Nullable String authorization, @Nullable String contentType, String url, Map<String, String> headers,
		String body, int clientPort) {

	private static final String BEARER = "Bearer ";

	/** The body as JSON, or null where it is none. */
	public @Nullable JsonNode json() {
		return Json.parse(body);
	}

	/** The body as a form; the last value of a name counts. */
	public Map<String, String> form() {
		return Http.parameters(body);
	}

	/** Whether the body is said to be of a media type. */
	public boolean isOf(String mediaType) {
		return contentType != null && contentType.split(";")[0].strip().equalsIgnoreCase(mediaType);
	}

	/** What stands in the path for a name; the operation must have it. */
	public String variable(String name) {
		String value = variables.get(name);
		if (value == null) {
			throw new IllegalArgumentException("the path of the operation has no {" + name + "}");
		}
		return value;
	}

	/** The bearer token that the request carries, or null. */
	public @Nullable String bearer() {
		if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return null;
		}
		String sent = authorization.substring(BEARER.length()).strip();
		return sent.isEmpty() ? null : sent;
	}

	/**
	 * Whether the request carries a bearer token, and the right one.
	 * @param token the only right token; empty takes any
	 */
	public boolean bears(String token) {
		String sent = bearer();
		return sent != null && (token.isEmpty() || sent.equals(token));
	}

	/**
	 * Whether the request carries a key in {@code Authorization}, without a scheme before
	 * it, and the right one.
	 * @param key the only right key; empty takes any
	 */
	public boolean carries(String key) {
		if (authorization == null || authorization.isBlank() || authorization.strip().contains(" ")) {
			return false;
		}
		return key.isEmpty() || authorization.strip().equals(key);
	}

	/** A header's value, or null. */
	public @Nullable String header(String name) {
		return headers.get(name.toLowerCase(Locale.ROOT));
	}

	Request with(Map<String, String> pathVariables) {
		return new Request(method, path, pathVariables, query, authorization, contentType, url, headers, body,
				clientPort);
	}

}
