package dev.bulkordering.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One call of a provider's API.
 *
 * @param name what fault rules and the call log name it by
 * @param method the HTTP method
 * @param path the path below the base URL; {@code {name}} stands for one segment
 * @param asked tells its requests from others of the same method and path, where one
 * address serves several calls
 * @param subject what a request is about, read without judging it
 * @param effect does the request and says what it is answered with; runs inside one
 * transaction, which is committed before the answer is sent
 */
public record Operation(String name, String method, String path, Predicate<Request> asked,
		BiFunction<Request, Ledger, Subject> subject, BiFunction<Request, Ledger, Answer> effect) {

	/** A call that has its method and path for itself. */
	public Operation(String name, String method, String path, BiFunction<Request, Ledger, Subject> subject,
			BiFunction<Request, Ledger, Answer> effect) {
		this(name, method, path, (request) -> true, subject, effect);
	}

	/** The path's variables if the request is for this operation, else null. */
	@Nullable Map<String, String> match(Request request) {
		Map<String, String> variables = method.equals(request.method()) ? variables(request.path()) : null;
		return (variables != null && asked.test(request)) ? variables : null;
	}

	private @Nullable Map<String, String> variables(String askedPath) {
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
