package dev.bulkordering.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.WebhookReceiver.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Webhooks, shown at the provider whose orders bring their own address. */
class WebhookTests {

	private static final Duration A_WHILE = Duration.ofMillis(300);

	private final SettableClock clock = new SettableClock();

	@TempDir
	private Path directory;

	private Sandbox sandbox;

	private SandboxControl control;

	private WebhookReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		receiver = WebhookReceiver.start();
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		control = new SandboxControl(sandbox, "gifthub");
		control.settings("{'webhook-url': '%s'}".formatted(receiver.url("/hook")));
	}

	@AfterEach
	void stop() {
		sandbox.close();
		receiver.close();
	}

	@Test
	void tellsOfAnOrderThatEndsAtOnceWithItsCodes() throws Exception {
		String id = buy("A");

		Received event = receiver.next();

		assertThat(event.path()).isEqualTo("/hook");
		assertThat(event.contentType()).isEqualTo("application/json");
		assertThat(event.body().propertyNames()).containsExactly("orderId", "orderState", "reference", "redeemData");
		assertThat(event.at("/orderId")).isEqualTo(id);
		assertThat(event.at("/orderState")).isEqualTo("successful");
		assertThat(event.at("/reference")).isEqualTo("A");
		assertThat(event.body().at("/redeemData/038-00-range/cards")).hasSize(2);
		assertThat(event.at("/redeemData/038-00-range/cards/0/redeemCardCode")).startsWith("GH9000");
		JsonNode kept = settled(1).get(0);
		assertThat(kept.path("url").stringValue()).isEqualTo(receiver.url("/hook"));
		assertThat(kept.path("orderId").stringValue()).isEqualTo(id);
		assertThat(kept.path("state").stringValue()).isEqualTo("successful");
		assertThat(kept.path("status").intValue()).isEqualTo(200);
		assertThat(kept.at("/body/orderState").stringValue()).isEqualTo("successful");
		assertThat(kept.at("/body/redeemData/038-00-range/cards").intValue()).isEqualTo(2);
	}

	@Test
	void keepsNoCodeThatItHasTold() throws Exception {
		buy("A");
		List<String> codes = receiver.next().body().findValuesAsString("redeemCardCode");
		settled(1);

		sandbox.close();

		String file = Files.readString(directory.resolve("sandbox.mv.db"), StandardCharsets.ISO_8859_1);
		assertThat(codes).hasSize(2).noneMatch(file::contains);
		assertThat(file).contains("redeemData");
	}

	@Test
	void tellsWhoeverTheOrderNamesBeforeTheSettings() throws Exception {
		create("A", ", 'webhookUrl': '%s'".formatted(receiver.url("/own")));

		assertThat(receiver.next().path()).isEqualTo("/own");
	}

	@Test
	void tellsNobodyWhereNoAddressIsKnown() throws Exception {
		control.settings("{'webhook-url': ''}");

		buy("A");

		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
		assertThat(control.webhooks()).isEmpty();
	}

	@Test
	void tellsOfAnEndWhenItHasCome() throws Exception {
		control.settings("{'finish-ms': 5000}").fault("{'kind': 'finish', 'state': 'failed'}");
		buy("A");
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();

		clock.pass(Duration.ofSeconds(5));

		Received event = receiver.next();
		assertThat(event.at("/orderState")).isEqualTo("failed");
		assertThat(event.body().path("redeemData")).isEmpty();
	}

	@Test
	void tellsOfAnEndAfterItsLookUps() throws Exception {
		control.settings("{'finish-look-ups': 2}");
		String id = buy("A");
		get(id);
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();

		get(id);

		assertThat(receiver.next().at("/orderId")).isEqualTo(id);
	}

	@Test
	void tellsLateAndTwice() throws Exception {
		control.settings("{'webhook-delay-ms': 60000, 'webhook-times': 2}");
		buy("A");
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();

		clock.pass(Duration.ofMinutes(1));

		List<Received> events = receiver.next(2);
		assertThat(events.get(0)).isEqualTo(events.get(1));
		assertThat(settled(1).at("/0/tries").toString()).isEqualTo("[200,200]");
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
	}

	@Test
	void tellsOfAnOrderWhoseAnswerWasLost() throws Exception {
		control.fault("{'kind': 'cut', 'placed': true, 'operation': 'confirm'}");
		String id = Orders.create(sandbox, "A");

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Orders.confirm(sandbox, id));

		assertThat(receiver.next().at("/orderId")).isEqualTo(id);
	}

	@Test
	void triesThreeTimes() throws Exception {
		receiver.answering(500, 302, 204);
		buy("A");
		assertThat(receiver.next(3)).hasSize(3);
		assertThat(settled(1).at("/0/tries").toString()).isEqualTo("[500,302,204]");

		receiver.answering(500, 500, 500);
		buy("B");
		receiver.next(3);

		assertThat(settled(2).at("/1/tries").toString()).isEqualTo("[500,500,500]");
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1:1/nobody", "nonsense" })
	void goesOnWhereNobodyListens(String url) throws Exception {
		control.settings("{'webhook-url': '%s'}".formatted(url));

		buy("A");

		assertThat(settled(1).at("/0/tries").toString()).isEqualTo("[0,0,0]");
		control.settings("{'webhook-url': '%s'}".formatted(receiver.url("/hook")));
		buy("B");
		assertThat(receiver.next().at("/reference")).isEqualTo("B");
	}

	@Test
	void tellsOfAnOlderStateAfterTheNewerOne() throws Exception {
		control.settings("{'webhook-stale-state': 'partial'}");

		buy("A");

		assertThat(receiver.next(2)).extracting((event) -> event.at("/orderState"))
			.containsExactly("successful", "partial");
	}

	@Test
	void servesOthersWhileSomebodyDoesNotAnswer() throws Exception {
		CountDownLatch answers = new CountDownLatch(1);
		receiver.holdUntil(answers);
		buy("A");
		receiver.next();

		assertThat(get(buy("B"))).isEqualTo("successful");

		assertThat(receiver.next().at("/reference")).isEqualTo("B");
		answers.countDown();
		settled(2);
	}

	@Test
	void closesWhileSomebodyDoesNotAnswer() throws Exception {
		receiver.holdUntil(new CountDownLatch(1));
		buy("A");
		receiver.next();
		long start = System.nanoTime();

		sandbox.close();

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void forgetsWithTheOrders() throws Exception {
		control.settings("{'finish-ms': 5000}");
		buy("A");
		control.reset();
		control.settings("{'webhook-url': '%s'}".formatted(receiver.url("/hook")));

		clock.pass(Duration.ofSeconds(5));

		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
		assertThat(control.webhooks()).isEmpty();
	}

	@Test
	void repeatsAnEventOnDemand() throws Exception {
		String id = buy("A");
		Received first = receiver.next();

		JsonNode sent = control.webhook("{'orderId': '%s', 'times': 3}".formatted(id));

		assertThat(receiver.next(3)).allMatch(first::equals);
		assertThat(sent.path("tries").toString()).isEqualTo("[200,200,200]");
		assertThat(control.webhooks()).hasSize(2);
	}

	@Test
	void tellsOnDemandOfAStateThatTheOrderIsNotIn() throws Exception {
		buy("A");
		String newest = buy("A");
		receiver.next(2);

		control.webhook("{'reference': 'A', 'state': 'rejected'}");

		Received event = receiver.next();
		assertThat(event.at("/orderId")).isEqualTo(newest);
		assertThat(event.at("/orderState")).isEqualTo("rejected");
		assertThat(event.body().path("redeemData")).isEmpty();
	}

	@Test
	void forgesAnEventOnDemandAndDoesNotInsist() throws Exception {
		receiver.answering(401);

		JsonNode sent = control.webhook("""
				{'body': {'orderId': 'nobody', 'redeemData': {'X': {'cards': [{'redeemPin': '70001'}]}}}}""");

		assertThat(receiver.next().at("/redeemData/X/cards/0/redeemPin")).isEqualTo("70001");
		assertThat(sent.path("status").intValue()).isEqualTo(401);
		assertThat(sent.at("/body/redeemData/X/cards").intValue()).isEqualTo(1);
		assertThat(receiver.isQuietFor(A_WHILE)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			gifthub   | {'orderId': 'none'}               | there is no such order
			gifthub   | {}                                | there is no such order
			gifthub   | {'body': {}, 'key': 'x'}          | gifthub's webhooks carry no key
			gifthub   | {'body': {}, 'times': 0}          | from 1 to 100
			gifthub   | {'body': 'text'}                  | can't be read
			gifthub   | {'colour': 'red'}                 | colour
			peach     | {'body': {}}                      | no webhook-url
			budgetree | {'body': {}}                      | budgetree tells nothing by webhook
			""", delimiter = '|', quoteCharacter = '§')
	void saysWhatItCannotSend(String provider, String event, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SandboxControl(sandbox, provider).webhook(event))
			.withMessageContaining(why);
		assertThat(new SandboxControl(sandbox, provider).webhooks()).isEmpty();
	}

	private String buy(String reference) {
		return create(reference, "");
	}

	private String create(String reference, String more) {
		String id = new Api(sandbox.baseUrl("gifthub"), "x").call("POST", "/order/create", """
				{'productList': [{'sku': '038-00-range', 'productType': 'range', 'quote': 5, 'quantity': 2}],
				 'wallet': 'EUR', 'reference': '%s'%s}""".formatted(reference, more)).at("/data/id");
		assertThat(Orders.confirm(sandbox, id)).isEqualTo(200);
		return id;
	}

	private String get(String id) {
		return new Api(sandbox.baseUrl("gifthub"), "x").call("GET", "/order/get?orderId=" + id, "").at("/data/state");
	}

	/** The log, once so many events are in it and each has its outcome. */
	private JsonNode settled(int events) throws InterruptedException {
		for (int i = 0; i < 200; i++) {
			JsonNode log = control.webhooks();
			if (log.size() == events && log.valueStream().noneMatch((event) -> event.path("status").isNull())) {
				return log;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("no end of " + control.webhooks());
	}

}
