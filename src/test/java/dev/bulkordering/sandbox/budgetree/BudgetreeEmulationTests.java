package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeEmulationTests {

	private static final SettableClock CLOCK = new SettableClock();

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("budgetree"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "budgetree");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(CLOCK));
	}

	@AfterAll
	static void stop() {
		sandbox.close();
	}

	@BeforeEach
	void reset() {
		control.reset();
	}

	@Test
	void answersASyncOrderWithEveryFieldOfTheSample() {
		Reply reply = order(Requests.of("R1", "EGVGOLD", 1000, 2));

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/status")).isEqualTo("COMPLETE");
		assertThat(reply.at("/refno")).isEqualTo("R1");
		assertThat(reply.at("/orderId")).matches("\\d{10}");
		assertThat(reply.json().propertyNames()).contains("cancel", "currency", "payments", "cards", "products",
				"additionalTxnFields");
		assertThat(reply.at("/currency/numericCode")).isEqualTo("356");
		assertThat(reply.json().path("cards")).hasSize(2);
		JsonNode card = reply.json().at("/cards/0");
		assertThat(card.propertyNames()).containsExactlyInAnyOrder("sku", "productName", "labels", "cardNumber",
				"cardPin", "activationCode", "barcode", "activationUrl", "formats", "amount", "validity", "cardId",
				"recipientDetails", "theme");
		assertThat(card.path("cardNumber").stringValue()).matches("9000\\d{15}");
		assertThat(card.path("cardPin").stringValue()).matches("7000\\d{8}");
		assertThat(card.path("amount").stringValue()).isEqualTo("1000.00");
		assertThat(card.path("validity").stringValue()).isEqualTo("2027-01-02T03:04:05+00:00");
		assertThat(card.at("/recipientDetails/name").stringValue()).isEqualTo("Asha Rao");
		assertThat(reply.ofCards("cardNumber")).doesNotHaveDuplicates();
		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99998000");
	}

	@Test
	void completesAnAsyncOrderAfterAWhileAndPagesItsCards() {
		Reply reply = order(Requests.of("R1", "EGVGOLD", 1000, 23).put("syncOnly", false));
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/status")).isEqualTo("PROCESSING");
		assertThat(reply.json().has("cards")).isFalse();
		String cards = "/rest/v3/order/" + reply.at("/orderId") + "/cards";
		assertThat(status("R1").at("/status")).isEqualTo("PROCESSING");
		assertThat(api.call("GET", cards, "").at("/total")).isEqualTo("0");

		CLOCK.pass(Duration.ofMillis(500));

		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");
		assertThat(status("R1").at("/orderId")).isEqualTo(reply.at("/orderId"));
		assertThat(api.call("GET", cards + "/", "").json().path("cards")).hasSize(10);
		List<String> numbers = Stream.of("offset=0&limit=20", "offset=20&limit=20", "offset=40&limit=20")
			.map((page) -> api.call("GET", cards + "?" + page, ""))
			.peek((page) -> assertThat(page.at("/total")).isEqualTo("23"))
			.flatMap((page) -> page.ofCards("cardNumber").stream())
			.toList();
		assertThat(numbers).hasSize(23).doesNotHaveDuplicates();
	}

	@Test
	void neverSellsTwiceUnderOneReferenceNumber() {
		order(Requests.of("R1", "EGVGOLD", 1000, 2));

		Reply again = order(Requests.of("R1", "EGVGOLD", 1000, 2));

		assertThat(again.status()).isEqualTo(400);
		assertThat(again.at("/code")).isEqualTo("5313");
		assertThat(again.at("/message")).isEqualTo("Duplicate reference number provided");
		assertThat(again.json().propertyNames()).containsExactlyInAnyOrder("message", "code", "messages",
				"additionalTxnFields");
		assertThat(control.unitsBought()).isEqualTo(2);
		assertThat(control.orders().at("/0/attempts").intValue()).isEqualTo(2);
	}

	@Test
	void sellsTwiceWhereDuplicatesAreTaken() {
		control.settings("{'takes-duplicates': true}");
		order(Requests.of("R1", "EGVGOLD", 1000, 2));

		assertThat(order(Requests.of("R1", "EGVGOLD", 1000, 2)).status()).isEqualTo(201);
		assertThat(control.bought().at("/references/R1/units").intValue()).isEqualTo(4);
	}

	@Test
	void leavesAReferenceNumberFreeAfterARefusal() {
		assertThat(order(Requests.of("R1", "NOSUCH", 1000, 2)).at("/code")).isEqualTo("5310");

		assertThat(order(Requests.of("R1", "EGVGOLD", 1000, 2)).status()).isEqualTo(201);
	}

	@Test
	void doesNotKnowAnOrderBeforeTheSearchLagIsOver() {
		assertThat(status("R1").at("/code")).isEqualTo("5320");
		control.settings("{'search-lag-ms': 30000}");
		order(Requests.of("R1", "EGVGOLD", 1000, 1));

		assertThat(status("R1").at("/code")).isEqualTo("5320");
		assertThat(order(Requests.of("R1", "EGVGOLD", 1000, 1)).at("/code")).isEqualTo("5313");
		CLOCK.pass(Duration.ofSeconds(30));
		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");
	}

	@Test
	void callsASyncOrderProcessingWhereItFinishesLateOrIsCancelled() {
		control.fault("""
				[{'kind': 'finish', 'finish-ms': 0, 'finish-look-ups': 1},
				 {'kind': 'finish', 'state': 'CANCELLED', 'finish-ms': 0}]""");

		Reply late = order(Requests.of("R1", "EGVGOLD", 1000, 2));
		assertThat(late.status()).isEqualTo(201);
		assertThat(late.at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R1").at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R1").at("/status")).isEqualTo("COMPLETE");

		assertThat(order(Requests.of("R2", "EGVGOLD", 1000, 2)).at("/status")).isEqualTo("PROCESSING");
		assertThat(status("R2").at("/status")).isEqualTo("CANCELLED");
		assertThat(control.unitsBought()).isEqualTo(2);
	}

	@Test
	void handsOutTheCardsOfACompleteOrderLater() {
		control.settings("{'cards-late-ms': 1000}");

		Reply reply = order(Requests.of("R1", "EGVGOLD", 1000, 2));

		assertThat(reply.at("/status")).isEqualTo("COMPLETE");
		assertThat(reply.json().path("cards")).isEmpty();
		CLOCK.pass(Duration.ofSeconds(1));
		assertThat(api.call("GET", "/rest/v3/order/" + reply.at("/orderId") + "/cards", "").json().path("cards"))
			.hasSize(2);
	}

	@Test
	void publishesACatalogWhoseEveryProductCanBeBought() {
		control.settings("{'currencies': ['356', '840', '784']}");
		int number = 0;
		for (JsonNode product : control.catalog().path("products")) {
			int price = product.has("min") ? product.path("min").intValue() : product.at("/denominations/0").intValue();
			ObjectNode request = Requests.of("R" + number++, product.path("sku").stringValue(), price, 1);
			Requests.put(request, "/products/0/currency", product.path("numericCode"));
			assertThat(order(request).status()).as(product.toString()).isEqualTo(201);
		}
		assertThat(number).isGreaterThan(20);
	}

	private Reply order(ObjectNode request) {
		return api.call("POST", "/rest/v3/orders", request.toString().replace('\'', '’'));
	}

	private Reply status(String refno) {
		return api.call("GET", "/rest/v3/orders/" + refno, "");
	}

}
