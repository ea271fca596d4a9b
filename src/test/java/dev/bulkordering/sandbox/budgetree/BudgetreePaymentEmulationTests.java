package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetreePaymentEmulationTests {

	private static Sandbox sandbox;

	private final Api api = new Api(sandbox.baseUrl("budgetree"), "any");

	private final SandboxControl control = new SandboxControl(sandbox, "budgetree");

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults());
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
	void takesAGoodVoucherAndLeavesTheCreditLineAlone() {
		assertThat(order(byVoucher("1234567890123456", "123456")).status()).isEqualTo(201);
		assertThat(control.settings().path("balance").decimalValue()).isEqualByComparingTo("100000000");
	}

	@Test
	void takesTheVouchersOfTheSettings() {
		control.settings("{'vouchers': ['77:88', '99:00']}");

		assertThat(order(byVoucher("99", "00")).status()).isEqualTo(201);
		assertThat(order(byVoucher("99", "88").put("refno", "R2")).at("/code")).isEqualTo("5327");
		assertThat(order(byVoucher("1234567890123456", "123456").put("refno", "R2")).at("/code")).isEqualTo("5327");
		assertThat(control.unitsBought()).isEqualTo(1);
	}

	@Test
	void failsThePaymentOfAVoucherWithTheWrongPin() {
		Reply reply = order(byVoucher("1234567890123456", "000000"));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("5327");
		assertThat(reply.at("/message")).contains("payment for your Order has failed");
		assertThat(reply.json().toString()).doesNotContain("000000", "1234567890123456");
		assertThat(control.orders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "card_number", "card_pin" })
	void wantsBothHalvesOfAVoucher(String half) {
		ObjectNode request = byVoucher("1234567890123456", "123456");
		((ObjectNode) request.at("/payments/0")).remove(half);

		assertThat(order(request).at("/messages/0")).isEqualTo("payments[0]." + half + " is mandatory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2022-06-29 6:11:50", "2022-06-29 06:11:50", "2022-06-29 6:1:5", "2024-02-29 0:00:00" })
	void takesADateInThePagesForm(String date) {
		assertThat(order(dated(date)).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2022-06-29T06:11:50", "2022-06-29", "29-06-2022 6:11:50", "2022-6-29 6:11:50",
			"2022-02-30 6:11:50", "2022-06-29 25:11:50", "2022-06-29 6:11:50Z" })
	void refusesADateInAnyOther(String date) {
		Reply reply = order(dated(date));

		assertThat(reply.at("/code")).isEqualTo("400");
		assertThat(reply.at("/messages/0")).isEqualTo("payments[0].poDate must be a date as yyyy-mm-dd H:m:s");
	}

	@Test
	void tellsTheBalanceOfTheCreditLine() {
		order(Requests.of("R1", "EGVGOLD", 1000, 2));

		Reply reply = balance("any");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/balance")).isEqualTo("99998000");
	}

	@Test
	void answersABadTokenAsItsPageDoes() {
		control.settings("{'token': 'right'}");

		Reply without = balance("");
		assertThat(without.status()).isEqualTo(400);
		assertThat(without.json().stringValue()).isEqualTo("No token provided");
		Reply wrong = balance("wrong");
		assertThat(wrong.status()).isEqualTo(498);
		assertThat(wrong.json().stringValue()).isEqualTo("Invalid token");
		assertThat(balance("right").status()).isEqualTo(200);
	}

	private static Reply balance(String token) {
		return new Api(sandbox.baseUrl("budgetree"), token).call("POST", "/account/get/balance/api/", "");
	}

	private static ObjectNode byVoucher(String number, String pin) {
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 1);
		((ObjectNode) request.at("/payments/0")).put("code", "evocherredemption_standard")
			.put("card_number", number)
			.put("card_pin", pin);
		return request;
	}

	private static ObjectNode dated(String date) {
		ObjectNode request = Requests.of("R1", "EGVGOLD", 1000, 1);
		Requests.put(request, "/payments/0/poDate", Json.parse("\"" + date + "\""));
		return request;
	}

	private Reply order(ObjectNode request) {
		return api.call("POST", "/rest/v3/orders", request.toString());
	}

}
