package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the sandbox reads and writes JSON: numbers exactly, unknown fields refused. */
public final class Json {

	/** The mapper of the whole sandbox. */
	public static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
				DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Json() {
	}

	/** A new, empty object. */
	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/** A new, empty array. */
	public static ArrayNode array() {
		return MAPPER.createArrayNode();
	}

	/** The JSON of a text, or null where the text is none. */
	public static @Nullable JsonNode parse(String text) {
		try {
			JsonNode node = MAPPER.readTree(text);
			return node.isMissingNode() ? null : node;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * The JSON of a file that lies beside a class.
	 * @throws IllegalStateException if there is none
	 */
	public static JsonNode beside(Class<?> type, String file) {
		try (InputStream content = type.getResourceAsStream(file)) {
			if (content == null) {
				throw new IllegalStateException(file + " is missing beside " + type);
			}
			return MAPPER.readTree(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The object of a text that the sandbox wrote itself. */
	static ObjectNode object(String text) {
		return (ObjectNode) MAPPER.readTree(text);
	}

}
