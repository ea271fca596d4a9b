package dev.bulkordering.provider.plum;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReading;
import dev.bulkordering.provider.WebhookReading.Event;
import dev.bulkordering.provider.WebhookReading.Fact;
import dev.bulkordering.provider.WebhookReading.Unauthorized;
import dev.bulkordering.provider.WebhookReading.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;

class PlumWebhooksTests {

	private static final String KEY = "a1p2z5b7v68b9112234";

	private static final String BODY = """
			{"id": 991, "data": {"orderId": 26663453, "poNumber": "ABCDEFGHIJKLMNOPQRSTUVWX2",
			"orderDate": "2026-11-27 11:02:19", "deliveryStatus": "%s"}, "createdAt": "2026-11-27 11:40:03"}
			""";

	@ParameterizedTest
	@CsvSource({ "delivered, DELIVERED", "Delivered, DELIVERED", "canceled, CANCELED", "Canceled, CANCELED",
			"cancelled, CANCELED" })
	void provesWhatAnEventWithTheKeySays(String status, Fact fact) {
		assertThat(read(KEY, KEY, BODY.formatted(status))).isInstanceOfSatisfying(Event.class, (event) -> {
			assertThat(event.fact()).isEqualTo(fact);
			assertThat(event.providerOrderId()).isEqualTo("26663453");
			assertThat(event.reference()).isEqualTo("ABCDEFGHIJKLMNOPQRSTUVWX2");
			assertThat(event.message()).isNotBlank();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "delivered", "canceled" })
	void takesEveryEventForAHintWhereNoKeyIsAgreedUpon(String status) {
		for (String sent : new String[] { null, KEY, "wrong" }) {
			assertThat(read("", sent, BODY.formatted(status))).isInstanceOfSatisfying(Event.class,
					(event) -> assertThat(event.fact()).isNull());
			assertThat(read(null, sent, BODY.formatted(status))).isInstanceOf(Event.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong", "a1p2z5b7v68b911223", "a1p2z5b7v68b91122345", "A1P2Z5B7V68B9112234" })
	void refusesAnEventWithAnotherKey(String sent) {
		assertThat(read(KEY, sent, BODY.formatted("delivered"))).isInstanceOf(Unauthorized.class);
	}

	@Test
	void refusesAnEventWithoutTheKeyBeforeItReadsIt() {
		assertThat(read(KEY, null, BODY.formatted("delivered"))).isInstanceOf(Unauthorized.class);
		assertThat(read(KEY, null, "<html>")).isInstanceOf(Unauthorized.class);
	}

	@Test
	void takesAStateThatNoPageListsForAHint() {
		assertThat(read(KEY, KEY, BODY.formatted("shipped"))).isInstanceOfSatisfying(Event.class,
				(event) -> assertThat(event.fact()).isNull());
	}

	@Test
	void takesAnEventThatNamesTheOrderInOneWay() {
		assertThat(read(KEY, KEY, "{\"data\":{\"orderId\":7.0,\"poNumber\":null,\"deliveryStatus\":\"delivered\"}}"))
			.isInstanceOfSatisfying(Event.class, (event) -> {
				assertThat(event.providerOrderId()).isEqualTo("7");
				assertThat(event.reference()).isNull();
			});
		assertThat(read(KEY, KEY, "{\"data\":{\"poNumber\":\"R\",\"deliveryStatus\":\"delivered\"}}"))
			.isInstanceOfSatisfying(Event.class, (event) -> {
				assertThat(event.providerOrderId()).isNull();
				assertThat(event.reference()).isEqualTo("R");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "[]", "null", "7", "{}", "{\"data\":[]}", "{\"data\":{}}",
			"{\"data\":{\"deliveryStatus\":\"delivered\"}}", "{\"data\":{\"orderId\":7}}",
			"{\"orderId\":7,\"deliveryStatus\":\"delivered\"}", "{\"data\":{\"orderId\":7},\"data\":{\"orderId\":8}}" })
	void cannotReadWhatIsNotInTheDocumentsForm(String body) {
		assertThat(read(null, null, body)).isInstanceOfSatisfying(Unreadable.class,
				(unreadable) -> assertThat(unreadable.message()).isNotBlank());
		assertThat(read(KEY, KEY, "[".repeat(50_000))).isInstanceOf(Unreadable.class);
	}

	private static WebhookReading read(String configured, String sent, String body) {
		Webhook webhook = new Webhook(sent == null ? Map.of() : Map.of("x-api-key", sent), body);
		return new PlumProvider().webhooks()
			.read(webhook, PlumOrders.settings(configured == null ? Map.of() : Map.of("webhook-key", configured)));
	}

}
