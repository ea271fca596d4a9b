package dev.bulkordering.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * One call of a provider's API.
 *
 * @param name what fault rules and the call log name it by
 * @param method the HTTP method
 * @param path the path below the base URL; {@code {name}} stands for one segment
 * @param subject what a request is about, read without judging it
 * @param effect does the request and says what it is answered with; runs inside one
 * transaction, which is committed before the answer is sent
 */
public record Operation(String name, String method, String path, BiFunction<Request, Ledger, Subject> subject,
		BiFunction<Request, Ledger, Answer> effect) {

	/** The path's variables if the path is this operation's, else null. */
	@Nullable Map<String, String> match(String askedPath) {
		String[] pattern = path.split("/");
		String[] asked = askedPath.split("/");
		if (pattern.length != asked.length) {
			return null;
		}
		Map<String, String> variables = new HashMap<>();
		for (int i = 0; i < pattern.length; i++) {
			if (pattern[i].startsWith("{")) {
				variables.put(pattern[i].substring(1, pattern[i].length() - 1), asked[i]);
			}
			else if (!pattern[i].equals(asked[i])) {
				return null;
			}
		}
		return variables;
	}

}
