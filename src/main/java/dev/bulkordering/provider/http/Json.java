package dev.bulkordering.provider.http;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as providers write it: a number may stand as a text and a text as a number, null
 * is absent, unknown fields don't matter. What cannot be understood is null.
 */
public final class Json {

	private static final int LONGEST_ID = 200;

	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

	private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

	// A field given twice could be read in two ways.
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.build();

	private Json() {
	}

	/** An empty object to fill. */
	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** The text that is sent for a body. */
	public static String write(JsonNode body) {
		return MAPPER.writeValueAsString(body);
	}

	/** A body as JSON, or null if it is none. */
	public static @Nullable JsonNode parse(byte[] body) {
		try {
			JsonNode json = MAPPER.readTree(body);
			return json == null || json.isMissingNode() ? null : json;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * A field's text without blanks around it; null if it is absent, blank or no text.
	 */
	public static @Nullable String text(JsonNode parent, String field) {
		JsonNode node = parent.path(field);
		if (node.isNumber()) {
			BigDecimal number = bounded(node);
			return number == null ? null : number.toPlainString();
		}
		if (!node.isString() || node.stringValue().isBlank()) {
			return null;
		}
		return node.stringValue().strip();
	}

	/**
	 * A provider's id: a text of at most 200 characters, none of them a control
	 * character.
	 */
	public static @Nullable String id(JsonNode parent, String field) {
		String text = text(parent, field);
		return text == null || text.length() > LONGEST_ID || text.chars().anyMatch(Character::isISOControl) ? null
				: text;
	}

	/** A field's amount, with at most 15 digits before the point. */
	public static @Nullable BigDecimal decimal(JsonNode parent, String field) {
		String text = text(parent, field);
		return text == null || !DECIMAL.matcher(text).matches() ? null : new BigDecimal(text);
	}

	/** A field's whole number, with at most 18 digits. */
	public static @Nullable Long wholeNumber(JsonNode parent, String field) {
		String text = text(parent, field);
		return text == null || !WHOLE.matcher(text).matches() ? null : Long.valueOf(text);
	}

	/** An amount as it is written on the wire: plain, without zeros at its end. */
	public static BigDecimal amount(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}

	// 1e999999999 is a short text, and a very long number
	private static @Nullable BigDecimal bounded(JsonNode node) {
		if (!node.isIntegralNumber() && !node.isBigDecimal()) {
			return null;
		}
		BigDecimal number = node.decimalValue();
		return number.precision() <= 40 && Math.abs((long) number.scale()) <= 40 ? number : null;
	}

}
