package dev.bulkordering.provider.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.CallPermit;

/**
 * A request to make, once. Its text form shows neither headers nor body.
 *
 * @param method HTTP method
 * @param path path and query behind the base URL, encoded
 * @param headers headers beside those of the transport; none of them is ever kept
 * @param contentType type of the body; null without one
 * @param body the body, sent as UTF-8
 * @param permit leave to send an order call, whose rate is in hand; null for a question,
 * which waits for the rate by itself
 * @param freshConnection whether a connection is opened for this call alone: for an order
 * call that no look-up can settle
 */
public record Call(String method, String path, Map<String, String> headers, @Nullable String contentType,
		@Nullable String body, @Nullable CallPermit permit, boolean freshConnection) {

	private static final String JSON = "application/json";

	/** Copies the headers. */
	public Call {
		headers = Map.copyOf(headers);
	}

	/** A question, without a body. */
	public static Call get(String path) {
		return new Call("GET", path, Map.of(), null, null, null, false);
	}

	/** A request with a JSON body. */
	public static Call json(String method, String path, JsonNode body) {
		return new Call(method, path, Map.of(), JSON, Json.write(body), null, false);
	}

	/** A request with a form as its body. */
	public static Call form(String method, String path, Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		return new Call(method, path, Map.of(), "application/x-www-form-urlencoded", body, null, false);
	}

	/** The same call with one more header. */
	public Call header(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(headers);
		more.put(name, value);
		return new Call(method, path, more, contentType, body, permit, freshConnection);
	}

	/** The same call as an order call with leave to be sent. */
	public Call permitted(CallPermit leave) {
		return new Call(method, path, headers, contentType, body, leave, freshConnection);
	}

	/** The same call on a connection of its own. */
	public Call onFreshConnection() {
		return new Call(method, path, headers, contentType, body, permit, true);
	}

	/** A text as one segment of a path, or as the value of a query parameter. */
	public static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	@Override
	public String toString() {
		return method + " " + path;
	}

}
