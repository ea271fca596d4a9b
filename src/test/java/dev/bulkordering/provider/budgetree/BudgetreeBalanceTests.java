package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeBalanceTests {

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = new BudgetreeProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void asksForTheBalanceAsTheDocumentDoes() {
		server.then(json(200, "{\"balance\":9960}"));

		Reply<BalanceAnswer> reply = gateway.balance();

		assertThat(new BudgetreeProvider().tellsBalance()).isTrue();
		assertThat(reply.result()).isEqualTo(new Known(new BigDecimal("9960"), "INR"));
		assertThat(reply.exchanges()).hasSize(1);
		assertThat(server.last().method()).isEqualTo("POST");
		assertThat(server.last().path()).isEqualTo("/account/get/balance/api/");
		assertThat(server.last().body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"balance":"9960.50"}               | 9960.50
			{"balance":0,"currency":"INR"}      | 0
			{"status":1,"balance":-12.5}        | -12.5
			""")
	void readsABalanceHoweverItIsWritten(String body, BigDecimal expected) {
		server.then(json(200, body));

		assertThat(gateway.balance().result()).isEqualTo(new Known(expected, "INR"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			200 | balance: 9960              | does not tell
			200 | {}                         | does not tell
			200 | {"balance":"plenty"}       | does not tell
			200 | {"balance":null}           | does not tell
			200 | {"balance":{"amount":1}}   | does not tell
			200 | 9960                       | does not tell
			400 | "No token provided"        | HTTP 400
			400 | {"balance":9960}           | HTTP 400
			401 | {}                         | refused
			404 | <html>                     | HTTP 404
			429 | {}                         | fewer requests
			498 | "Invalid token"            | token is not valid
			503 | {}                         | HTTP 503
			""")
	void doesNotGuessABalance(int status, String body, String words) {
		server.then(json(status, body));

		assertThat(gateway.balance().result()).isInstanceOfSatisfying(NotTold.class,
				(told) -> assertThat(told.message()).contains(words));
	}

	@Test
	void saysWhereNobodyListens() {
		server.close();

		assertThat(gateway.balance().result()).isInstanceOf(NotTold.class);
	}

}
