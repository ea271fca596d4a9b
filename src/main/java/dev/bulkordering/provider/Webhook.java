package dev.bulkordering.provider;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request that somebody sent to a provider's webhook address. Its text form shows
 * nothing of it.
 *
 * @param headers headers by name in lower case
 * @param body the body's text
 */
public record Webhook(Map<String, String> headers, String body) {

	/** A header's value, or null. */
	public @Nullable String header(String name) {
		return headers.get(name.toLowerCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return "Webhook[" + body.length() + " characters]";
	}

}
