package dev.bulkordering.provider.enkash;

import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

class EnkashAnswersTests {

	private static ScriptedServer server;

	private static ProviderGateway gateway;

	@BeforeAll
	static void open() {
		server = new ScriptedServer();
		gateway = new EnkashProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterAll
	static void close() {
		gateway.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			401 | User does not have adequate authority                  | account 401
			403 | Forbidden for this partner                             | account 403
			429 | Too many requests                                      | throttled
			400 | quantity is required                                   | order 400
			422 | Denomination 501 is not offered                        | order 422
			404 | No handler found                                       | account 404
			404 | Product PC7324536190LULHL does not exist               | order 404
			404 | Invalid productCatalogId                               | order 404
			404 | Product catalog id is not known                        | order 404
			404 | Product XPC7324536190LULHL5 does not exist             | account 404
			200 | Product PC7324536190LULHL does not exist               | doubt TRY_THEN_REJECT FAILURE
			200 | User does not have adequate authority                  | account UNAUTHORIZED
			200 | Insufficient balance in card account                   | account INSUFFICIENT_BALANCE
			400 | INSUFFICIENT wallet BALANCE                            | account INSUFFICIENT_BALANCE
			200 | Insufficient funds                                     | account INSUFFICIENT_BALANCE
			200 | The balance is not sufficient for this order           | account INSUFFICIENT_BALANCE
			200 | There is not enough balance left                       | account INSUFFICIENT_BALANCE
			200 | Not enough funds                                       | account INSUFFICIENT_BALANCE
			200 | Balance could not be updated                           | doubt TRY_THEN_REJECT FAILURE
			200 | Duplicate order                                        | doubt HOLD DUPLICATE_REFERENCE
			400 | Order reference id already exists                      | doubt HOLD DUPLICATE_REFERENCE
			409 | orderReferenceId is already in use                     | doubt HOLD DUPLICATE_REFERENCE
			422 | This order was already placed                          | doubt HOLD DUPLICATE_REFERENCE
			200 | Order has already been processed                       | doubt HOLD DUPLICATE_REFERENCE
			200 | An order is already created for this reference         | doubt HOLD DUPLICATE_REFERENCE
			400 | orderReferenceId must be unique                        | doubt HOLD DUPLICATE_REFERENCE
			500 | Duplicate order                                        | doubt HOLD DUPLICATE_REFERENCE
			500 | Insufficient balance in card account                   | account INSUFFICIENT_BALANCE
			200 | Something went wrong                                   | doubt TRY_THEN_REJECT FAILURE
			200 | Product is out of stock                                | doubt TRY_THEN_REJECT FAILURE
			201 | Something went wrong                                   | doubt TRY_THEN_REJECT HTTP_201
			409 | Something went wrong                                   | doubt TRY_THEN_REJECT HTTP_409
			307 | Something went wrong                                   | doubt TRY_THEN_REJECT HTTP_307
			500 | Something went wrong                                   | down
			503 | Try again later                                        | down
			""")
	void readsEveryRowOfItsTableWhereverTheWordsStand(int status, String text, String expected) {
		String inPayload = "{\"payload\":\"" + text + "\",\"response_code\":1,\"response_message\":\"Failure\"}";
		String inError = "{\"payload\":null,\"errorResponse\":{\"errorType\":\"X\",\"errorMessage\":\"" + text
				+ "\"},\"response_code\":\"1\"}";
		String inMessage = "{\"errorResponse\":null,\"response_code\":1,\"response_message\":\"" + text + "\"}";

		for (String body : new String[] { inPayload, inError, inMessage }) {
			Outcome outcome = answer(status, body);
			assertThat(words(outcome)).as(body).isEqualTo(expected);
			if (!(outcome instanceof Throttled)) {
				// a long number is masked, even in a product's name
				assertThat(outcome.message()).contains(text.replace("7324536190", "***"));
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					200 | {"errorResponse":{"errorType":"UNAUTHORIZED"},"response_code":1}     | account UNAUTHORIZED
					400 | {"errorResponse":{"errorType":"Unauthorized"},"response_code":1}     | account UNAUTHORIZED
					200 | {"payload":"Unauthorized product","response_code":1}                 | doubt TRY_THEN_REJECT FAILURE
					200 | {"errorResponse":{"errorType":"DUPLICATE_ORDER"},"response_code":1}  | doubt HOLD DUPLICATE_REFERENCE
					200 | {"errorResponse":{"errorType":"INSUFFICIENT_BALANCE"},"response_code":1} | account INSUFFICIENT_BALANCE
					200 | {"response_code":1}                        | doubt TRY_THEN_REJECT FAILURE
					400 | {}                                         | order 400
					400 | <html>                                     | order 400
					422 |                                            | order 422
					400 | {"message":"Duplicate order"}              | order 400
					401 |                                            | account 401
					403 | <html>                                     | account 403
					404 | <html>                                     | account 404
					404 | {"message":"PC7324536190LULHL"}            | account 404
					408 | {}                                         | doubt TRY_THEN_REJECT HTTP_408
					429 | <html>                                     | throttled
					500 | {"message":"Internal error"}               | down
					502 | <html>                                     | down
					200 | {"response_code":2}                        | doubt TRY_THEN_REJECT HTTP_200
					200 | {"response_code":"success"}                | doubt TRY_THEN_REJECT HTTP_200
					200 | {"payload":{"orderId":"1"}}                | doubt TRY_THEN_REJECT HTTP_200
					200 | {"response_code":0,"response_code":1}      | doubt TRY_THEN_REJECT HTTP_200
					200 | [0]                                        | doubt TRY_THEN_REJECT HTTP_200
					400 | {"response_code":2}                        | order 400
					400 | {"response_code":0}                        | doubt HOLD
					404 | {"response_code":"0"}                      | doubt HOLD
					500 | {"response_code":0}                        | doubt HOLD
					202 | {"response_code":0}                        | accepted
					200 | {"response_code":"0","payload":"Order placed"} | accepted
					200 | {"response_code":0,"payload":{"partnerOrderReferenceId":"OTHER"}} | doubt HOLD
					200 | {"response_code":0,"payload":{"orderStatus":"FAILED"}}            | doubt REJECT FAILED
					""")
	void readsEveryOtherAnswer(int status, String body, String expected) {
		assertThat(words(answer(status, body == null ? "" : body))).isEqualTo(expected);
	}

	@Test
	void namesTheSourceOfEveryRow() {
		assertThat(EnkashAnswers.ORDER.rows()).hasSize(22).allSatisfy((row) -> {
			assertThat(row.source()).isNotBlank();
			assertThat(row.meaning()).isNotBlank();
			assertThat(row.code()).isNotBlank();
		});
	}

	@Test
	void hasACaseFromSheetToResultForEveryRow() {
		DocumentedAnswer.assertCover(EnkashAnswers.ORDER, "enkash", "place");
	}

	private static Outcome answer(int status, String body) {
		server.then(json(status, body));
		return gateway.place(EnkashOrders.order(), TestSettings.permit()).result();
	}

	private static String words(Outcome outcome) {
		assertThat(outcome.message()).isNotBlank();
		if (outcome instanceof Rejected rejected) {
			return rejected.scope().name().toLowerCase(Locale.ROOT) + " " + rejected.code();
		}
		if (outcome instanceof Unknown unknown) {
			return unknown.outage() ? "down" : ("doubt " + unknown.ifNotThere() + " " + unknown.code()).strip();
		}
		return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
	}

}
