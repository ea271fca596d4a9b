package dev.bulkordering.provider.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of a provider's bodies the journal may show. All others are masked, so a
 * field that nobody thought of cannot give a secret away. A body that is no JSON is not
 * kept at all.
 */
public final class Masking {

	static final String MASK = "***";

	private static final int SHORTEST_HIDDEN = 4;

	private final Set<String> shown;

	private Masking(Set<String> shown) {
		this.shown = shown;
	}

	/** Shows the fields of these names, wherever they stand in a body. */
	public static Masking showing(String... fields) {
		return new Masking(Set.of(fields));
	}

	/**
	 * A body as the journal may keep it.
	 *
	 * @param text the masked body; null without a body
	 * @param hidden the values that were masked, from four characters on
	 */
	record Masked(@Nullable String text, Set<String> hidden) {

	}

	Masked request(@Nullable String body) {
		if (body == null) {
			return new Masked(null, Set.of());
		}
		JsonNode json = Json.parse(body.getBytes(StandardCharsets.UTF_8));
		// not even a hash: the body is ours, and may hold a password that can be guessed
		return json == null ? new Masked("(" + body.length() + " characters, no JSON)", Set.of())
				: masked(json, Set.of());
	}

	Masked response(byte[] body, @Nullable JsonNode json, Set<String> hiddenInRequest) {
		if (body.length == 0) {
			return new Masked(null, hiddenInRequest);
		}
		return json == null
				? new Masked("(" + body.length + " bytes, no JSON, SHA-256 " + hash(body) + "…)", hiddenInRequest)
				: masked(json, hiddenInRequest);
	}

	private Masked masked(JsonNode json, Set<String> before) {
		Set<String> hidden = new HashSet<>(before);
		collect(json, false, hidden);
		return new Masked(Json.write(copy(json, false, hidden)), Set.copyOf(hidden));
	}

	private void collect(JsonNode node, boolean isShown, Set<String> hidden) {
		for (Map.Entry<String, JsonNode> field : node.properties()) {
			collect(field.getValue(), shown.contains(field.getKey()), hidden);
		}
		if (node.isArray()) {
			node.values().forEach((element) -> collect(element, isShown, hidden));
		}
		if (!isShown && (node.isString() || node.isNumber())) {
			String text = node.asString();
			if (text.strip().length() >= SHORTEST_HIDDEN) {
				hidden.add(text.strip());
			}
		}
	}

	private JsonNode copy(JsonNode node, boolean isShown, Set<String> hidden) {
		if (node.isObject()) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			node.properties()
				.forEach((field) -> object.set(field.getKey(),
						copy(field.getValue(), shown.contains(field.getKey()), hidden)));
			return object;
		}
		if (node.isArray()) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			node.values().forEach((element) -> array.add(copy(element, isShown, hidden)));
			return array;
		}
		if (node.isNull() || node.isBoolean() || node.isString() && node.stringValue().isEmpty()) {
			return node;
		}
		return isShown ? shownValue(node, hidden) : JsonNodeFactory.instance.stringNode(MASK);
	}

	// a sentence may repeat what other fields hide
	private static JsonNode shownValue(JsonNode node, Set<String> hidden) {
		boolean sentence = node.isString() && node.stringValue().indexOf(' ') >= 0;
		return sentence ? JsonNodeFactory.instance.stringNode(Prose.mask(node.stringValue(), hidden)) : node;
	}

	private static String hash(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
