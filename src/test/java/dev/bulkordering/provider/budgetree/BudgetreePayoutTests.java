package dev.bulkordering.provider.budgetree;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.permit;
import static dev.bulkordering.provider.TestSettings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

class BudgetreePayoutTests {

	private static final Map<String, String> UPI = BudgetreeOrders.meera("payout_type", "UPI", "vpa", "meera@okbank");

	private static final Map<String, String> BENEFICIARY = BudgetreeOrders.meera("payout_id",
			"62e96ca39b6400001e00330d");

	private final LineRules rules = rules(JobOptions.NONE);

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void sendsTheDocumentsPayloadForUpi() {
		assertThat(sent(JobOptions.NONE, UPI)).endsWith("\"syncOnly\":false,\"orderType\":\"PAYOUT\","
				+ "\"payout\":{\"type\":\"UPI\",\"vpa\":\"meera@okbank\",\"email\":\"meera.pillai@example.com\","
				+ "\"name\":\"Meera Pillai\",\"telephone\":\"+919845098450\",\"transactionType\":\"UPI\"}}");
	}

	@Test
	void sendsTheDocumentsPayloadForABeneficiary() {
		String expected = "\"syncOnly\":false,\"orderType\":\"PAYOUT\",\"payout\":"
				+ "{\"id\":\"62e96ca39b6400001e00330d\",\"transactionType\":\"IMPS\"}}";

		assertThat(sent(JobOptions.NONE, BENEFICIARY)).endsWith(expected).doesNotContain("deliveryMode");
		assertThat(sent(JobOptions.NONE, with(BENEFICIARY, "payout_type", "BANK_ACCOUNT"))).endsWith(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void isNeverSyncWhateverTheJobSays(String syncOnly) {
		JobOptions options = BudgetreeOrders.options("sync-only", syncOnly);

		assertThat(sent(options, UPI)).contains("\"syncOnly\":false");
		assertThat(rules(options).limits(UPI)).isEqualTo(Limits.NONE);
	}

	@Test
	void namesNoOrderTypeForCards() {
		assertThat(sent(JobOptions.NONE, BudgetreeOrders.MEERA)).doesNotContain("orderType", "payout");
	}

	@Test
	void isDoneWithoutCardsOnceItIsComplete() {
		server.then(json(202, recorded("budgetree/processing.json")),
				json(200, recorded("budgetree/status-complete.json")),
				json(201, recorded("budgetree/complete-without-cards.json")));
		PlaceableOrder order = BudgetreeOrders.order(UPI);

		try (ProviderGateway gateway = gateway(JobOptions.NONE)) {
			assertThat(gateway.place(order, permit()).result()).isInstanceOf(Accepted.class);
			Outcome found = ((LookUp.Found) gateway.lookUp(order).result()).outcome();
			assertThat(((Placed) found).receipt().cards()).isEmpty();
			assertThat(gateway.place(order, permit()).result()).isInstanceOf(Placed.class);
		}
		assertThat(server.received()).as("no call for cards").hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			payout_id=a                                         |
			payout_id=a, payout_type=BANK_ACCOUNT               |
			payout_type=UPI, vpa=a@b                            |
			payout_type=UPI, vpa=a@b, kind=digital              |
			payout_type=UPI                                     | vpa
			payout_type=BANK_ACCOUNT                            | payout_id
			vpa=a@b                                             | payout_type
			vpa=a@b, payout_type=BANK_ACCOUNT                   | payout_type
			payout_id=a, vpa=a@b                                | vpa
			payout_id=a, vpa=a@b, payout_type=BANK_ACCOUNT      | vpa
			payout_id=a, vpa=a@b, payout_type=UPI               | payout_id
			payout_id=a, payout_type=UPI                        | vpa payout_id
			payout_id=a, kind=physical                          | kind
			payout_id=a, delivery_mode=API                      | delivery_mode
			payout_id=a, phone=+919999999999                    | phone
			payout_type=UPI, kind=physical, delivery_mode=EMAIL | vpa kind delivery_mode
			""")
	void takesExactlyOneAccountToPayTo(String fields, String expected) {
		Map<String, String> values = new HashMap<>(BudgetreeOrders.MEERA);
		for (String field : fields.split(", ")) {
			values.put(field.split("=")[0], field.split("=")[1]);
		}

		assertThat(rules.check(values).stream().map(FieldProblem::field).collect(Collectors.joining(" ")))
			.isEqualTo(expected == null ? "" : expected);
		assertThat(rules.check(values)).allSatisfy((problem) -> assertThat(problem.expected()).contains(" "));
	}

	@Test
	void knowsThePayoutsFields() {
		Map<String, Field> fields = rules.fields().stream().collect(Collectors.toMap(Field::name, (field) -> field));

		assertThat(fields.get("payout_type").choices()).containsExactly("BANK_ACCOUNT", "UPI");
		assertThat(fields.get("vpa").pattern()).isNotNull().satisfies((pattern) -> {
			assertThat("asha.rao-1@okhdfc").matches(pattern);
			assertThat("asha.rao").doesNotMatch(pattern);
			assertThat("a b@okhdfc").doesNotMatch(pattern);
		});
		assertThat(fields.get("payout_id").pattern()).isNotNull()
			.satisfies((pattern) -> assertThat("6 2").doesNotMatch(pattern));
	}

	@Test
	void keepsPayoutsToDifferentAccountsApart() {
		assertThat(rules.groupKey(UPI)).isEqualTo(rules.groupKey(with(UPI, "kind", "digital")))
			.isNotEqualTo(rules.groupKey(BudgetreeOrders.MEERA))
			.isNotEqualTo(rules.groupKey(with(UPI, "vpa", "meera@otherbank")))
			.isNotEqualTo(rules.groupKey(BENEFICIARY));
		assertThat(rules.groupKey(BENEFICIARY)).isNotEqualTo(rules.groupKey(with(BENEFICIARY, "payout_id", "other")))
			.isEqualTo(rules.groupKey(with(BENEFICIARY, "payout_type", "BANK_ACCOUNT")));
	}

	@Test
	void keepsTheAccountOutOfJournalAndTexts() {
		server.then(json(202, recorded("budgetree/processing.json")), json(202, recorded("budgetree/processing.json")));

		try (ProviderGateway gateway = gateway(JobOptions.NONE)) {
			Reply<Outcome> upi = gateway.place(BudgetreeOrders.order(UPI), permit());
			Reply<Outcome> beneficiary = gateway.place(BudgetreeOrders.order(BENEFICIARY), permit());

			assertThat(upi.toString() + beneficiary).contains("PAYOUT")
				.doesNotContain("meera@okbank", "62e96ca39b6400001e00330d", "Meera", "9845098450");
		}
		assertThat(new Payout(UPI).toString()).doesNotContain("meera");
	}

	private static LineRules rules(JobOptions options) {
		return new BudgetreeProvider().rules(options);
	}

	private String sent(JobOptions options, Map<String, String> values) {
		server.then(json(202, recorded("budgetree/processing.json")));
		try (ProviderGateway gateway = gateway(options)) {
			gateway.place(BudgetreeOrders.order(values), permit());
		}
		return server.last().body();
	}

	private ProviderGateway gateway(JobOptions options) {
		return new BudgetreeProvider().open(server.url(), TestSettings.settings(), options, TestSettings.tokens());
	}

	private static Map<String, String> with(Map<String, String> values, String name, String value) {
		Map<String, String> all = new HashMap<>(values);
		all.put(name, value);
		return all;
	}

}
