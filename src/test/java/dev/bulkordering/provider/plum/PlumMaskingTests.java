package dev.bulkordering.provider.plum;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** What the journal shows of calls, and what it never does. */
class PlumMaskingTests {

	@Test
	void showsWhatAnOrderWasAndWhatBecameOfIt() {
		Exchange exchange = place(PlumOrders.noted(), recorded("plum/topup-pending.json")).exchanges().get(0);

		assertThat(exchange.request()).contains("plumProAPI.mutation.placeOrder", "55132", "199.5",
				PlumOrders.REFERENCE, "\"notifyReceiverEmail\":0");
		assertThat(exchange.response()).contains("26663460", "\"deliveryStatus\":\"pending\"", "\"amountCharged\":199",
				"Prepaid plan 199");
	}

	@Test
	void hidesPhoneEmailAndTag() {
		String answer = "{\"errorId\":\"PLE10001\",\"errorInfo\":\"Not valid: 9845098450 of +91 9845098450\","
				+ "\"error\":\"write to meera.pillai@example.com about diwali\",\"userMeta\":"
				+ "{\"topupPhoneNumber\":\"9845098450\"},\"orderMeta\":{\"error\":\"9845098450\"},\"contact\":9845098450}";
		for (String body : List.of(answer, recorded("plum/topup-pending.json"))) {
			Reply<Outcome> reply = place(PlumOrders.noted(), body);

			assertHidden(reply, "9845098450", "meera.pillai", "diwali");
		}
	}

	@Test
	void neverShowsAVoucher() {
		String answer = recorded("plum/delivered.json").replace("\"pin\": \"481516\"",
				"\"pin\": \"481516\", \"message\": \"SECRET-1\", \"errorInfo\": \"SECRET-2\"");

		assertHidden(place(PlumOrders.vouchers(3), answer), "PLUM-7H2K-99QX", "481516", "234201", "PLUM-5D6F-40TR",
				"2031-12-30", "SECRET-1", "SECRET-2");
	}

	@Test
	void hidesFieldsThatNobodyThoughtOf() {
		String answer = recorded("plum/delivered.json").replace("\"orderStatus\"",
				"\"voucherLink\": \"https://redeem.example.com/z\", \"code\": \"PLUM-ZZZZ\", \"orderStatus\"");

		assertHidden(place(PlumOrders.vouchers(3), answer), "redeem.example.com", "PLUM-ZZZZ");
	}

	private static void assertHidden(Reply<Outcome> reply, String... secrets) {
		for (String secret : secrets) {
			assertThat(reply.exchanges().toString()).doesNotContain(secret);
			assertThat(reply.result().toString()).doesNotContain(secret);
			assertThat(reply.result().message()).doesNotContain(secret);
		}
	}

	private static Reply<Outcome> place(PlaceableOrder order, String answer) {
		try (ScriptedServer server = new ScriptedServer();
				ProviderGateway gateway = new PlumProvider().open(server.url(), TestSettings.settings(),
						JobOptions.NONE, TestSettings.tokens())) {
			server.then(json(200, answer));
			return gateway.place(order, permit());
		}
	}

}
