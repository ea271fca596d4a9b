package dev.bulkordering.provider.gifthub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.DocumentedAnswer;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;
import tools.jackson.databind.node.JsonNodeFactory;

import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

class GifthubAnswersTests {

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			400 | Requested product list is bigger than allowed                      | order LIST_TOO_BIG
			400 | Your product list is not formatted well                            | order LIST_MALFORMED
			400 | The entered quote doesn\\'t match the SKU.                         | order QUOTE_MISMATCH
			400 | The entered quote doesn't match the SKU                            | order QUOTE_MISMATCH
			400 | the  ENTERED quote doesn’t match the sku.                          | order QUOTE_MISMATCH
			400 | The entered quote is not in range                                  | order QUOTE_OUT_OF_RANGE
			400 | You have insufficient funds in your wallet to create this order    | account INSUFFICIENT_FUNDS
			404 | One or more product in the sent list are not found.                | order PRODUCT_NOT_FOUND
			500 | Your requested exchange is not supported                           | order EXCHANGE_NOT_SUPPORTED
			400 | Your requested exchange is not supported                           | order EXCHANGE_NOT_SUPPORTED
			500 | Requested item is out of stock                                     | order OUT_OF_STOCK
			401 | Unauthorized                                                       | account 401
			403 | Unauthorized                                                       | account 403
			429 | Slow down                                                          | throttled
			500 | Internal Server Error                                              | down
			500 |                                                                    | down
			502 | Bad Gateway                                                        | down
			404 | Not found                                                          | doubt HTTP_404
			400 | Something new                                                      | doubt HTTP_400
			419 | Expired                                                            | doubt HTTP_419
			302 |                                                                    | doubt HTTP_302
			""")
	void readsAnswersToACreation(int status, String message, String expected) {
		server.then(json(status, body(message)), json(status, body(message)));

		try (ProviderGateway twoStep = gateway(GifthubOrders.OPTIONS);
				ProviderGateway createOnly = gateway(GifthubOrders.CREATE_ONLY)) {
			assertThat(words(twoStep.quote(GifthubOrders.planned(), TestSettings.permit()).result()))
				.isEqualTo(expected);
			assertThat(words(createOnly.place(GifthubOrders.planned(), TestSettings.permit()).result()))
				.isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			400 | You have insufficient funds in your wallet to confirm this order | account INSUFFICIENT_FUNDS
			400 | Invalid orderId                                                  | doubt HTTP_400
			401 | Unauthorized                                                     | account 401
			403 | Unauthorized                                                     | account 403
			404 | This is not any pending order                                    | doubt HTTP_404
			429 | Slow down                                                        | throttled
			500 | Internal Server Error                                            | down
			500 | Requested item is out of stock                                   | down
			418 | Something new                                                    | doubt HTTP_418
			""")
	void readsAnswersToAConfirmation(int status, String message, String expected) {
		server.then(json(status, body(message)));

		try (ProviderGateway gateway = gateway(GifthubOrders.OPTIONS)) {
			assertThat(words(gateway.place(GifthubOrders.quoted(0), TestSettings.permit()).result()))
				.isEqualTo(expected);
		}
	}

	@Test
	void believesInAnExpiredQuoteOnlyWhereItWasNeverConfirmedBefore() {
		server.then(json(419, "{\"message\":\"Expired\"}"), json(419, "{\"message\":\"Expired\"}"));

		try (ProviderGateway gateway = gateway(GifthubOrders.OPTIONS)) {
			assertThat(gateway.place(GifthubOrders.quoted(0), TestSettings.permit()).result())
				.isInstanceOf(Throttled.class);
			assertThat(gateway.place(GifthubOrders.quoted(1), TestSettings.permit()).result())
				.isInstanceOf(Unknown.class);
		}
	}

	@Test
	void hasACaseFromSheetToResultForEveryRow() {
		DocumentedAnswer.assertCover(GifthubAnswers.CREATE, "gifthub", "create");
		DocumentedAnswer.assertCover(GifthubAnswers.CONFIRM, "gifthub", "confirm");
	}

	private ProviderGateway gateway(JobOptions options) {
		return new GifthubProvider().open(server.url(), TestSettings.settings(), options, TestSettings.tokens());
	}

	private static String body(String message) {
		return message == null ? "" : "{\"message\":" + JsonNodeFactory.instance.stringNode(message) + "}";
	}

	private static String words(Outcome outcome) {
		if (outcome instanceof Rejected rejected) {
			assertThat(rejected.message()).isNotBlank();
			assertThat(rejected.sku()).isNull();
			return rejected.scope().name().toLowerCase() + " " + rejected.code();
		}
		if (outcome instanceof Unknown unknown) {
			return unknown.outage() ? "down" : "doubt " + unknown.code();
		}
		return outcome.getClass().getSimpleName().toLowerCase();
	}

}
