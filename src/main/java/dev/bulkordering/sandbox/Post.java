package dev.bulkordering.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Posts webhooks, and waits for their answers until it is closed. */
final class Post implements AutoCloseable {

	/** The status of a request that got no answer. */
	static final int NONE = 0;

	/** How often the providers' pages say that an event is tried. */
	static final int TRIES = 3;

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final Duration ANSWER = Duration.ofSeconds(10);

	private static final long PAUSE_MS = 200;

	private final CompletableFuture<Integer> closing = new CompletableFuture<>();

	// made when it is needed: it has threads of its own
	private @Nullable HttpClient client;

	/**
	 * Posts an event until it is taken.
	 * @return the status of each try
	 */
	List<Integer> insist(Webhook event) {
		List<Integer> tries = new ArrayList<>();
		while (tries.size() < TRIES && !closing.isDone()) {
			if (!tries.isEmpty()) {
				pause();
			}
			tries.add(once(event));
			if (isTaken(tries)) {
				break;
			}
		}
		return tries;
	}

	/** Posts an event once; returns the status. */
	int once(Webhook event) {
		try {
			CompletableFuture<Integer> answer = client().sendAsync(request(event), BodyHandlers.discarding())
				.thenApply(HttpResponse::statusCode);
			return (Integer) CompletableFuture.anyOf(answer, closing).join();
		}
		catch (CompletionException | IllegalArgumentException ex) {
			// nobody listens there, nobody answers, or it is no URL
			return NONE;
		}
	}

	/** Whether the last try was answered well. */
	static boolean isTaken(List<Integer> tries) {
		return !tries.isEmpty() && tries.get(tries.size() - 1) / 100 == 2;
	}

	private synchronized HttpClient client() {
		HttpClient made = client;
		if (made == null) {
			made = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
			client = made;
		}
		return made;
	}

	private static HttpRequest request(Webhook event) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(event.url()))
			.timeout(ANSWER)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(event.body()));
		event.headers().forEach(request::header);
		return request.build();
	}

	private void pause() {
		closing.copy().completeOnTimeout(NONE, PAUSE_MS, TimeUnit.MILLISECONDS).join();
	}

	@Override
	public void close() {
		closing.complete(NONE);
	}

}
