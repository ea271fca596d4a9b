package dev.bulkordering.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Function;

import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.ScriptedServer.Turn;

/**
 * Stands between the application and an emulated provider: whoever decides passes a call
 * on, answers it in words that the emulation does not have, or does both.
 */
public final class Intermediary implements AutoCloseable {

	private static final List<String> HEADERS = List.of("authorization", "content-type", "accept");

	private final ScriptedServer server = new ScriptedServer();

	private final HttpClient client = HttpClient.newHttpClient();

	private volatile String behind = "";

	/** Where the application finds it. */
	public String url() {
		return server.url();
	}

	/** Puts it in front of a provider; a function decides what each request comes to. */
	public void before(String baseUrl, Function<Received, Turn> decision) {
		behind = baseUrl;
		server.answering(decision);
	}

	/** Passes a request on to the provider behind. */
	public HttpResponse<String> pass(Received request) {
		HttpRequest.Builder copy = HttpRequest.newBuilder(URI.create(behind + request.path()))
			.method(request.method(), BodyPublishers.ofString(request.body()));
		for (String header : HEADERS) {
			if (request.headers().containsKey(header)) {
				copy.header(header, request.headers().get(header));
			}
		}
		try {
			return client.send(copy.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("the provider behind could not be reached", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("stopped while the provider behind was asked", ex);
		}
	}

	/** Hands on what the provider behind has answered. */
	public static Turn handOn(HttpResponse<String> answer) {
		return ScriptedServer.json(answer.statusCode(), answer.body());
	}

	@Override
	public void close() {
		server.close();
	}

}
