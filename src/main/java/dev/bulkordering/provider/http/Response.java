package dev.bulkordering.provider.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Remedy;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unknown;

/**
 * An HTTP answer that was read to its end. It holds secrets, so its text form shows
 * nothing but the status.
 */
public final class Response implements Answer {

	private final int status;

	private final @Nullable Duration retryAfter;

	private final @Nullable JsonNode json;

	private final Words words;

	private final Set<String> hidden;

	private final Exchange exchange;

	Response(int status, @Nullable Duration retryAfter, @Nullable JsonNode json, Words words, Set<String> hidden,
			Exchange exchange) {
		this.status = status;
		this.retryAfter = retryAfter;
		this.json = json;
		this.words = words;
		this.hidden = hidden;
		this.exchange = exchange;
	}

	/** HTTP status. */
	public int status() {
		return status;
	}

	/** Whether the status is one of success. */
	public boolean isSuccess() {
		return status / 100 == 2;
	}

	/** The body as JSON; a missing node if it is no JSON. */
	public JsonNode json() {
		return json == null ? MissingNode.getInstance() : json;
	}

	/**
	 * A text of the body's top level for people, without anything secret or personal; or
	 * other words if there is none.
	 */
	public String said(String field, String otherwise) {
		return clean(Json.text(json(), field), otherwise);
	}

	/**
	 * The answer's words for people, without anything secret or personal; or other words
	 * if it has none.
	 */
	public String words(String otherwise) {
		return clean(words.in(json()), otherwise);
	}

	private String clean(@Nullable String text, String otherwise) {
		return text == null ? otherwise : Prose.clean(text, hidden);
	}

	@Override
	public Exchange exchange() {
		return exchange;
	}

	@Override
	public Optional<Outcome> notAnswered() {
		return switch (status) {
			case 401, 403 -> Optional
				.of(Rejected.account(Remedy.CREDENTIALS, String.valueOf(status), words("the credentials are refused")));
			case 429 -> Optional.of(throttled());
			default -> status >= 500 ? Optional.of(unlisted()) : Optional.empty();
		};
	}

	/** The provider wants fewer requests. */
	public Throttled throttled() {
		return new Throttled(retryAfter, "the provider asks for fewer requests (HTTP " + status + ")");
	}

	/**
	 * What an answer means that no document lists: in doubt, as a provider that is down
	 * for a 5xx, else as an answer of the provider's own.
	 */
	public Unknown unlisted() {
		String words = "the provider answered HTTP " + status;
		String said = words("");
		String message = said.isEmpty() ? words : words + ": " + said;
		return status >= 500 ? Unknown.serverError(message)
				: Unknown.own(IfNotThere.TRY_THEN_REJECT, "HTTP_" + status, message);
	}

	/** In doubt because of an answer that does not make sense. */
	public Unknown unclear(String message) {
		return Unknown.own(IfNotThere.TRY_THEN_REJECT, "HTTP_" + status, message);
	}

	@Override
	public String toString() {
		return "HTTP " + status;
	}

}
