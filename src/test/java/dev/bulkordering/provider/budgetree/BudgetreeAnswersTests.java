package dev.bulkordering.provider.budgetree;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.DocumentedAnswer;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.http.AnswerTable.Row;

import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

class BudgetreeAnswersTests {

	private static ScriptedServer server;

	private static ProviderGateway gateway;

	@BeforeAll
	static void open() {
		server = new ScriptedServer();
		gateway = new BudgetreeProvider().open(server.url(), TestSettings.settings(), BudgetreeOrders.options(),
				TestSettings.tokens());
	}

	@AfterAll
	static void close() {
		gateway.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					400  | Request data is invalid.                                                                  | order
					5035 | Payment service is not available.                                                         | account
					5036 | Payment amount does not match the uploaded value (600 with the required value of 500).    | order
					5037 | Payment service model is not available.                                                   | account
					5038 | Payment service exceeds limitations.                                                      | account
					5046 | Customer is not available.                                                                | account
					5080 | Payment for Amazon is restricted.                                                         | order
					5103 | Card number is required for reloading the Budgetree product.                              | order
					5305 | Requested store is inactive.                                                              | account
					5307 | 500 Denomination is not available for product SKU: MOVIE2 . Please choose a different one. | order MOVIE2
					5307 | 500 Denomination is not available for product SKU: ACTVPRD. Please choose a different one. | order ACTVPRD
					5307 | 500 Denomination is not available for product SKU: OTHER. Please choose a different one.  | order
					5307 | Denomination is not available                                                             | order
					5308 | Unable to process your order as some of the products are restricted for your account.     | order
					5310 | The SKU MOVIE2 you are looking for is not available.                                      | order MOVIE2
					5310 | The SKU budgetree you are looking for is not available.                                   | order
					5311 | Invalid delivery mode EMAIL.                                                              | account
					5312 | Default billing address is not configured.                                                | account
					5313 | Duplicate reference number provided.                                                      | doubt HOLD
					5315 | Product misconfiguration.                                                                 | order
					5318 | Denomination is not available.                                                            | order
					5320 | Order not available                                                                       | doubt TRY_THEN_REJECT
					5321 | Order cannot be processed.                                                                | doubt REJECT
					5326 | Combination of product types Digital & Physical is not supported.                         | order
					5327 | Apologies, payment for your Order has failed. Please place a fresh order.                 | doubt REJECT
					5333 | Order cannot be processed as the transaction has been refunded.                           | doubt REJECT
					5334 | Delivery Mode is not allowed with physical product.                                       | order
					5335 | Invalid order type invalidType.                                                           | account
					5338 | Amount exceeds the maximum allowed order value: 1000 (order value 1500, order refno: 0000000000175341). | order
					5338 | Edit address is not allowed, but the request has address info.                            | account
					5338 | Something else                                                                            | order
					5342 | Default shipping address is not configured.                                               | account
					5343 | Invalid external login.                                                                   | account
					5344 | External login is not required.                                                           | account
					5348 | Payment method payu cannot be combined with another payment.                              | account
					5349 | PO number should be the same for all payments.                                            | order
					6000 | Activation failed.                                                                        | doubt REJECT
					6050 | Order cannot be processed.                                                                | doubt REJECT
					6051 | OTP is required.                                                                          | account
					6052 | Invalid OTP.                                                                              | account
					6053 | Could not process your request. Please try again later.                                   | doubt TRY_THEN_REJECT
					6054 | Invalid email delivery id.                                                                | order
					6057 | This order does not support consolidated delivery.                                        | order
					6058 | This order does not support multiple currencies.                                          | order
					6059 | This currency is not allowed.                                                             | order
					6063 | Order cannot be placed due to insufficient balance.                                       | account
					""")
	void readsEveryCodeOfTheDocument(String code, String message, String expected) {
		String number = "{\"message\":\"" + message + "\",\"code\":" + code + ",\"messages\":[]}";
		String text = "{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}";

		assertThat(words(answer(400, number), code)).isEqualTo(expected);
		assertThat(words(answer(500, text), code)).as("whatever the status").isEqualTo(expected);
		assertThat(words(answer(400, "{\"code\":" + code + "}"), code)).as("without a message").isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			401 | {"message":"x"}                 | account 401
			403 | {"message":"x"}                 | account 403
			429 | {}                              | throttled
			500 | {"message":"Internal error"}    | down
			500 | <html>                          | down
			503 |                                 | down
			500 | {"code":9999}                   | down
			400 | {"message":"x","code":9999}     | doubt TRY_THEN_REJECT
			400 | {"message":"x"}                 | order 400
			400 | {"messages":["x"]}              | doubt TRY_THEN_REJECT
			400 | <html>                          | doubt TRY_THEN_REJECT
			404 | {"message":"x"}                 | doubt TRY_THEN_REJECT
			400 | "No token provided"             | account 400
			400 | {"message":"No  Token provided"} | account 400
			498 | "Invalid token"                 | account 498
			404 | {}                              | doubt TRY_THEN_REJECT
			201 | {}                              | doubt TRY_THEN_REJECT
			201 | <html>                          | doubt TRY_THEN_REJECT
			201 | {"status":"SOMETHING","code":6063} | doubt TRY_THEN_REJECT
			201 | {"status":"CANCELLED"}          | doubt TRY_THEN_REJECT
			201 | {"status":"PROCESSING"}         | doubt HOLD
			200 | {"status":"PROCESSING"}         | doubt HOLD
			202 | {"status":"processing"}         | accepted
			202 | {"status":"COMPLETE"}           | accepted
			201 | {"status":"COMPLETE","refno":"OTHER"} | doubt HOLD
			307 | {}                              | doubt TRY_THEN_REJECT
			""")
	void readsEveryOtherAnswer(int status, String body, String expected) {
		String words = words(answer(status, body == null ? "" : body), null);

		assertThat(words).isEqualTo(expected);
	}

	@Test
	void blamesTheRowForADeliveryModeThatTheRowNames() {
		server.then(json(400, "{\"message\":\"Invalid delivery mode SMS.\",\"code\":5311}"));

		Outcome outcome = gateway
			.place(BudgetreeOrders.order(BudgetreeOrders.meera("delivery_mode", "SMS")), TestSettings.permit())
			.result();

		assertThat(words(outcome, "5311")).isEqualTo("order");
	}

	@Test
	void namesEveryCodeInItsTable() {
		Set<String> codes = BudgetreeAnswers.ORDER.rows()
			.stream()
			.filter((row) -> !row.key().isEmpty())
			.map(Row::code)
			.collect(Collectors.toSet());

		assertThat(codes).as("38 codes and 400 of the page, and 5320").hasSize(40);
	}

	@Test
	void hasACaseFromSheetToResultForEveryRow() {
		DocumentedAnswer.assertCover(BudgetreeAnswers.ORDER, "budgetree", "place");
	}

	private static Outcome answer(int status, String body) {
		server.then(json(status, body));
		return gateway.place(BudgetreeOrders.order(), TestSettings.permit()).result();
	}

	private static String words(Outcome outcome, String code) {
		assertThat(outcome.message()).isNotBlank();
		if (outcome instanceof Rejected rejected) {
			if (code == null) {
				return rejected.scope().name().toLowerCase() + " " + rejected.code();
			}
			assertThat(rejected.code()).isEqualTo(code);
			return rejected.scope().name().toLowerCase() + (rejected.sku() == null ? "" : " " + rejected.sku());
		}
		if (outcome instanceof Unknown unknown) {
			if (code != null) {
				assertThat(unknown.code()).isEqualTo(code);
				assertThat(unknown.outage()).isFalse();
			}
			return unknown.outage() ? "down" : "doubt " + unknown.ifNotThere();
		}
		return outcome.getClass().getSimpleName().toLowerCase();
	}

}
