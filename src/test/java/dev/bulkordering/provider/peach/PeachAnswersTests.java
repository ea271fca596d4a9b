package dev.bulkordering.provider.peach;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.provider.DocumentedAnswer;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.provider.http.AnswerTable.Row;

import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

class PeachAnswersTests {

	private static ScriptedServer server;

	private static ProviderGateway gateway;

	@BeforeAll
	static void open() {
		server = new ScriptedServer();
		gateway = new PeachProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterAll
	static void close() {
		gateway.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "400, order 400", "401, account 401", "403, account 403", "404, account 404", "409, doubt HOLD",
			"422, order 422", "429, throttled" })
	void readsEveryRowOfItsTable(int status, String expected) {
		for (String body : new String[] { "", "{}", "<html>", "{\"message\":\"Parameter Error\"}" }) {
			assertThat(words(answer(status, body))).as(body).isEqualTo(expected);
		}
	}

	@Test
	void hasACaseForEveryRowAndASourceInEach() {
		assertThat(PeachAnswers.ORDER.rows()).extracting(Row::status)
			.containsExactly(400, 401, 403, 404, 409, 422, 429);
		assertThat(PeachAnswers.ORDER.rows()).extracting(Row::source).noneMatch(String::isBlank);
	}

	@Test
	void hasACaseFromSheetToResultForEveryRow() {
		DocumentedAnswer.assertCover(PeachAnswers.ORDER, "peach", "place");
	}

	@Test
	void passesOnWhatPeachSays() {
		assertThat(answer(422, "{\"message\":\"phone_number is not valid\"}").message())
			.isEqualTo("phone_number is not valid");
		assertThat(answer(422, "").message()).isEqualTo("a parameter of the order is wrong");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}                                           | placed
			{"id":"ABCDEFGHIJKLMNOPQRSTUVWX2","total_amount":1}                          | placed
			{"id":"wa_ord_9","reference_id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}                 | placed wa_ord_9
			{"id":"wa_ord_9","external_id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}                  | placed wa_ord_9
			{"id":"wa_ord_9","total_amount":27580}                                       | placed wa_ord_9
			{"total_amount":27580}                                                       | placed
			{"total_amount":"27580"}                                                     | placed
			{"reference_id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}                                 | placed
			""")
	void hasPlacedAnOrderThatTheAnswerShows(String body, String expected) {
		assertThat(words(answer(201, body))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			201 | ~~                                                        | doubt HOLD
			201 | <html>                                                    | doubt HOLD
			201 | {                                                         | doubt HOLD
			201 | []                                                        | doubt HOLD
			201 | {}                                                        | doubt HOLD
			201 | {"id":"abcdefghijklmnopqrstuvwx2"}                        | doubt HOLD
			201 | {"id":"wa_ord_9"}                                         | doubt HOLD
			201 | {"id":"wa_ord_9","total_amount":27581}                    | doubt HOLD
			201 | {"id":"wa_ord_9","total_amount":275.80}                   | doubt HOLD
			201 | {"total_amount":null}                                     | doubt HOLD
			201 | {"id":"wa_ord_9","reference_id":"X","total_amount":27580} | doubt HOLD
			201 | {"id":"wa_ord_9","external_id":"X","total_amount":27580}  | doubt HOLD
			200 | {"id":"ABCDEFGHIJKLMNOPQRSTUVWX2","total_amount":27580}   | doubt TRY_THEN_REJECT
			202 | {"id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}                        | doubt TRY_THEN_REJECT
			307 | {}                                                        | doubt TRY_THEN_REJECT
			402 | {"message":"x"}                                           | doubt TRY_THEN_REJECT
			405 | {"message":"x"}                                           | doubt TRY_THEN_REJECT
			500 | {"message":"x"}                                           | down
			502 | <html>                                                    | down
			503 | ~~                                                        | down
			""")
	void isInDoubtAboutEveryOtherAnswer(int status, String body, String expected) {
		assertThat(words(answer(status, body))).isEqualTo(expected);
	}

	private static Outcome answer(int status, String body) {
		server.then(json(status, body));
		return gateway.place(PeachOrders.order(), TestSettings.permit()).result();
	}

	private static String words(Outcome outcome) {
		assertThat(outcome.message()).isNotBlank();
		if (outcome instanceof Rejected rejected) {
			assertThat(rejected.sku()).isNull();
			return rejected.scope().name().toLowerCase() + " " + rejected.code();
		}
		if (outcome instanceof Unknown unknown) {
			return unknown.outage() ? "down" : "doubt " + unknown.ifNotThere();
		}
		if (outcome instanceof Placed placed) {
			String id = placed.receipt().providerOrderId();
			return "placed" + (id == null ? "" : " " + id);
		}
		return outcome.getClass().getSimpleName().toLowerCase();
	}

}
