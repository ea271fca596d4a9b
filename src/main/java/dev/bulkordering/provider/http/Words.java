package dev.bulkordering.provider.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a provider's answers say in words what is the matter. */
@FunctionalInterface
public interface Words {

	/** Answers whose words are the field {@code message} at their top. */
	Words MESSAGE = (body) -> Json.text(body, "message");

	/**
	 * The words of an answer as they stand there, or null if it has none.
	 * @param body its body; a missing node if it is no JSON
	 */
	@Nullable String in(JsonNode body);

}
