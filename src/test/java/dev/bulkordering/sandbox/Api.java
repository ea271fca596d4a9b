package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** A plain client of an emulated API. Single quotes stand for double ones in bodies. */
public final class Api {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String baseUrl;

	private final Map<String, String> headers;

	private Api(String baseUrl, Map<String, String> headers) {
		this.baseUrl = baseUrl;
		this.headers = headers;
	}

	/** A client with a bearer token; an empty one sends none. Bodies are JSON. */
	public Api(String baseUrl, String token) {
		this(baseUrl, token.isEmpty() ? Map.of("Content-Type", "application/json")
				: Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
	}

	/** This client with another value of a header. */
	public Api with(String header, String value) {
		Map<String, String> others = new HashMap<>(headers);
		others.put(header, value);
		return new Api(baseUrl, others);
	}

	/** Calls, and takes the answer as it is. */
	public HttpResponse<String> send(String method, String path, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
			.timeout(Duration.ofSeconds(30))
			.method(method,
					body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
		headers.forEach(request::header);
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Calls, and takes status and JSON of the answer. */
	public Reply call(String method, String path, String body) {
		HttpResponse<String> response = send(method, path, body);
		return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()));
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param json its body
	 */
	public record Reply(int status, JsonNode json) {

		/** The text at a JSON pointer of the body, numbers and the like included. */
		public String at(String pointer) {
			return json.at(pointer).asString("");
		}

		/** What the cards of the body have in a field. */
		public List<String> ofCards(String field) {
			return json.path("cards").valueStream().map((card) -> card.path(field).stringValue()).toList();
		}

	}

}
