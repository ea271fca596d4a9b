package dev.bulkordering.provider.peach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Found;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class PeachLookUpTests {

	private static final PlaceableOrder KNOWN = PeachOrders.order().withProviderOrderId(PeachOrders.PEACH_ID);

	private final ScriptedServer server = new ScriptedServer();

	private ProviderGateway gateway;

	@BeforeEach
	void open() {
		gateway = new PeachProvider().open(server.url(), TestSettings.settings(), JobOptions.NONE,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "get-pending, not paid yet", "get-completed, paid", "get-canceled, 'canceled, not paid'" })
	void findsThePaymentRequestWhateverBecameOfIt(String reply, String payment) {
		server.then(json(200, recorded("peach/" + reply + ".json")));

		Receipt receipt = found(KNOWN);

		assertThat(receipt.answer()).isEqualTo(payment);
		assertThat(receipt.providerOrderId()).isEqualTo(PeachOrders.PEACH_ID);
		assertThat(receipt.charged()).isNull();
		assertThat(server.last().method()).isEqualTo("GET");
		assertThat(server.last().path()).isEqualTo("/orders/" + PeachOrders.PEACH_ID);
		assertThat(server.last().headers()).containsEntry("authorization", TestSettings.TOKEN);
	}

	@ParameterizedTest
	@CsvSource({ "reference_id", "external_id" })
	void findsItByEitherNameOfOurReference(String field) {
		server.then(answer("wa_ord_1", "\"" + field + "\":\"" + PeachOrders.REFERENCE + "\",\"status\":\"Pending\""),
				json(200, "{\"" + field + "\":\"" + PeachOrders.REFERENCE + "\",\"status\":\"cancelled\"}"));

		assertThat(found(KNOWN).providerOrderId()).as("Peach's word for it counts").isEqualTo("wa_ord_1");
		assertThat(found(KNOWN).providerOrderId()).isEqualTo(PeachOrders.PEACH_ID);
	}

	@Test
	void keepsTheIdThatWasAskedForWhereTheAnswerShowsOurs() {
		server.then(answer(PeachOrders.REFERENCE,
				"\"reference_id\":\"" + PeachOrders.REFERENCE + "\",\"status\":\"completed\""));

		assertThat(found(KNOWN).providerOrderId()).isEqualTo(PeachOrders.PEACH_ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"reference_id\":\"SOMEBODYELSES\",\"status\":\"completed\"",
			"\"reference_id\":\"abcdefghijklmnopqrstuvwx2\",\"status\":\"completed\"",
			"\"external_id\":\"SOMEBODYELSES\",\"status\":\"pending\"",
			"\"reference_id\":null,\"status\":\"completed\"", "\"status\":\"canceled\"" })
	void takesNoOrderForOursThatIsNotCalledByOurReference(String fields) {
		server.then(answer(PeachOrders.PEACH_ID, fields));

		assertThat(lookUp(KNOWN)).isInstanceOf(Contradiction.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			404 | {"message":"Not found"}
			404 | <html>
			400 | {"message":"no such id"}
			302 | {}
			200 | <html>
			200 | {}
			200 | []
			204 | ~~
			200 | {"id":"wa_ord_1","reference_id":"ABCDEFGHIJKLMNOPQRSTUVWX2"}
			200 | {"id":"wa_ord_1","reference_id":"ABCDEFGHIJKLMNOPQRSTUVWX2","status":"refunding"}
			""")
	void doesNotGuessWhatOtherAnswersMean(int status, String body) {
		server.then(json(status, body));

		assertThat(lookUp(KNOWN)).isInstanceOf(Unclear.class);
	}

	@Test
	void asksNothingWithoutPeachsId() {
		PlaceableOrder unknown = PeachOrders.order();
		PlaceableOrder oursOnly = unknown.withProviderOrderId(PeachOrders.REFERENCE);

		for (PlaceableOrder order : new PlaceableOrder[] { unknown, oursOnly }) {
			assertThat(gateway.canLookUp(order)).isFalse();
			assertThat(lookUp(order)).isInstanceOf(Unclear.class);
		}
		assertThat(server.received()).isEmpty();
		assertThat(gateway.canLookUp(KNOWN)).isTrue();
	}

	private static ScriptedServer.Turn answer(String id, String fields) {
		return json(200, "{\"id\":\"" + id + "\"," + fields + "}");
	}

	private Receipt found(PlaceableOrder order) {
		return ((Placed) ((Found) lookUp(order)).outcome()).receipt();
	}

	private LookUp lookUp(PlaceableOrder order) {
		return gateway.lookUp(order).result();
	}

}
