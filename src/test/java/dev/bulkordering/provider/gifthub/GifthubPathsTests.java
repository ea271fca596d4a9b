package dev.bulkordering.provider.gifthub;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GifthubPathsTests {

	@Test
	void sendsEveryCallWhereTheConfigurationSays() {
		try (ScriptedServer server = new ScriptedServer();
				ProviderGateway gateway = open(server.url(), Map.of("token", "t", "paths.create", "/v2/quotes",
						"paths.confirm", "/v2/confirm", "paths.look-up", "/v2/orders/{orderId}"))) {
			server.then(json(200, recorded("gifthub/created.json")), json(200, recorded("gifthub/confirmed.json")),
					json(200, recorded("gifthub/get-confirmed.json")));

			gateway.quote(GifthubOrders.planned(), permit());
			gateway.place(GifthubOrders.quoted(0), permit());
			gateway.lookUp(GifthubOrders.quoted(1));

			assertThat(server.received()).extracting(Received::path)
				.containsExactly("/v2/quotes", "/v2/confirm", "/v2/orders/" + GifthubOrders.ID);
		}
	}

	@ParameterizedTest
	@CsvSource({ "look-up, /order/get, {orderId}", "create, order/create, slash", "confirm, confirm, slash" })
	void refusesAPathThatCannotBeUsed(String name, String path, String words) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open("https://api.example.com", Map.of("token", "t", "paths." + name, path)))
			.withMessageContaining("paths." + name)
			.withMessageContaining(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://orders.example.com/webhooks", "orders.example.com", "https://", "not a URL",
			"ftp://localhost/x" })
	void refusesAWebhookAddressThatCodesCannotBeSentTo(String url) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open("https://api.example.com", Map.of("token", "t", "webhook-url", url)))
			.withMessageContaining("webhook-url")
			.withMessageContaining("https");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://orders.example.com/webhooks/gifthub", "http://127.0.0.1:8080/webhooks/gifthub",
			"http://localhost:8080/webhooks/gifthub" })
	void takesAWebhookAddressThatIsEncryptedOrOnThisMachine(String url) {
		try (ScriptedServer server = new ScriptedServer();
				ProviderGateway gateway = open(server.url(), Map.of("token", "t", "webhook-url", url))) {
			server.then(json(200, recorded("gifthub/created.json")));

			gateway.quote(GifthubOrders.planned(), permit());

			assertThat(server.last().body()).endsWith(",\"webhookUrl\":\"" + url + "\"}");
		}
	}

	private static ProviderGateway open(String baseUrl, Map<String, String> credentials) {
		return new GifthubProvider().open(baseUrl,
				TestSettings.settings(baseUrl, null, credentials, 8, 10_000, Duration.ofSeconds(5)),
				GifthubOrders.OPTIONS, TestSettings.tokens());
	}

}
