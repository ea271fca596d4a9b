package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetreePayoutEmulationTests {

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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§',
			textBlock = """
					{'type':'UPI','vpa':'someone@bank','name':'S O','email':'s@example.com','telephone':'+919812345678','transactionType':'UPI'}
					{'id':'62e96ca39b6400001e00330d','transactionType':'IMPS'}
					{'id':'62e96ca39b6400001e00330d','type':'BANK_ACCOUNT','transactionType':'IMPS'}
					""")
	void takesThePayloadsOfThePage(String payout) {
		Reply reply = order(payout(payout));

		assertThat(reply.status()).isEqualTo(202);
		CLOCK.pass(Duration.ofSeconds(1));
		assertThat(api.call("GET", "/rest/v3/orders/R1", "").at("/status")).isEqualTo("COMPLETE");
		assertThat(api.call("GET", "/rest/v3/order/" + reply.at("/orderId") + "/cards", "").json().path("cards"))
			.isEmpty();
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("99999000");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
			null                                                        | payout is mandatory
			'someone@bank'                                              | payout is mandatory
			{}                                                          | payout.id is mandatory
			{'type':'CASH','id':'a','transactionType':'IMPS'}           | payout.type must be
			{'id':'a'}                                                  | transactionType must be IMPS
			{'id':'a','transactionType':'UPI'}                          | transactionType must be IMPS
			{'id':'a','vpa':'a@b','transactionType':'IMPS'}             | payout.vpa is for the type UPI
			{'type':'BANK_ACCOUNT','transactionType':'IMPS'}            | payout.id is mandatory
			{'type':'UPI','transactionType':'UPI'}                      | payout.vpa is mandatory
			{'type':'UPI','vpa':'someone','transactionType':'UPI'}      | payout.vpa must be a UPI address
			{'type':'UPI','vpa':'a@b','transactionType':'UPI'}          | payout.name is mandatory
			{'type':'UPI','vpa':'a@b','transactionType':'UPI'}          | payout.email is mandatory
			{'type':'UPI','vpa':'a@b','transactionType':'UPI'}          | payout.telephone is mandatory
			{'type':'UPI','vpa':'a@b','telephone':'9812345678'}         | payout.telephone must be
			{'type':'UPI','vpa':'a@b','transactionType':'IMPS'}         | transactionType must be UPI
			{'type':'UPI','vpa':'a@b','id':'a'}                         | payout.id is for a beneficiary
			""")
	void refusesAPayoutThatSaysTooLittleOrTooMuch(String payout, String problem) {
		Reply reply = order(payout(payout));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("400");
		assertThat(reply.json().path("messages").toString()).contains(problem);
		assertThat(control.orders()).isEmpty();
	}

	@Test
	void takesPayoutsAsyncOnly() {
		ObjectNode request = payout("{'id':'a','transactionType':'IMPS'}").put("syncOnly", true);

		assertThat(order(request).at("/messages/0")).isEqualTo("syncOnly must be false for payouts");
	}

	@Test
	void wantsThePayoutsOrderType() {
		ObjectNode request = payout("{'id':'a','transactionType':'IMPS'}");

		assertThat(order(request.deepCopy().put("orderType", "GIFT")).at("/code")).isEqualTo("5335");
		request.remove("orderType");
		assertThat(order(request).at("/messages/0")).isEqualTo("payout is for orders of the type PAYOUT alone");
	}

	private static ObjectNode payout(String payout) {
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 1).put("orderType", "PAYOUT").put("syncOnly", false);
		request.remove("deliveryMode");
		request.set("payout", Json.parse(payout.replace('\'', '"')));
		return request;
	}

	private Reply order(ObjectNode request) {
		return api.call("POST", "/rest/v3/orders", request.toString());
	}

}
