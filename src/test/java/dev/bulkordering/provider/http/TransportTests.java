package dev.bulkordering.provider.http;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.CallPermit.SendByPassedException;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Turn;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.bytes;
import static dev.bulkordering.provider.ScriptedServer.cut;
import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.ScriptedServer.raw;
import static dev.bulkordering.provider.ScriptedServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransportTests {

	private static final Masking MASKING = Masking.showing("message", "refno");

	private final ScriptedServer server = new ScriptedServer();

	private Transport transport = open(server.url(), 8, 10_000);

	@AfterEach
	void close() {
		transport.close();
		server.close();
	}

	private static Transport open(String url, int concurrency, int requestsPerSecond) {
		ProviderSettings settings = TestSettings.settings(url, null, Map.of(), concurrency, requestsPerSecond,
				Duration.ofMillis(600));
		return Transport.open(url, settings, MASKING);
	}

	private static Call order() {
		return Call.json("POST", "/orders", Json.object().put("refno", "R1")).permitted(TestSettings.permit());
	}

	@Test
	void sendsWhatItIsToldAndReadsTheAnswer() {
		server.then(json(201, "{\"message\":\"fine\",\"pin\":\"1234\"}"));

		Response response = (Response) transport.send(order().header("X-Key", "k"));

		assertThat(response.status()).isEqualTo(201);
		assertThat(Json.text(response.json(), "pin")).isEqualTo("1234");
		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/orders");
		assertThat(server.last().body()).isEqualTo("{\"refno\":\"R1\"}");
		assertThat(server.last().headers()).containsEntry("content-type", "application/json")
			.containsEntry("x-key", "k");
		assertThat(response.exchange().url()).isEqualTo(server.url() + "/orders");
		assertThat(response.exchange().request()).isEqualTo("{\"refno\":\"R1\"}");
		assertThat(response.exchange().response()).isEqualTo("{\"message\":\"fine\",\"pin\":\"***\"}");
		assertThat(response.toString()).doesNotContain("1234");
	}

	@Test
	void findsTheWordsOfAnAnswerWhereTheProviderHasThem() {
		String body = "{\"message\":\"fine\",\"error\":{\"text\":\"no PIN 1234 for R1\"},\"pin\":\"1234\"}";
		server.then(json(403, body), json(403, body), json(418, body), json(401, "<html>"));

		assertThat(((Response) transport.send(order())).words("nothing")).isEqualTo("fine");
		transport.close();
		transport = Transport.open(server.url(), TestSettings.settings(), Masking.showing("message", "text"),
				(json) -> Json.text(json.path("error"), "text"));
		assertThat(transport.send(order()).notAnswered())
			.hasValueSatisfying((why) -> assertThat(why.message()).isEqualTo("no PIN *** for R1"));
		assertThat(((Response) transport.send(order())).unlisted().message())
			.isEqualTo("the provider answered HTTP 418: no PIN *** for R1");
		assertThat(((Response) transport.send(order())).words("nothing")).isEqualTo("nothing");
	}

	@Test
	void hidesAValueWholeThoughAnotherIsAPartOfIt() {
		server.then(json(403, "{\"message\":\"code 12345678 is used\",\"pin\":\"1234\",\"code\":\"12345678\"}"));

		assertThat(transport.send(order()).notAnswered())
			.hasValueSatisfying((why) -> assertThat(why.message()).isEqualTo("code *** is used"));
	}

	@Test
	void sendsOneRequestToAServerThatClosesAfterReadingIt() {
		server.then(cut());

		assertInDoubt(transport.send(order()), "without an answer");
		assertThat(server.received()).hasSize(1);
	}

	@Test
	void sendsOneRequestToAServerThatClosesAPooledConnectionAfterReadingIt() {
		server.then(json(200, "{}"), cut());
		transport.send(order());

		assertInDoubt(transport.send(order()), "without an answer");
		assertThat(server.connections()).isEqualTo(1);
		assertThat(server.received()).hasSize(2);
	}

	@Test
	void sendsOneRequestWhateverTheStatus() {
		for (String status : List.of("503", "500", "429", "307", "308", "301", "401", "407", "408", "425", "502")) {
			server.then(json(Integer.parseInt(status), "{}", "Location: " + server.url() + "/elsewhere",
					"Retry-After: 0", "WWW-Authenticate: Basic realm=\"x\"", "Proxy-Authenticate: Basic realm=\"x\"",
					"Set-Cookie: a=b"));
			int before = server.received().size();

			Response response = (Response) transport.send(order());

			assertThat(response.status()).isEqualTo(Integer.parseInt(status));
			assertThat(server.received()).hasSize(before + 1);
			assertThat(server.last().headers()).doesNotContainKey("cookie");
		}
	}

	@Test
	void isInDoubtWhenTheConnectionIsEndedUnread() {
		server.hangUp();

		assertThat(((Answer.None) transport.send(order())).why()).isInstanceOf(Unknown.class);
		assertThat(server.connections()).isEqualTo(1);
	}

	@Test
	void knowsThatNothingLeftWhenTheConnectionIsRefused() {
		server.close();

		assertNotSent(transport.send(order()), "refuses connections");
		assertThat(server.connections()).isZero();
	}

	@Test
	void goesThroughTheSystemsProxyAndKnowsThatNothingLeftWhenThatRefuses() {
		ProxySelector before = ProxySelector.getDefault();
		ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", port())));
		try {
			transport.close();
			transport = open("https://api.example.com", 8, 1000);
			server.then(json(407, "{}", "Proxy-Authenticate: Basic realm=x"));

			assertNotSent(transport.send(order().header("Authorization", "Bearer t")), "proxy does not connect");
		}
		finally {
			ProxySelector.setDefault(before);
		}
		assertThat(server.received()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("CONNECT");
			assertThat(request.path()).isEqualTo("api.example.com:443");
			assertThat(request.headers()).doesNotContainKey("authorization");
		});
	}

	private int port() {
		return URI.create(server.url()).getPort();
	}

	@Test
	void knowsThatNothingLeftWhenTheServerSpeaksNoTls() throws Exception {
		try (ServerSocket plain = new ServerSocket(0)) {
			Thread thread = new Thread(() -> {
				try (java.net.Socket socket = plain.accept(); OutputStream out = socket.getOutputStream()) {
					out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				}
				catch (java.io.IOException ex) {
					// closed
				}
			});
			thread.start();
			transport.close();
			transport = open("https://127.0.0.1:" + plain.getLocalPort(), 8, 1000);

			assertNotSent(transport.send(order()), "TLS");
			thread.join();
		}
	}

	@Test
	void isInDoubtWhenNoAnswerComesInTime() {
		server.then(silence());

		assertInDoubt(transport.send(order()), "no answer within 0.6 s");
	}

	@Test
	void isInDoubtWhenTheAnswerTricklesInForTooLong() {
		server.then((socket, out) -> {
			out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			for (int i = 0; i < 1000; i++) {
				out.write(' ');
				out.flush();
				pause();
			}
			return false;
		});

		assertInDoubt(transport.send(order()), "no answer within 0.6 s");
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void isInDoubtWhenTheAnswerIsGarbageOrCutShort() {
		server.then(raw("%PDF-1.7 4111111111111111\r\n\r\n"),
				raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"),
				raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"));

		for (int i = 0; i < 3; i++) {
			Answer answer = transport.send(order());
			assertInDoubt(answer, "");
			assertThat(answer.exchange().toString()).doesNotContain("4111");
		}
		assertThat(server.received()).hasSize(3);
	}

	@Test
	void readsNoMoreOfAnAnswerThanItMay() {
		byte[] large = new byte[Transport.LARGEST_ANSWER + 1];
		server.then(bytes(200, large), endless());

		for (int i = 0; i < 2; i++) {
			Answer.None answer = (Answer.None) transport.send(order());
			assertThat(answer.why()).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
				assertThat(unknown.outage()).isFalse();
				assertThat(unknown.message()).contains("larger than 4 MB");
			});
			assertThat(answer.exchange().status()).isEqualTo(200);
		}
	}

	private static Turn endless() {
		return (socket, out) -> {
			out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] block = new byte[64 * 1024];
			while (true) {
				out.write(block);
			}
		};
	}

	@Test
	void readsAnAnswerOfTheLargestSize() {
		byte[] large = " ".repeat(Transport.LARGEST_ANSWER - 2).concat("{}").getBytes(StandardCharsets.US_ASCII);
		server.then(bytes(200, large));

		assertThat(transport.send(order())).isInstanceOfSatisfying(Response.class,
				(response) -> assertThat(response.json().isObject()).isTrue());
	}

	@Test
	void sendsNothingOnceThePermitHasRunOut() {
		Call late = Call.json("POST", "/orders", Json.object()).permitted(TestSettings.expired());

		assertThatExceptionOfType(SendByPassedException.class).isThrownBy(() -> transport.send(late));
		assertThatExceptionOfType(SendByPassedException.class)
			.isThrownBy(() -> transport.send(late.onFreshConnection()));
		// the server may come to accept a connection only after the client has given it
		// up
		long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (server.connections() < 2 && System.nanoTime() < until) {
			Thread.onSpinWait();
		}
		assertThat(server.connections()).as("checked when the connection is open").isEqualTo(2);
		assertThat(server.received()).isEmpty();
	}

	@Test
	void usesAConnectionAgain() {
		server.then(json(200, "{}"), json(400, "{}"), json(200, "{}"));
		for (int i = 0; i < 3; i++) {
			transport.send(order());
		}

		assertThat(server.connections()).isEqualTo(1);
	}

	@Test
	void opensAConnectionForACallThatNoLookUpCanSettle() {
		server.then(json(200, "{}"), json(200, "{}"), json(200, "{}"));
		transport.send(order());

		transport.send(order().onFreshConnection());
		transport.send(order().onFreshConnection());

		assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(1, 2, 3);
		assertThat(server.last().headers()).containsEntry("connection", "close");
	}

	@Test
	void noticesThatAnIdleConnectionWasClosed() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		server.then((socket, out) -> {
			json(200, "{}").play(socket, out);
			socket.close();
			closed.countDown();
			return false;
		}, json(200, "{}"));
		transport.send(order());
		closed.await();
		TimeUnit.MILLISECONDS.sleep(100);

		assertThat(transport.send(order())).isInstanceOf(Response.class);
	}

	@Test
	void sendsNothingOnAnInterruptedThread() {
		Thread.currentThread().interrupt();
		try {
			assertNotSent(transport.send(order()), "");
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
			assertNotSent(transport.send(Call.get("/orders/R1")), "stopped before");
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(server.received()).isEmpty();
	}

	@Test
	void makesManyCallsAtOnce() throws Exception {
		int calls = 200;
		CountDownLatch all = new CountDownLatch(calls);
		for (int i = 0; i < calls; i++) {
			server.then((socket, out) -> {
				all.countDown();
				return await(all) && json(200, "{}").play(socket, out);
			});
		}
		ExecutorService threads = Executors.newFixedThreadPool(calls);
		try {
			transport = reopen(calls);
			List<Future<Answer>> answers = new ArrayList<>();
			for (int i = 0; i < calls; i++) {
				answers.add(threads.submit(() -> transport.send(order())));
			}
			for (Future<Answer> answer : answers) {
				assertThat(answer.get()).isInstanceOf(Response.class);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Transport reopen(int calls) {
		transport.close();
		return Transport.open(server.url(),
				TestSettings.settings(server.url(), null, Map.of(), calls, 10_000, Duration.ofSeconds(20)), MASKING);
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Test
	void keepsQuestionsToTheRate() {
		transport.close();
		transport = open(server.url(), 8, 20);
		for (int i = 0; i < 7; i++) {
			server.then(json(200, "{}"));
		}
		long begun = System.nanoTime();
		for (int i = 0; i < 7; i++) {
			transport.send(Call.get("/orders/R" + i));
		}

		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(295));
		assertThat(server.received()).hasSize(7);
	}

	@Test
	void readsHowLongToWait() {
		server.then(json(429, "{}", "Retry-After: 3"),
				json(429, "{}", "Date: Sun, 06 Nov 2033 08:49:37 GMT", "Retry-After: Sun, 06 Nov 2033 08:50:37 GMT"),
				json(429, "{}", "Retry-After: soon"), json(429, "{}"));

		assertThat(throttledFor()).isEqualTo(Duration.ofSeconds(3));
		assertThat(throttledFor()).isEqualTo(Duration.ofMinutes(1));
		assertThat(throttledFor()).isNull();
		assertThat(throttledFor()).isNull();
	}

	private Duration throttledFor() {
		return ((Response) transport.send(order())).throttled().retryAfter();
	}

	private static void assertInDoubt(Answer answer, String message) {
		Outcome why = ((Answer.None) answer).why();
		assertThat(why).isInstanceOfSatisfying(Unknown.class, (unknown) -> assertThat(unknown.outage()).isTrue());
		assertThat(why.message()).contains(message);
		assertThat(answer.exchange().sent()).isTrue();
		assertThat(answer.exchange().status()).isNull();
		assertThat(answer.exchange().error()).isEqualTo(why.message());
	}

	private static void assertNotSent(Answer answer, String message) {
		Outcome why = ((Answer.None) answer).why();
		assertThat(why).isInstanceOf(Unavailable.class);
		assertThat(why.message()).contains(message);
		assertThat(answer.exchange().sent()).isFalse();
	}

}
