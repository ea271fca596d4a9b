package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;

import static org.assertj.core.api.Assertions.assertThat;

class PlumRulesTests {

	private static final Map<String, String> TOP_UP = Map.of("sku", "55132", "price", "199", "quantity", "3", "phone",
			"+919845098450", "email", "a@example.com", "tag", "diwali");

	private static final Map<String, String> VOUCHERS = Map.of("sku", "12345", "price", "500", "quantity", "30");

	private final LineRules rules = rules(JobOptions.NONE);

	private static LineRules rules(JobOptions options) {
		return new PlumProvider().rules(options);
	}

	@Test
	void demandsSkuPriceAndQuantity() {
		assertThat(rules.fields()).filteredOn(Field::mandatory)
			.extracting(Field::name)
			.containsExactly("sku", "price", "quantity");
		assertThat(rules.fields()).extracting(Field::name)
			.containsExactly("sku", "price", "quantity", "phone", "email");
		assertThat(rules.defaultCurrency()).isEqualTo("INR");
		assertThat(rules.check(TOP_UP)).isEmpty();
	}

	@Test
	void demandsAnAddressWhereTheReceiverIsToBeNotified() {
		assertThat(field(rules(PlumOrders.options("notify-receiver", "true")), "email").mandatory()).isTrue();
		assertThat(field(rules(PlumOrders.options("notify-receiver", "false")), "email").mandatory()).isFalse();
		assertThat(field(rules(PlumOrders.options("notify-admin", "true")), "email").mandatory()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "055132", "", "55 132", "12A" })
	void refusesWhatCannotBeSentAsANumber(String sku) {
		assertThat(field(rules, "sku").pattern().matcher(sku).matches()).isFalse();
		assertThat(field(rules, "sku").maxLength()).isEqualTo(15);
	}

	@Test
	void takesNoPriceAndNoQuantityOfNothing() {
		assertThat(field(rules, "price").min()).isPositive();
		assertThat(field(rules, "quantity").min()).isEqualTo(BigDecimal.ONE);
	}

	@Test
	void buysATopUpOneAtATimeWhateverTheCatalogSays() {
		assertThat(rules.limits(TOP_UP)).isEqualTo(new Limits(1, 1, 1, null));
		assertThat(rules.product(TOP_UP)).isNull();
	}

	@Test
	void leavesTheNumberOfVouchersToTheCatalog() {
		assertThat(rules.limits(VOUCHERS)).isEqualTo(new Limits(null, 1, null, null));
		assertThat(rules.product(VOUCHERS)).isEqualTo("12345");
		assertThat(new PlumProvider().documentLimits()).isEqualTo(new Limits(null, 1, null, null));
	}

	@Test
	void takesABlankPhoneForNone() {
		Map<String, String> values = new HashMap<>(VOUCHERS);
		values.put("phone", "");

		assertThat(rules.product(values)).isEqualTo("12345");
		assertThat(rules.groupKey(values)).isEqualTo(rules.groupKey(VOUCHERS));
	}

	@ParameterizedTest
	@CsvSource({ "sku, 55133", "price, 249", "phone, +919845098451", "phone, ''", "email, b@example.com", "tag, holi",
			"currency, USD" })
	void keepsLinesApartThatCannotShareAnOrder(String field, String value) {
		Map<String, String> other = new HashMap<>(TOP_UP);
		other.put(field, value);

		assertThat(rules.groupKey(other)).isNotEqualTo(rules.groupKey(TOP_UP));
	}

	@Test
	void keepsNoFieldsApartByWhereTheirTextsEnd() {
		assertThat(rules.groupKey(Map.of("email", "x"))).isNotEqualTo(rules.groupKey(Map.of("tag", "x")));
	}

	@Test
	void letsLinesOfOneProductAndPriceShareAnOrder() {
		Map<String, String> other = new HashMap<>(VOUCHERS);
		other.put("quantity", "2");
		other.put("reference", "R-2");
		other.put("currency", "INR");

		assertThat(rules.groupKey(other)).isEqualTo(rules.groupKey(VOUCHERS));
	}

	@Test
	void namesItsOptions() {
		assertThat(new PlumProvider().options()).extracting((option) -> option.name())
			.containsExactly("notify-receiver", "notify-admin");
		assertThat(new PlumProvider().options())
			.allSatisfy((option) -> assertThat(option.choices()).containsExactly("true", "false"));
	}

	private static Field field(LineRules rules, String name) {
		return rules.fields().stream().filter((field) -> field.name().equals(name)).findFirst().orElseThrow();
	}

}
