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
import java.util.List;

import tools.jackson.databind.JsonNode;

/** A plain client of an emulated API. Single quotes stand for double ones in bodies. */
public final class Api {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String baseUrl;

	private final String token;

	/** A client with a bearer token; an empty one sends none. */
	public Api(String baseUrl, String token) {
		this.baseUrl = baseUrl;
		this.token = token;
	}

	/** Calls, and takes the answer as it is. */
	public HttpResponse<String> send(String method, String path, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
			.timeout(Duration.ofSeconds(30))
			.method(method,
					body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
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
