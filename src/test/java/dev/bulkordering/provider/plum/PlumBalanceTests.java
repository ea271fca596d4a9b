package dev.bulkordering.provider.plum;

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
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.cut;
import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class PlumBalanceTests {

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = new PlumProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void asksForTheBalance() {
		server.then(json(200, recorded("plum/balance.json")));

		assertThat(new PlumProvider().tellsBalance()).isTrue();
		assertThat(balance()).isInstanceOfSatisfying(Known.class, (known) -> {
			assertThat(known.amount()).isEqualByComparingTo("5870.02");
			assertThat(known.currency()).isEqualTo("INR");
		});
		assertThat(server.last().path()).isEqualTo("/chef/v1/oauth/api");
		assertThat(server.last().body()).isEqualTo(
				"{\"query\":\"plumProAPI.query.getBalance\"," + "\"tag\":\"plumProAPI\",\"variables\":{\"data\":{}}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"value":"12.50","currency":"usd"     | 12.50
			"balance":7,"currency":"USD"         | 7
			"points":900,"currency":"USD"        | 900
			"value":null,"balance":0,"currency":"USD" | 0
			""")
	void takesTheNumberByAnyOfItsNames(String fields, String amount) {
		server.then(json(200, "{\"getBalance\":{\"status\":1,\"data\":{" + fields + "}}}"));

		assertThat(balance()).isInstanceOfSatisfying(Known.class, (known) -> {
			assertThat(known.amount()).isEqualByComparingTo(amount);
			assertThat(known.currency()).isEqualTo("USD");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			200 | {"data":{"getBalance":{"status":1,"data":{"value":5}}}}
			200 | {"data":{"getBalance":{"status":1,"data":{"value":"much","currency":"USD"}}}}
			200 | {"data":{"getBalance":{"status":1,"data":{"value":5,"currency":"dollars"}}}}
			200 | {"data":{"getBalance":{"status":0,"data":{"value":5,"currency":"USD"}}}}
			200 | {"data":{"getBalance":{"status":1,"data":5}}}
			200 | <html>
			502 | {"errorId":"PLE10023","errorInfo":"Failed to get client's balance"}
			401 | {}
			429 | {}
			""")
	void isNotToldWhatItDoesNotUnderstand(int status, String body) {
		server.then(json(status, body));

		assertThat(balance()).isInstanceOfSatisfying(NotTold.class,
				(notTold) -> assertThat(notTold.message()).isNotBlank());
	}

	@Test
	void isNotToldWhereNoAnswerComes() {
		server.then(cut());

		assertThat(balance()).isInstanceOf(NotTold.class);
	}

	private BalanceAnswer balance() {
		return gateway.balance().result();
	}

}
