package dev.bulkordering.provider.budgetree;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BudgetreePathsTests {

	@Test
	void sendsEveryCallWhereTheConfigurationSays() {
		try (ScriptedServer server = new ScriptedServer();
				ProviderGateway gateway = new BudgetreeProvider().open(server.url(),
						settings(Map.of("token", "t", "paths.place", "/v4/buy", "paths.look-up",
								"/v4/order/{refno}/status", "paths.cards", "/v4/cards?order={orderId}", "paths.balance",
								"/v4/balance")),
						JobOptions.NONE, TestSettings.tokens())) {
			server.then(json(202, recorded("budgetree/processing.json")),
					json(200, recorded("budgetree/status-complete.json")), json(503, "{}"), json(200, "{}"));

			gateway.place(BudgetreeOrders.order(), permit());
			gateway.lookUp(BudgetreeOrders.order());
			gateway.balance();

			assertThat(server.received()).extracting(Received::path)
				.containsExactly("/v4/buy", "/v4/order/ABCDEFGHIJKLMNOPQRSTUVWX2/status",
						"/v4/cards?order=333335778&offset=0&limit=100", "/v4/balance");
		}
	}

	@ParameterizedTest
	@CsvSource({ "look-up, /v4/status, {refno}", "cards, /v4/cards, {orderId}", "place, v4/buy, slash",
			"balance, balance, slash" })
	void refusesAPathThatCannotBeUsed(String name, String path, String words) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BudgetreeProvider().open("https://api.example.com",
					settings(Map.of("token", "t", "paths." + name, path)), JobOptions.NONE, TestSettings.tokens()))
			.withMessageContaining("paths." + name)
			.withMessageContaining(words);
	}

	private static ProviderSettings settings(Map<String, String> credentials) {
		return TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000, Duration.ofSeconds(5));
	}

}
