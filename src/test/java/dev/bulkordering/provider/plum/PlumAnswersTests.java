package dev.bulkordering.provider.plum;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

class PlumAnswersTests {

	/** Key of the row | documented status | what the error says | what it means. */
	private static final String CASES = """
			auth.request_limit_exceeded    | 429 | {"errors":[{"message":"auth.request_limit_exceeded","penaltySeconds":60}]} | throttled PT1M
			PIPE10013                      | 401 | {"errorId":"PIPE10013","errorInfo":"Invalid authorization header"}      | account PIPE10013
			invalid_token                  | 401 | {"error":"invalid_token","error_description":"invalid/expired token"}   | account invalid_token
			auth.token_error               | 401 | {"success":0,"error_message_id":"auth.token_error"}                     | account auth.token_error
			invalid_request authorization  | 401 | {"error":"invalid_request","error_description":"missing/invalid parameters authorization header"} | account invalid_request
			PIPE10015                      | 401 | {"errorId":"PIPE10015","errorInfo":"User is disabled"}                  | account PIPE10015
			PIPE10016                      | 401 | {"errorId":"PIPE10016","errorInfo":"Company is disabled"}               | account PIPE10016
			PIPE10017                      | 401 | {"errorId":"PIPE10017","errorInfo":"Access restricted for this IP"}     | account PIPE10017
			PLE10014                       | 400 | {"errorId":"PLE10014","errorInfo":"Invalid client"}                     | account PLE10014
			PLE10026                       | 404 | {"errorId":"PLE10026","errorInfo":"Order cancelled but refund failed"}  | doubt HOLD PLE10026
			PLE10036                       | 404 | {"errorId":"PLE10036","errorInfo":"Delivery is canceled"}               | order PLE10036
			PLE10010 balance               | 422 | {"errorId":"PLE10010","errorInfo":"Failed to redeem points","error":"Check your  Balance"} | account PLE10010
			PLE10010 insufficient          | 422 | {"errorId":"PLE10010","errorInfo":"Insufficient points to redeem"}      | account PLE10010
			PLE10010 fund                  | 422 | {"errorId":"PLE10010","error":"Add funds"}                              | account PLE10010
			* insufficient balance         | 422 | {"errorId":"PLE10007","error":"Insufficient balance in wallet"}         | account INSUFFICIENT_BALANCE
			* insufficient wallet          | 422 | {"errorId":"PLE10012","error":"insufficient wallet balance"}            | account INSUFFICIENT_BALANCE
			* insufficient fund            | 422 | {"error":"Insufficient Funds"}                                          | account INSUFFICIENT_BALANCE
			* insufficient points          | 422 | {"errorId":"PLE19999","error":"insufficient points"}                    | account INSUFFICIENT_BALANCE
			* low balance                  | 422 | {"message":"Low balance"}                                               | account INSUFFICIENT_BALANCE
			* balance is low               | 422 | {"errorId":"PLE10001","error":"Your balance is low"}                    | account INSUFFICIENT_BALANCE
			* balance is insufficient      | 422 | {"errorInfo":"The balance is insufficient"}                             | account INSUFFICIENT_BALANCE
			* balance is not sufficient    | 422 | {"errorInfo":"The balance is not sufficient"}                           | account INSUFFICIENT_BALANCE
			* not enough balance           | 422 | {"errorInfo":"Not enough balance"}                                      | account INSUFFICIENT_BALANCE
			PLE10001                       | 400 | {"errorId":"PLE10001","errorInfo":"Validation error in place order"}    | order PLE10001
			PLE10018                       | 400 | {"errorId":"PLE10018","errorInfo":"Invalid denomination for the product"} | order PLE10018
			PLE10041                       | 409 | {"errorId":"PLE10041","errorInfo":"More than 10 Qty"}                   | order PLE10041
			PLE10042                       | 404 | {"errorId":"PLE10042","errorInfo":"This product is not activated for the client."} | order PLE10042
			PLE10015                       | 400 | {"errorId":"PLE10015","errorInfo":"Amazon KYC is not approved"}         | order PLE10015
			PLE10019                       | 401 | {"errorId":"PLE10019","errorInfo":"Not allowed to place international orders"} | order PLE10019
			PLE10005                       | 502 | {"errorId":"PLE10005","errorInfo":"Failed to get currency value"}       | doubt TRY_THEN_REJECT PLE10005
			PLE10006                       | 502 | {"errorId":"PLE10006","errorInfo":"Invalid response from currency API"} | doubt TRY_THEN_REJECT PLE10006
			PLE10020                       | 404 | {"errorId":"PLE10020","errorInfo":"Failed to get currency details"}     | doubt TRY_THEN_REJECT PLE10020
			PLE10007                       | 422 | {"errorId":"PLE10007","errorInfo":"Failed to add order"}                | doubt TRY_THEN_REJECT PLE10007
			PLE10010                       | 422 | {"errorId":"PLE10010","errorInfo":"Failed to redeem points"}            | doubt TRY_THEN_REJECT PLE10010
			PLE10011                       | 422 | {"errorId":"PLE10011","errorInfo":"Failed to confirm order"}            | doubt TRY_THEN_REJECT PLE10011
			PLE10012                       | 502 | {"errorId":"PLE10012","errorInfo":"Failed to process order"}            | doubt TRY_THEN_REJECT PLE10012
			PLE10024                       | 502 | {"errorId":"PLE10024","errorInfo":"Vouchers are out of stock"}          | doubt TRY_THEN_REJECT OUT_OF_STOCK
			PLE10025                       | 502 | {"errorId":"PLE10025","errorInfo":"Failed to place order for the client"} | doubt TRY_THEN_REJECT PLE10025
			PLE10035                       | 502 | {"errorId":"PLE10035","errorInfo":"Failed to get order details to check status"} | doubt TRY_THEN_REJECT PLE10035
			PLE10016                       | 404 | {"errorId":"PLE10016","errorInfo":"Failed to get order details"}        | doubt TRY_THEN_REJECT PLE10016
			PLE10021                       | 404 | {"errorId":"PLE10021","errorInfo":"Failed to find order details"}       | doubt TRY_THEN_REJECT PLE10021
			HTTP 401                       | 401 | {"message":"Unauthorized"}                                              | account 401
			HTTP 403                       | 403 | {"message":"Forbidden"}                                                 | account 403
			HTTP 429                       | 429 | {"message":"Slow down"}                                                 | throttled
			""";

	private static ScriptedServer server;

	private static ProviderGateway gateway;

	@BeforeAll
	static void open() {
		server = new ScriptedServer();
		gateway = new PlumProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterAll
	static void close() {
		gateway.close();
		server.close();
	}

	static Stream<Arguments> cases() {
		return CASES.lines()
			.map((line) -> Arrays.stream(line.split(" \\| ")).map(String::strip).toArray(String[]::new))
			.map((cells) -> Arguments.of(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void readsEveryErrorOfTheDocuments(String key, int status, String body, String expected) {
		assertThat(words(answer(status, body))).isEqualTo(expected);
		if (!key.startsWith("HTTP")) {
			for (int other : new int[] { 200, 400, 401, 404, 500, 502 }) {
				assertThat(words(answer(other, body))).as("whatever the status").isEqualTo(expected);
			}
		}
	}

	@Test
	void hasACaseForEveryRow() {
		assertThat(cases().map((arguments) -> arguments.get()[0])).containsExactlyInAnyOrderElementsOf(
				PlumAnswers.ERROR.rows().stream().map((row) -> (Object) row.key()).toList());
		assertThat(PlumAnswers.ERROR.rows()).allSatisfy((row) -> {
			assertThat(row.source()).isNotBlank();
			assertThat(row.meaning()).isNotBlank();
		});
	}

	@Test
	void hasACaseFromSheetToResultForEveryRow() {
		DocumentedAnswer.assertCover(PlumAnswers.ERROR, "plum", "place");
	}

	@Test
	void namesEveryErrorIdOfPlacingAndLookingUp() {
		Set<String> ids = PlumAnswers.ERROR.rows()
			.stream()
			.map((row) -> row.key().split(" ")[0])
			.filter((key) -> key.matches("P(L|IP)E\\d{5}"))
			.collect(Collectors.toSet());

		assertThat(ids).containsExactlyInAnyOrder("PLE10001", "PLE10005", "PLE10006", "PLE10007", "PLE10010",
				"PLE10011", "PLE10012", "PLE10014", "PLE10015", "PLE10016", "PLE10018", "PLE10019", "PLE10020",
				"PLE10021", "PLE10024", "PLE10025", "PLE10026", "PLE10035", "PLE10036", "PLE10041", "PLE10042",
				"PIPE10013", "PIPE10015", "PIPE10016", "PIPE10017");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
							500 | {"message":"Internal error"}                  | down
							502 | <html>                                        | down
							503 |                                               | down
							504 | {"errorId":"PLE99999","errorInfo":"x"}        | down
					400 | {"errorId":null,"errors":[{"errorId":"PLE10018"}]} | order PLE10018
							401 | {"errorId":"PLE99999","errorInfo":"x"}        | doubt TRY_THEN_REJECT HTTP_401
							400 | {"errorId":"PLE99999","errorInfo":"x"}        | doubt TRY_THEN_REJECT HTTP_400
							400 | {"error":"invalid_request","error_description":"missing parameters"} | doubt TRY_THEN_REJECT HTTP_400
							404 | <html>                                        | doubt TRY_THEN_REJECT HTTP_404
							200 | {}                                            | doubt TRY_THEN_REJECT HTTP_200
							200 | <html>                                        | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":null}                                 | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"placeOrder":{"status":0,"data":{"orderId":1,"deliveryStatus":"delivered"}}}} | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"placeOrder":{"data":{"orderId":1}}}}                                         | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"placeOrder":{"status":1}}}          | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"placeOrder":{"status":1,"data":[]}}} | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"getOrderDetails":{"status":1,"data":{"orderId":1}}}}                         | doubt TRY_THEN_REJECT HTTP_200
							502 | {"data":{"placeOrder":{"status":1,"data":{"orderId":1,"deliveryStatus":"delivered"}}}} | down
							200 | {"errorId":"PLE10001","data":{"placeOrder":{"status":1,"data":{"orderId":1,"deliveryStatus":"delivered"}}}} | doubt TRY_THEN_REJECT HTTP_200
							200 | {"errors":[{"message":"partial"}],"data":{"placeOrder":{"status":1,"data":{"orderId":1}}}} | doubt TRY_THEN_REJECT HTTP_200
							200 | {"data":{"placeOrder":{"status":"1","data":{"orderId":1,"poNumber":"OTHER"}}}}         | doubt HOLD
							307 | {}                                            | doubt TRY_THEN_REJECT HTTP_307
							""")
	void readsEveryOtherAnswer(int status, String body, String expected) {
		assertThat(words(answer(status, body == null ? "" : body))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"message":"auth.request_limit_exceeded"}                                    |   | none
			{"error":"auth.request_limit_exceeded","penaltySeconds":"90"}                |   | PT1M30S
			{"errors":[{"message":"auth.request_limit_exceeded","penaltySeconds":60}]}   | 7 | PT1M
			{"errors":[{"message":"auth.request_limit_exceeded","penaltySeconds":60}]}   | 75 | PT1M15S
			{"errors":[{"message":"auth.request_limit_exceeded","penaltySeconds":-1}]}   |   | none
			{"errors":[{"message":"auth.request_limit_exceeded","penaltySeconds":9e15}]} |   | PT24H
			""")
	void waitsAsLongAsPlumSays(String body, String retryAfter, String expected) {
		server.then(retryAfter == null ? json(200, body) : json(429, body, "Retry-After: " + retryAfter));

		assertThat(gateway.place(PlumOrders.vouchers(1), TestSettings.permit()).result())
			.isInstanceOfSatisfying(Throttled.class, (throttled) -> assertThat(String.valueOf(throttled.retryAfter()))
				.isEqualTo(expected.equals("none") ? "null" : expected));
	}

	@Test
	void repeatsWhatPlumSaysWithoutPersonalData() {
		Outcome said = answer(400, "{\"errorId\":\"PLE10001\",\"errorInfo\":\"Validation error in place order\","
				+ "\"error\":\"email meera.pillai@example.com and number 9845098450 are not valid\"}");
		Outcome silent = answer(400, "{\"errorId\":\"ple10001\"}");

		assertThat(said.message()).isEqualTo("Validation error in place order: email *** and number *** are not valid");
		assertThat(silent.message()).isEqualTo("the order's data are not valid");
	}

	private static Outcome answer(int status, String body) {
		server.then(json(status, body));
		return gateway.place(PlumOrders.vouchers(1), TestSettings.permit()).result();
	}

	private static String words(Outcome outcome) {
		assertThat(outcome.message()).isNotBlank();
		if (outcome instanceof Rejected rejected) {
			assertThat(rejected.sku()).isNull();
			return rejected.scope().name().toLowerCase() + " " + rejected.code();
		}
		if (outcome instanceof Unknown unknown) {
			return unknown.outage() ? "down" : ("doubt " + unknown.ifNotThere() + " " + unknown.code()).strip();
		}
		if (outcome instanceof Throttled throttled) {
			return ("throttled " + (throttled.retryAfter() == null ? "" : throttled.retryAfter())).strip();
		}
		return outcome.getClass().getSimpleName().toLowerCase();
	}

}
