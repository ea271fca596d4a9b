package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Between the server's exchanges and the sandbox's requests and answers. */
final class Http {

	/** Larger requests are none that a document knows. */
	private static final int LARGEST_BODY = 8 * 1024 * 1024;

	private Http() {
	}

	/** The request of an exchange; the path is taken from below the context's. */
	static Request read(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath().substring(exchange.getHttpContext().getPath().length());
		while (path.endsWith("/")) {
			path = path.substring(0, path.length() - 1);
		}
		return new Request(exchange.getRequestMethod(), path, Map.of(), query(exchange.getRequestURI().getRawQuery()),
				exchange.getRequestHeaders().getFirst("Authorization"),
				exchange.getRequestHeaders().getFirst("Content-Type"), url(exchange), headers(exchange), body(exchange),
				exchange.getRemoteAddress().getPort());
	}

	/** Sends an answer, or cuts the connection; a client that has gone is no failure. */
	static void send(HttpExchange exchange, Answer answer) {
		try (exchange) {
			if (answer.isCut()) {
				return;
			}
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			if (body.length > 0) {
				exchange.getResponseHeaders().set("Content-Type", answer.contentType());
			}
			exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}
		catch (IOException ex) {
			// the client gave up waiting; what was done is done, as with a real provider
		}
	}

	private static String url(HttpExchange exchange) {
		return "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
	}

	private static Map<String, String> headers(HttpExchange exchange) {
		Map<String, String> headers = new HashMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
		return headers;
	}

	private static String body(HttpExchange exchange) throws IOException {
		try (InputStream body = exchange.getRequestBody()) {
			byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
			if (bytes.length > LARGEST_BODY) {
				throw new IOException("the request is larger than " + LARGEST_BODY + " bytes");
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private static Map<String, String> query(@Nullable String raw) {
		return raw == null ? Map.of() : parameters(raw);
	}

	/** What a query or a form holds; the last value of a name counts. */
	static Map<String, String> parameters(String raw) {
		Map<String, String> parameters = new HashMap<>();
		for (String pair : raw.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
		}
		return parameters;
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
