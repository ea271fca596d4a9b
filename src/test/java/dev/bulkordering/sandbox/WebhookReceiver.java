package dev.bulkordering.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody whom webhooks are sent to: a real HTTP server that notes what it gets. */
public final class WebhookReceiver implements AutoCloseable {

	private static final long LONGEST_WAIT_S = 20;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

	private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();

	private volatile CountDownLatch open = new CountDownLatch(0);

	private WebhookReceiver(HttpServer server) {
		this.server = server;
		server.createContext("/", this::take);
		server.setExecutor(threads);
		server.start();
	}

	/** Starts to listen on any port of this machine. */
	public static WebhookReceiver start() throws IOException {
		return new WebhookReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
	}

	/** Where it listens. */
	public String url(String path) {
		return "http://127.0.0.1:" + server.getAddress().getPort() + path;
	}

	/** Answers the next requests with these statuses, and 200 after that. */
	public WebhookReceiver answering(Integer... next) {
		statuses.addAll(List.of(next));
		return this;
	}

	/** Keeps every request waiting for its answer until the latch is down. */
	public void holdUntil(CountDownLatch latch) {
		open = latch;
	}

	/** Waits for the next requests. */
	public List<Received> next(int count) throws InterruptedException {
		List<Received> next = new ArrayList<>();
		while (next.size() < count) {
			Received one = received.poll(LONGEST_WAIT_S, TimeUnit.SECONDS);
			if (one == null) {
				throw new AssertionError("waited for " + count + " webhooks, got " + next);
			}
			next.add(one);
		}
		return next;
	}

	/** Waits for the next request. */
	public Received next() throws InterruptedException {
		return next(1).get(0);
	}

	/** Whether nothing comes for a while. */
	public boolean isQuietFor(Duration time) throws InterruptedException {
		return received.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			received.add(new Received(exchange.getRequestURI().getPath(), Json.MAPPER.readTree(body),
					exchange.getRequestHeaders().getFirst("X-Api-Key"),
					exchange.getRequestHeaders().getFirst("Content-Type")));
			open.await();
			Integer status = statuses.poll();
			exchange.sendResponseHeaders(status == null ? 200 : status, -1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}

	/**
	 * A webhook that came.
	 *
	 * @param path the path that it was sent to
	 * @param body its JSON
	 * @param key its {@code x-api-key}
	 * @param contentType its {@code Content-Type}
	 */
	public record Received(String path, JsonNode body, @Nullable String key, @Nullable String contentType) {

		/** The text at a JSON pointer of the body, numbers and the like included. */
		public String at(String pointer) {
			return body.at(pointer).asString("");
		}

	}

}
