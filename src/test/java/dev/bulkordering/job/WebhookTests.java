package dev.bulkordering.job;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks as providers send them, to the server that takes them in. */
@BothDatabases
class WebhookTests {

	private static final String FOLLOW = "follow: {interval: 50ms, limit: 0s}\n";

	private static final String PEACH_ROWS = "reference,name,phone,item,price,quantity";

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private int port;

	private void open(String... settings) {
		own = database.another();
		workplace = new Workplace(directory, own, settings).job("asks", "provider: peach\n" + FOLLOW)
			.job("topups", "provider: plum\n" + FOLLOW)
			.job("gifts", "provider: gifthub\noptions: {wallet: EUR}\n" + FOLLOW);
		port = workplace.serve();
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@Test
	void leadToTheLookUpThatSettlesAPaymentRequestWhoseAnswerWasLost() {
		open();
		workplace.provider("peach")
			.settings("{'webhook-url': '" + url("peach") + "', 'finish-ms': 1500, 'webhook-times': 2}");
		workplace.provider("peach").fault("{'kind': 'cut', 'operation': 'create', 'placed': true, 'times': 1}");
		RunReport run = runPeach();
		assertThat(run.units().held()).isEqualTo(2);
		assertThat(workplace.operations().follow(Progress.NONE).asked()).as("nothing can be asked by our key").isZero();

		OrderView settled = awaitState(run, OrderState.PLACED);
		assertThat(settled.lastAnswer()).contains("paid");
		assertThat(settled.providerOrderId()).startsWith("wa_ord_");
		RunReport now = report(run);
		assertThat(now.exitCode()).isZero();
		assertThat(now.units().ordered()).isEqualTo(2);
		assertThat(workplace.provider("peach").orders().size()).isEqualTo(1);
	}

	@Test
	void settleNothingWhereTheyAreForged() throws Exception {
		open();
		workplace.provider("peach").fault("{'kind': 'cut', 'operation': 'create', 'placed': false, 'times': 1}");
		RunReport run = runPeach();
		RunReport other = workplace.run("asks",
				workplace.sheet("other.csv", List.of(PEACH_ROWS, "P9,Ravi,+919845098451,Lamp,1500,1")));
		String foreignId = workplace.provider("peach").orders().get(0).path("id").stringValue();
		String reference = only(run).reference();
		for (String id : List.of(foreignId, "wa_ord_doesnotexist")) {
			assertThat(post("peach", "{\"event\":\"order.completed\",\"data\":{\"id\":\"" + id
					+ "\",\"reference_id\":\"" + reference + "\",\"status\":\"completed\"}}", Map.of()))
				.isEqualTo(200);
		}
		awaitWorked(2);
		assertThat(only(run).state()).isEqualTo(OrderState.HELD);
		assertThat(only(run).providerOrderId()).isNull();
		assertThat(only(other).state()).isEqualTo(OrderState.PLACED);
		assertThat(report(run).units().held()).isEqualTo(2);
	}

	@Test
	void settleALateDeliveryAndShowWhatBecameOfThePayment() {
		open("bulk-ordering.providers.plum.webhook-key=a-key-of-13-chars");
		workplace.provider("plum")
			.settings("{'webhook-url': '" + url("plum") + "', 'webhook-key': 'a-key-of-13-chars', 'finish-ms': 2000}");
		RunReport run = workplace.run("topups", workplace.sheet("topups.csv",
				List.of("reference,sku,price,quantity,phone", "T1,10001,199,2,+919876541001")));
		assertThat(run.error()).isNull();
		assertThat(run.units().pending()).isEqualTo(2);
		await().atMost(Duration.ofSeconds(20)).until(() -> report(run).units().ordered() == 2);
		assertThat(report(run).exitCode()).isZero();
	}

	@Test
	void areTurnedAwayWithoutTheirKey() throws Exception {
		open("bulk-ordering.providers.plum.webhook-key=a-key-of-13-chars");
		String body = "{\"id\":1,\"data\":{\"orderId\":1,\"poNumber\":\"ABC\",\"orderDate\":\"\",\"deliveryStatus\":"
				+ "\"delivered\"},\"createdAt\":\"2026-01-01\"}";
		assertThat(post("plum", body, Map.of())).isEqualTo(401);
		assertThat(post("plum", body, Map.of("x-api-key", "another-key-xx"))).isEqualTo(401);
		assertThat(webhooks()).isEmpty();
		assertThat(post("plum", body, Map.of("X-Api-Key", "a-key-of-13-chars"))).isEqualTo(200);
		assertThat(post("plum", body, Map.of("X-Api-Key", "a-key-of-13-chars"))).isEqualTo(200);
		assertThat(webhooks()).singleElement()
			.satisfies((webhook) -> assertThat(((Number) webhook.get("times")).intValue()).isEqualTo(2));
	}

	@Test
	void areAnsweredByWhatTheyAre() throws Exception {
		open();
		assertThat(post("peach", "no json", Map.of())).isEqualTo(400);
		assertThat(post("peach", "{\"event\":\"contact.created\",\"data\":{}}", Map.of())).isEqualTo(200);
		assertThat(post("enkash", "{}", Map.of())).as("sends none").isEqualTo(404);
		assertThat(post("nobody", "{}", Map.of())).isEqualTo(404);
		assertThat(post("peach", "x".repeat((1 << 20) + 1), Map.of())).isEqualTo(413);
		assertThat(webhooks()).isEmpty();
	}

	@Test
	void haveAnOrderLookedUpThatFinishesLater() {
		open();
		workplace.provider("gifthub").settings("{'webhook-url': '" + url("gifthub") + "', 'finish-ms': 2000}");
		RunReport run = workplace.run("gifts",
				workplace.sheet("gifts.csv", List.of("reference,sku,price,quantity", "R1,038-00-range,10,3")));
		assertThat(run.units().pending()).isEqualTo(3);
		await().atMost(Duration.ofSeconds(20)).until(() -> report(run).units().ordered() == 3);
	}

	@Test
	void areNotNeededWhereTheServerAsksByItself() {
		open("bulk-ordering.providers.gifthub.follow-delays[0]=1s",
				"bulk-ordering.providers.gifthub.follow-delays[1]=9s",
				"bulk-ordering.providers.gifthub.follow-delays[2]=1h");
		workplace.provider("gifthub").settings("{'finish-ms': 6000}");
		RunReport run = workplace.run("gifts",
				workplace.sheet("gifts.csv", List.of("reference,sku,price,quantity", "R1,038-00-range,10,3")));
		assertThat(run.units().pending()).isEqualTo(3);
		await().atMost(Duration.ofSeconds(25)).until(() -> report(run).units().ordered() == 3);
		assertThat(workplace.provider("gifthub").calls("get").size()).as("after 1 s and 10 s").isEqualTo(2);
	}

	private RunReport runPeach() {
		RunReport run = workplace.run("asks",
				workplace.sheet("asks.csv", List.of(PEACH_ROWS, "P1,Meera,+919845098450,Lamp,1500,2")));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		return run;
	}

	private OrderView awaitState(RunReport run, OrderState state) {
		await().atMost(Duration.ofSeconds(20)).until(() -> only(run).state() == state);
		await().atMost(Duration.ofSeconds(20)).until(() -> only(run).lastAnswer().contains("paid"));
		return only(run);
	}

	private void awaitWorked(int webhooks) {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> webhooks().stream()
				.filter((one) -> ((Number) one.get("tries")).intValue() > 0)
				.count() == webhooks);
	}

	private List<Map<String, Object>> webhooks() {
		return new JdbcTemplate(own.dataSource()).queryForList("select times, tries, outcome from bo_webhook");
	}

	private OrderView only(RunReport run) {
		List<OrderView> orders = workplace.operations().orders(run.executionId(), null);
		assertThat(orders).hasSize(1);
		return orders.get(0);
	}

	private RunReport report(RunReport run) {
		return workplace.operations().execution(run.executionId()).report();
	}

	private String url(String provider) {
		return "http://127.0.0.1:" + port + "/webhooks/" + provider;
	}

	private int post(String provider, String body, Map<String, String> headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(provider)))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		headers.forEach(request::header);
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
