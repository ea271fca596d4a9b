package dev.bulkordering.provider.budgetree;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BudgetreePaymentTests {

	private static final JobOptions BY_VOUCHER = BudgetreeOrders.options("payment-code", "evocherredemption_standard");

	private static final Map<String, String> VOUCHER = Map.of("token", TestSettings.TOKEN, "voucher-card-number",
			"6391004417720058", "voucher-card-pin", "808613");

	private final BudgetreeProvider provider = new BudgetreeProvider();

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void offersTheDocumentsPaymentCodes() {
		assertThat(BudgetreeOptions.ALL).filteredOn((option) -> option.name().equals("payment-code"))
			.singleElement()
			.extracting(JobOption::choices)
			.isEqualTo(List.of("svc", "SVC", "purchaseorder", "evocherredemption_standard"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					svc           |       |                     | "code":"svc","amount":450.5
					SVC           | PO-77 |                     | "code":"SVC","amount":450.5,"poNumber":"PO-77"
					svc           |       | 2022-06-29 6:11:50  | "code":"svc","amount":450.5,"poDate":"2022-06-29 6:11:50"
					purchaseorder | PO-77 | 2022-06-29T06:11:50 | "code":"purchaseorder","amount":450.5,"poNumber":"PO-77","poDate":"2022-06-29 6:11:50"
					""")
	void sendsWhatTheJobSaysOfThePayment(String code, String number, String date, String expected) {
		Map<String, String> options = new HashMap<>(Map.of("payment-code", code));
		if (number != null) {
			options.put("po-number", number);
		}
		if (date != null) {
			options.put("po-date", date);
		}

		place(new JobOptions(options), VOUCHER);

		assertThat(server.last().body()).contains("\"payments\":[{" + expected + "}]");
	}

	@ParameterizedTest
	@CsvSource({ "2022-06-29T06:11:50, 2022-06-29 6:11:50", "2022-06-29T16:01:05Z, 2022-06-29 16:01:05",
			"2022-06-29T16:01:05.250+05:30, 2022-06-29 16:01:05", "2022-06-29T00:00, 2022-06-29 0:00:00",
			"2022-06-29, 2022-06-29 0:00:00", "2022-06-29 06:11:50, 2022-06-29 6:11:50",
			"2022-06-29 6:1:5, 2022-06-29 6:01:05" })
	void writesThePurchaseOrdersDateAsTheDocumentDoes(String date, String expected) {
		assertThat(BudgetreeOptions.of(BudgetreeOrders.options("po-date", date)).purchaseOrder().date())
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "29/06/2022", "2022-02-30", "2022-06-29T25:00", "2022-6-29", "soon", "2022-06-2906:11",
			"1656463910" })
	void refusesADateThatIsNone(String date) {
		assertThatIllegalArgumentException().isThrownBy(() -> provider.rules(BudgetreeOrders.options("po-date", date)))
			.withMessageContaining("po-date")
			.withMessageContaining("2022-06-29T06:11:50");
	}

	@Test
	void needsAPurchaseOrdersNumber() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> provider.rules(BudgetreeOrders.options("payment-code", "purchaseorder")))
			.withMessageContaining("po-number");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> provider.rules(BudgetreeOrders.options("po-number", "x".repeat(56))))
			.withMessageContaining("55");
		assertThat(BudgetreeOptions.of(BudgetreeOrders.options("po-number", "x".repeat(55))).purchaseOrder().number())
			.hasSize(55);
	}

	@Test
	void paysByTheVoucherOfTheSecretSettings() {
		place(BY_VOUCHER, VOUCHER);

		assertThat(server.last().body()).contains("\"payments\":[{\"code\":\"evocherredemption_standard\","
				+ "\"amount\":450.5,\"card_number\":\"6391004417720058\",\"card_pin\":\"808613\"}]");
	}

	@Test
	void sendsNoVoucherWhereTheAccountsCreditPays() {
		place(JobOptions.NONE, VOUCHER);

		assertThat(server.last().body()).doesNotContain("card_number", "card_pin", "6391004417720058", "808613");
	}

	@Test
	void keepsTheVoucherOutOfJournalMessagesAndTexts() {
		String answer = "{\"code\":5327,\"message\":\"card 6391004417720058 with PIN 808613 has failed\","
				+ "\"messages\":[\"PIN 808613 of 6391004417720058 is wrong\"]}";

		Reply<Outcome> reply = place(BY_VOUCHER, VOUCHER, 400, answer);

		assertThat(reply.toString()).contains("has failed").doesNotContain("6391004417720058", "808613");
		assertThat(Voucher.of(settings(VOUCHER)).toString()).doesNotContain("6391004417720058", "808613");
		assertThat(settings(VOUCHER).toString()).doesNotContain("6391004417720058", "808613");
	}

	@Test
	void namesTheSettingsOfAVoucherThatAreMissing() {
		ProviderSettings none = settings(Map.of("token", "t"));

		assertThat(provider.missingSettings(none, BY_VOUCHER)).containsExactly("voucher-card-number",
				"voucher-card-pin");
		assertThat(provider.missingSettings(settings(Map.of("token", "t", "voucher-card-number", "1")), BY_VOUCHER))
			.containsExactly("voucher-card-pin");
		assertThat(provider.missingSettings(settings(VOUCHER), BY_VOUCHER)).isEmpty();
		assertThat(provider.missingSettings(none, JobOptions.NONE)).isEmpty();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> provider.open(server.url(), none, BY_VOUCHER, TestSettings.tokens()))
			.withMessageContaining("voucher-card-number, voucher-card-pin");
	}

	private Reply<Outcome> place(JobOptions options, Map<String, String> credentials) {
		return place(options, credentials, 202, recorded("budgetree/processing.json"));
	}

	private Reply<Outcome> place(JobOptions options, Map<String, String> credentials, int status, String answer) {
		server.then(json(status, answer));
		try (ProviderGateway gateway = provider.open(server.url(), settings(credentials), options,
				TestSettings.tokens())) {
			return gateway.place(BudgetreeOrders.order(), permit());
		}
	}

	private static ProviderSettings settings(Map<String, String> credentials) {
		return TestSettings.settings("https://api.example.com", null, credentials, 8, 10_000, Duration.ofSeconds(5));
	}

}
