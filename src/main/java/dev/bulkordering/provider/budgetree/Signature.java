package dev.bulkordering.provider.budgetree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;

/**
 * Signs requests as the API that Budgetree's stems from wants it: the HMAC-SHA512, in
 * hex, of the method, the absolute URL with its query sorted, and the body as compact
 * JSON with sorted keys, each encoded by RFC 3986 and joined by {@code &}. Its text form
 * does not show the secret.
 */
final class Signature {

	private static final String ALGORITHM = "HmacSHA512";

	private final String baseUrl;

	private final SecretKeySpec key;

	/**
	 * Signatures for an account.
	 * @param baseUrl what stands before a call's path
	 * @param secret the client secret
	 */
	Signature(String baseUrl, String secret) {
		this.baseUrl = baseUrl.replaceAll("/+$", "");
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	/**
	 * The signature of a call, whose body must be {@link #sorted} JSON: the very text is
	 * signed.
	 */
	String of(Call call) {
		StringBuilder text = new StringBuilder(call.method()).append('&')
			.append(encoded(baseUrl + withSortedQuery(call.path())));
		if (call.body() != null) {
			text.append('&').append(encoded(call.body()));
		}
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return HexFormat.of().formatHex(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has HMAC-SHA512", ex);
		}
	}

	private static String withSortedQuery(String path) {
		int mark = path.indexOf('?');
		if (mark < 0) {
			return path;
		}
		String[] parameters = path.substring(mark + 1).split("&");
		Arrays.sort(parameters);
		return path.substring(0, mark + 1) + String.join("&", parameters);
	}

	// the form encoding that the JDK has leaves an asterisk as it is, and not a tilde
	private static String encoded(String text) {
		return Call.encoded(text).replace("*", "%2A").replace("%7E", "~");
	}

	/** The same JSON with the keys of all objects sorted. */
	static JsonNode sorted(JsonNode node) {
		if (node.isObject()) {
			Map<String, JsonNode> fields = new TreeMap<>();
			node.properties().forEach((field) -> fields.put(field.getKey(), sorted(field.getValue())));
			ObjectNode object = Json.object();
			object.setAll(fields);
			return object;
		}
		if (node.isArray()) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			node.values().forEach((element) -> array.add(sorted(element)));
			return array;
		}
		return node;
	}

	@Override
	public String toString() {
		return "Signature[***]";
	}

}
