package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Words;

/**
 * The envelope of Plum's answers: {@code {"data":{OPERATION:{"status":1,"data":…}}}},
 * with or without the outer {@code data}; or an error, at the root or first of
 * {@code errors}.
 *
 * @param response the answer
 */
record PlumReply(Response response) {

	/** The page 'Rate Limiting': its answer has neither an errorId nor a status. */
	static final String LIMIT_EXCEEDED = "auth.request_limit_exceeded";

	/** Where the answers say in words what is the matter. */
	static final Words WORDS = PlumReply::words;

	/** Longest penalty that is believed. */
	private static final long LONGEST_PENALTY = Duration.ofDays(1).toSeconds();

	/**
	 * What the operation answers with; a missing node unless it says that it was carried
	 * out ({@code status} 1).
	 */
	JsonNode result(Operation operation) {
		JsonNode json = response.json();
		JsonNode inData = json.path("data").path(operation.answer());
		JsonNode container = inData.isObject() ? inData : json.path(operation.answer());
		BigDecimal status = Json.decimal(container, "status");
		boolean carriedOut = response.isSuccess() && status != null && status.compareTo(BigDecimal.ONE) == 0;
		JsonNode result = container.path("data");
		return carriedOut && result.isContainer() ? result : MissingNode.getInstance();
	}

	/** Whether there is an error, beside a result or instead of one. */
	boolean hasError() {
		return errorId() != null || isLimitExceeded() || !response.json().path("errors").isEmpty();
	}

	/**
	 * The provider's code for the error, which decides whatever the HTTP status; in upper
	 * case.
	 */
	@Nullable String errorId() {
		String id = Json.text(error(), "errorId");
		return id == null ? null : id.toUpperCase(Locale.ROOT);
	}

	/**
	 * The short name of an error of the token check, which has no errorId, in lower case;
	 * empty if there is none.
	 */
	String keyword() {
		return Stream.of("error_message_id", "error")
			.map((field) -> Json.text(error(), field))
			.filter((text) -> text != null && text.indexOf(' ') < 0)
			.map((text) -> text.toLowerCase(Locale.ROOT))
			.findFirst()
			.orElse("");
	}

	boolean isLimitExceeded() {
		return Stream.of("message", "error", "errorInfo", "error_message_id")
			.anyMatch((field) -> LIMIT_EXCEEDED.equals(Json.text(error(), field)));
	}

	/** How long nothing may be asked for, if the answer says so. */
	@Nullable Duration penalty() {
		Long seconds = Json.wholeNumber(error(), "penaltySeconds");
		return seconds == null || seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_PENALTY));
	}

	/** All that the error says, for comparison alone: in lower case, in single blanks. */
	String allWords() {
		return Stream.of("errorInfo", "error", "error_description", "message")
			.map((field) -> Json.text(error(), field))
			.filter((text) -> text != null)
			.map((text) -> text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
			.collect(Collectors.joining(" | "));
	}

	/** What the error says, for people; empty if nothing. */
	String said() {
		return response.words("");
	}

	private JsonNode error() {
		return error(response.json());
	}

	private static JsonNode error(JsonNode root) {
		JsonNode first = root.path("errors").path(0);
		return first.isObject() && Json.text(root, "errorId") == null ? first : root;
	}

	private static @Nullable String words(JsonNode body) {
		String words = Stream.of("errorInfo", "error", "error_description", "message")
			.map((field) -> Json.text(error(body), field))
			.filter((text) -> text != null)
			.distinct()
			.limit(2)
			.collect(Collectors.joining(": "));
		return words.isEmpty() ? null : words;
	}

}
