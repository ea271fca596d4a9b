package dev.bulkordering.provider.budgetree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BudgetreeRulesTests {

	private final LineRules rules = rules(JobOptions.NONE);

	private static LineRules rules(JobOptions options) {
		return new BudgetreeProvider().rules(options);
	}

	/** Options with a complete billing address, and others. */
	static JobOptions billed(String... more) {
		Map<String, String> all = new HashMap<>(BudgetreeOrders
			.options("billing.first-name", "Asha", "billing.email", "billing@example.com", "billing.phone",
					"+918022334455", "billing.line1", "1 MG Road", "billing.city", "Bengaluru", "billing.region",
					"Karnataka", "billing.country", "in", "billing.postcode", "560001", "billing.gstn",
					"29ABCDE1234F1Z5")
			.values());
		all.putAll(BudgetreeOrders.options(more).values());
		return new JobOptions(all);
	}

	@Test
	void demandsWhatTheDocumentDemands() {
		assertThat(rules.fields()).filteredOn(Field::mandatory)
			.extracting(Field::name)
			.containsExactly("sku", "price", "quantity", "first_name", "email", "phone", "country", "postcode");
		assertThat(rules.defaultCurrency()).isEqualTo("INR");
	}

	@ParameterizedTest
	@CsvSource({ "first_name, 2, 100", "last_name, 2, 100", "email, 6, 250", "line1, 2, 100", "line2, 2, 100",
			"city, 2, 50", "region, 2, 50", "postcode, 3, 20" })
	void keepsToTheDocumentsLengths(String name, int least, int most) {
		assertThat(rules.fields()).filteredOn((field) -> field.name().equals(name))
			.singleElement()
			.satisfies((field) -> {
				assertThat(field.minLength()).isEqualTo(least);
				assertThat(field.maxLength()).isEqualTo(most);
			});
	}

	@Test
	void demandsAFullAddressForPhysicalCards() {
		assertThat(rules.check(Map.of("kind", "physical", "city", "Kochi"))).extracting(FieldProblem::field)
			.containsExactly("line1", "region");
		assertThat(rules.check(BudgetreeOrders.meera("kind", "physical"))).isEmpty();
		assertThat(rules.check(Map.of("kind", "digital"))).isEmpty();
	}

	@Test
	void allowsNoDeliveryModeForPhysicalCards() {
		assertThat(rules.check(BudgetreeOrders.meera("kind", "physical", "delivery_mode", "EMAIL")))
			.extracting(FieldProblem::field)
			.containsExactly("delivery_mode");
	}

	@ParameterizedTest
	@ValueSource(strings = { "API", "EMAIL", "SMS", "ANY" })
	void asksForEMailAndPhoneWhateverTheDeliveryMode(String mode) {
		assertThat(rules(BudgetreeOrders.options("delivery-mode", mode)).fields()).filteredOn(Field::mandatory)
			.extracting(Field::name)
			.contains("email", "phone");
		assertThat(rules.check(BudgetreeOrders.meera("delivery_mode", mode))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "API", "EMAIL", "SMS", "ANY" })
	void placesNoOrderWithTheDocumentsSampleNumber(String mode) {
		assertThat(rules.check(BudgetreeOrders.meera("phone", "+919999999999", "delivery_mode", mode)))
			.extracting(FieldProblem::field)
			.containsExactly("phone");
	}

	@ParameterizedTest
	@CsvSource({ "first_name, Asha", "last_name, Rao", "email, a@example.com", "phone, +919845098451",
			"line1, Elsewhere", "line2, Floor 2", "city, Pune", "region, Goa", "country, AE", "postcode, 682002",
			"currency, USD", "delivery_mode, EMAIL", "kind, physical" })
	void keepsLinesApartThatCannotShareAnOrder(String field, String value) {
		assertThat(rules.groupKey(BudgetreeOrders.meera(field, value)))
			.isNotEqualTo(rules.groupKey(BudgetreeOrders.MEERA));
	}

	@Test
	void letsLinesOfOneRecipientShareAnOrder() {
		String key = rules.groupKey(BudgetreeOrders.MEERA);

		assertThat(rules.groupKey(BudgetreeOrders.meera("sku", "X", "price", "1", "reference", "r", "currency", "INR",
				"delivery_mode", "API", "kind", "digital")))
			.isEqualTo(key);
		assertThat(rules(BudgetreeOrders.options("delivery-mode", "SMS")).groupKey(BudgetreeOrders.MEERA))
			.isNotEqualTo(key);
	}

	@Test
	void capsOrdersThatMustBeAnsweredAtOnce() {
		assertThat(rules.limits(Map.of())).isEqualTo(Limits.NONE);
		assertThat(rules(BudgetreeOrders.options("sync-only", "false")).limits(Map.of())).isEqualTo(Limits.NONE);
		assertThat(rules(BudgetreeOrders.options("sync-only", "true")).limits(Map.of()))
			.isEqualTo(new Limits(null, null, 10, null));
	}

	@Test
	void takesACompleteBillingAddress() {
		assertThat(BudgetreeOptions.of(billed()).billing()).containsEntry("country", "IN")
			.containsEntry("firstname", "Asha")
			.hasSize(9);
		assertThat(BudgetreeOptions.of(JobOptions.NONE).billing()).isEmpty();
	}

	@Test
	void namesEverythingThatABillingAddressLacks() {
		assertThatIllegalArgumentException().isThrownBy(() -> rules(BudgetreeOrders.options("billing.city", "Pune")))
			.withMessageContaining("billing.first-name is missing")
			.withMessageContaining("billing.email is missing")
			.withMessageContaining("billing.phone is missing")
			.withMessageContaining("billing.line1 is missing")
			.withMessageContaining("billing.region is missing")
			.withMessageContaining("billing.country is missing")
			.withMessageContaining("billing.postcode is missing");
	}

	@ParameterizedTest
	@CsvSource({ "billing.phone, 8022334455", "billing.phone, +919999999999", "billing.email, nobody",
			"billing.country, XX", "billing.postcode, 56A", "billing.first-name, A", "billing.city, C1ty",
			"billing.email, a@b.c" })
	void refusesABillingAddressThatBudgetreeWouldRefuse(String option, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> rules(billed(option, value)))
			.withMessageContaining(option)
			.withMessageContaining("expected");
	}

	@Test
	void namesEveryOptionOfTheBillingAddress() {
		assertThat(BudgetreeOptions.ALL).extracting((option) -> option.name())
			.containsAll(List.of("delivery-mode", "sync-only", "payment-code", "po-number", "po-date",
					"billing.first-name", "billing.last-name", "billing.company"));
	}

}
