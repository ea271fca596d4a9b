package dev.bulkordering.provider.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

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

	/** A sentence, or a word of letters alone: not what a code or a key looks like. */
	private static final Pattern WORDS = Pattern.compile("(?s)\\p{L}+|.*\\S\\s+\\S.*");

	private final Set<String> shown;

	private final Set<String> closed;

	private final Set<String> worded;

	private Masking(Set<String> shown, Set<String> closed, Set<String> worded) {
		this.shown = shown;
		this.closed = closed;
		this.worded = worded;
	}

	/** Shows the fields of these names, wherever they stand in a body. */
	public static Masking showing(String... fields) {
		return new Masking(Set.of(fields), Set.of(), Set.of());
	}

	/** The same, but with nothing shown below fields of these names. */
	public Masking butNothingBelow(String... fields) {
		return new Masking(shown, Set.of(fields), worded);
	}

	/**
	 * The same, and fields of these names are shown where they are words: for a field
	 * that says what is wrong in one answer and holds the goods in another.
	 */
	public Masking andWordsOf(String... fields) {
		return new Masking(shown, closed, Set.of(fields));
	}

	private enum Rule {

		/** An object or a list whose fields are shown by their names. */
		BY_NAME,
		/** A value to show. */
		SHOW,
		/** A value to show if it is words. */
		SHOW_WORDS,
		/** Nothing below is shown. */
		HIDE

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
		JsonNode json = Json.parse(body);
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
		collect(json, Rule.BY_NAME, hidden);
		return new Masked(Json.write(copy(json, Rule.BY_NAME, hidden)), Set.copyOf(hidden));
	}

	private Rule below(Rule rule, String field) {
		if (rule == Rule.HIDE || closed.contains(field)) {
			return Rule.HIDE;
		}
		if (shown.contains(field)) {
			return Rule.SHOW;
		}
		return worded.contains(field) ? Rule.SHOW_WORDS : Rule.BY_NAME;
	}

	private static Rule ofElements(Rule list) {
		return list == Rule.SHOW_WORDS ? Rule.BY_NAME : list;
	}

	private static boolean isShown(JsonNode value, Rule rule) {
		return rule == Rule.SHOW
				|| rule == Rule.SHOW_WORDS && value.isString() && WORDS.matcher(value.stringValue().strip()).matches();
	}

	private void collect(JsonNode node, Rule rule, Set<String> hidden) {
		node.properties().forEach((field) -> collect(field.getValue(), below(rule, field.getKey()), hidden));
		if (node.isArray()) {
			node.values().forEach((element) -> collect(element, ofElements(rule), hidden));
		}
		if (!isShown(node, rule) && (node.isString() || node.isNumber())) {
			String text = node.asString().strip();
			if (text.length() >= SHORTEST_HIDDEN) {
				hidden.add(text);
			}
		}
	}

	private JsonNode copy(JsonNode node, Rule rule, Set<String> hidden) {
		if (node.isObject()) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			node.properties()
				.forEach((field) -> object.set(field.getKey(),
						copy(field.getValue(), below(rule, field.getKey()), hidden)));
			return object;
		}
		if (node.isArray()) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			node.values().forEach((element) -> array.add(copy(element, ofElements(rule), hidden)));
			return array;
		}
		if (node.isNull() || node.isBoolean() || node.isString() && node.stringValue().isEmpty()) {
			return node;
		}
		return isShown(node, rule) ? shownValue(node, hidden) : JsonNodeFactory.instance.stringNode(MASK);
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
