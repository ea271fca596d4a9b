package dev.bulkordering.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.CallPermit.SendByPassedException;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.Masking.Masked;

/**
 * The one way in which requests leave: each {@link Call} is sent at most once, its answer
 * is bounded in time and size, and it is told whether the request can have left.
 * Thread-safe.
 */
public final class Transport implements AutoCloseable {

	/** Largest answer that is read, in bytes. */
	static final int LARGEST_ANSWER = 4 * 1024 * 1024;

	private final String baseUrl;

	private final Duration readTimeout;

	private final Masking masking;

	private final Words words;

	private final RequestRate rate;

	private final CloseableHttpClient keeping;

	private final CloseableHttpClient fresh;

	private final ScheduledThreadPoolExecutor clock;

	private Transport(String baseUrl, ProviderSettings settings, Masking masking, Words words) {
		this.baseUrl = baseUrl;
		this.readTimeout = settings.readTimeout();
		this.masking = masking;
		this.words = words;
		this.rate = new RequestRate(settings.requestsPerSecond());
		this.keeping = Clients.keeping(settings);
		this.fresh = Clients.fresh(settings);
		this.clock = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "answer-alarm");
			thread.setDaemon(true);
			return thread;
		});
		clock.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Opens a transport; nothing is sent by that.
	 * @param masking the fields that the journal may show
	 * @throws IllegalArgumentException with a sentence for people if the base URL is no
	 * https URL and not on this machine
	 */
	public static Transport open(String baseUrl, ProviderSettings settings, Masking masking) {
		return open(baseUrl, settings, masking, Words.MESSAGE);
	}

	/**
	 * Opens a transport to a provider whose answers have their words elsewhere.
	 * @param words where they are
	 */
	public static Transport open(String baseUrl, ProviderSettings settings, Masking masking, Words words) {
		return new Transport(BaseUrl.check(baseUrl), settings, masking, words);
	}

	/** See {@link dev.bulkordering.provider.ProviderGateway#takePermits}. */
	public int takePermits(int most) {
		return rate.take(most);
	}

	/** See {@link dev.bulkordering.provider.ProviderGateway#nanosUntilPermit}. */
	public long nanosUntilPermit() {
		return rate.nanosUntilNext();
	}

	/**
	 * Makes a call, at most once. A call without a permit waits for the rate first.
	 * @throws SendByPassedException if its permit ran out; nothing was sent
	 */
	public Answer send(Call call) {
		long begun = System.nanoTime();
		Masked request = masking.request(call.body());
		if (call.permit() == null && !awaitPermit()) {
			return new Answer.None(new Unavailable("stopped before the request was sent"),
					exchange(call, request, null, null, "stopped", false, begun));
		}
		URI url = URI.create(baseUrl + call.path());
		HttpUriRequestBase message = message(call, url);
		Flight flight = new Flight(call.permit(), message, readTimeout, clock);
		HttpClientContext context = HttpClientContext.create();
		context.setAttribute(Flight.ATTRIBUTE, flight);
		CloseableHttpClient client = call.freshConnection() ? fresh : keeping;
		try {
			ClassicHttpResponse response = client.executeOpen(HttpHost.create(url), message, context);
			return flight.sent() ? read(call, request, response, begun)
					: refusedByProxy(call, request, response, begun);
		}
		catch (SendByPassedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			Outcome why = Failures.outcome(flight, ex, readTimeout);
			return new Answer.None(why, exchange(call, request, null, null, why.message(), flight.sent(), begun));
		}
		finally {
			flight.end();
			// Gives up the connection, unless the answer was read to its end and it is
			// back in the pool. Closing the answer instead would read the rest of it.
			message.cancel();
		}
	}

	/** What a call comes to that is not made, because something was missing for it. */
	Answer.None unsent(Call call, Outcome why) {
		return new Answer.None(why,
				exchange(call, masking.request(call.body()), null, null, why.message(), false, System.nanoTime()));
	}

	private boolean awaitPermit() {
		try {
			rate.await();
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static HttpUriRequestBase message(Call call, URI url) {
		HttpUriRequestBase message = new HttpUriRequestBase(call.method(), url);
		message.setHeader(HttpHeaders.ACCEPT, "application/json, */*;q=0.5");
		call.headers().forEach(message::setHeader);
		if (call.freshConnection()) {
			message.setHeader(HttpHeaders.CONNECTION, "close");
		}
		if (call.body() != null) {
			message.setEntity(new StringEntity(call.body(), ContentType.parse(call.contentType()), null, false));
		}
		return message;
	}

	// The client hands out what a proxy answers to the wish for a tunnel.
	private Answer refusedByProxy(Call call, Masked request, ClassicHttpResponse response, long begun) {
		String message = "the proxy does not connect to the provider (HTTP " + response.getCode() + ")";
		return new Answer.None(new Unavailable(message), exchange(call, request, null, null, message, false, begun));
	}

	private Answer read(Call call, Masked request, ClassicHttpResponse response, long begun) throws IOException {
		int status = response.getCode();
		byte[] body = body(response.getEntity());
		if (body == null) {
			String message = "the answer is larger than " + LARGEST_ANSWER / (1024 * 1024) + " MB";
			return new Answer.None(Unknown.own(IfNotThere.TRY_THEN_REJECT, "ANSWER_TOO_LARGE", message),
					exchange(call, request, status, null, message, true, begun));
		}
		JsonNode json = Json.parse(body);
		Masked masked = masking.response(body, json, request.hidden());
		return new Response(status, RetryAfter.read(header(response, HttpHeaders.RETRY_AFTER), moment(response)), json,
				words, masked.hidden(), exchange(call, request, status, masked.text(), null, true, begun));
	}

	// Null if it is too large; then the rest is never read.
	private static byte @Nullable [] body(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		if (entity.getContentLength() > LARGEST_ANSWER) {
			return null;
		}
		InputStream content = entity.getContent();
		byte[] body = content.readNBytes(LARGEST_ANSWER + 1);
		return body.length > LARGEST_ANSWER ? null : body;
	}

	// The provider's own clock, where it tells the time.
	private static Instant moment(ClassicHttpResponse response) {
		String date = header(response, HttpHeaders.DATE);
		Instant told = date == null ? null : DateUtils.parseStandardDate(date);
		return told == null ? Instant.now() : told;
	}

	private static @Nullable String header(ClassicHttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return header == null ? null : header.getValue();
	}

	private Exchange exchange(Call call, Masked request, @Nullable Integer status, @Nullable String response,
			@Nullable String error, boolean sent, long begun) {
		return new Exchange(call.method(), baseUrl + call.path(), request.text(), status, response, error, sent,
				Duration.ofNanos(System.nanoTime() - begun));
	}

	/** Closes all connections, those in use too. */
	@Override
	public void close() {
		keeping.close(CloseMode.IMMEDIATE);
		fresh.close(CloseMode.IMMEDIATE);
		clock.shutdownNow();
	}

}
