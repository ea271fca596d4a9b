package dev.bulkordering.provider.enkash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Words;

/**
 * An answer in the one shape that EnKash's pages show for all calls: {@code payload},
 * {@code errorResponse}, {@code response_code} (0 or 1, as a number or as a text) and
 * {@code response_message}. The payload is an object where the call succeeded and a
 * sentence where it failed; the page about a single order spells it {@code paylod}.
 *
 * @param response the answer
 */
record EnkashReply(Response response) {

	/** The words of any answer of EnKash's, the token endpoint's included. */
	static final Words WORDS = (body) -> {
		List<String> texts = texts(body);
		addText(texts, body, "error_description");
		addText(texts, body, "message");
		addText(texts, body, "error");
		return texts.isEmpty() ? null : texts.get(0);
	};

	private static final String CODE = "response_code";

	private static final List<String> PAYLOAD = List.of("payload", "paylod");

	private static final String ERROR = "errorResponse";

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

	private static final Pattern ORDER_NOT_FOUND = Pattern.compile("(?is)order.*not found");

	/** The answer's code, or null if it is in no shape of EnKash's own. */
	@Nullable Long code() {
		return Json.wholeNumber(response.json(), CODE);
	}

	/** Whether it is in EnKash's own shape. */
	boolean isOwn() {
		return code() != null;
	}

	/** Whether it says that the call succeeded, whatever its HTTP status. */
	boolean saysSuccess() {
		return hasCode(0);
	}

	/** Whether it says that the call succeeded, and its HTTP status agrees. */
	boolean isSuccess() {
		return response.isSuccess() && saysSuccess();
	}

	/** Whether it says that the call failed, whatever its HTTP status. */
	boolean saysFailure() {
		return hasCode(1);
	}

	private boolean hasCode(long expected) {
		Long code = code();
		return code != null && code == expected;
	}

	/** What the call is about; a missing node if the answer does not tell. */
	JsonNode content() {
		for (String name : PAYLOAD) {
			JsonNode payload = response.json().path(name);
			if (payload.isObject()) {
				return payload;
			}
		}
		return MissingNode.getInstance();
	}

	/**
	 * The words that it is made of, in lower case, and its type of error in capitals;
	 * none if it is in no shape of EnKash's own.
	 */
	Set<String> vocabulary() {
		Set<String> words = new HashSet<>();
		if (!isOwn()) {
			return words;
		}
		String type = Json.text(response.json().path(ERROR), "errorType");
		List<String> texts = texts(response.json());
		if (type != null) {
			words.add(type.toUpperCase(Locale.ROOT));
			texts.add(type);
		}
		texts.forEach((text) -> words.addAll(List.of(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))));
		return words;
	}

	/** Whether one of its texts names something, and not as a part of a longer name. */
	boolean names(String something) {
		Pattern name = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(something) + "(?![\\p{L}\\p{N}])");
		return texts(response.json()).stream().anyMatch((text) -> name.matcher(text).find());
	}

	/**
	 * Whether a failure is about what the token may do: the page 'Create Order' shows it
	 * as {@code UNAUTHORIZED}, 'User does not have adequate authority'.
	 */
	boolean isAboutAuthority() {
		return response.status() == 401 || response.status() == 403
				|| saysFailure() && EnkashAnswers.isAboutAuthority(vocabulary());
	}

	/** Whether it is the look-up's 'not there'. */
	boolean isOrderNotFound() {
		boolean possible = response.status() == 200 || response.status() == 400 || response.status() == 404;
		return possible && saysFailure() && texts(response.json()).stream().anyMatch(EnkashReply::saysNotFound);
	}

	// A server that does not know the path may say that '/…/fetch-order-details' was
	// not found.
	private static boolean saysNotFound(String text) {
		return ORDER_NOT_FOUND.matcher(text).find() && text.indexOf('/') < 0;
	}

	private static List<String> texts(JsonNode body) {
		List<String> texts = new ArrayList<>();
		PAYLOAD.forEach((name) -> addText(texts, body, name));
		addText(texts, body.path(ERROR), "errorMessage");
		addText(texts, body, "response_message");
		return texts;
	}

	private static void addText(List<String> texts, JsonNode parent, String field) {
		String text = Json.text(parent, field);
		if (text != null) {
			texts.add(text);
		}
	}

}
