package dev.bulkordering.provider.gifthub;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GifthubRulesTests {

	private final GifthubProvider provider = new GifthubProvider();

	private final LineRules rules = provider.rules(new JobOptions(Map.of("wallet", "eur", "product-type", "voucher")));

	@Test
	void demandsSkuPriceAndQuantity() {
		assertThat(rules.fields()).filteredOn(Field::mandatory)
			.extracting(Field::name)
			.containsExactly("sku", "price", "quantity");
		assertThat(rules.fields()).extracting(Field::name).contains("product_type");
	}

	@Test
	void prefersTheRowsProductType() {
		assertThat(rules.variant(Map.of("product_type", "fixed"))).isEqualTo("fixed");
		assertThat(rules.variant(Map.of())).isEqualTo("voucher");
		assertThat(rules.check(Map.of())).isEmpty();
	}

	@Test
	void takesRangeWhereNeitherRowNorJobNamesAProductType() {
		LineRules without = provider.rules(GifthubOrders.OPTIONS);

		assertThat(without.check(Map.of())).isEmpty();
		assertThat(without.variant(Map.of())).isEqualTo("range");
		assertThat(without.variant(Map.of("product_type", "fixed"))).isEqualTo("fixed");
	}

	@Test
	void letsLinesOfOneCurrencyShareAnOrder() {
		assertThat(rules.defaultCurrency()).isEqualTo("EUR");
		assertThat(rules.groupKey(Map.of("product_type", "a"))).isEqualTo(rules.groupKey(Map.of("currency", "EUR")));
		assertThat(rules.groupKey(Map.of("currency", "DKK"))).isNotEqualTo(rules.groupKey(Map.of()));
	}

	@Test
	void keepsToTheLimitsOfTheDocument() {
		assertThat(rules.limits(Map.of())).isEqualTo(new Limits(5, 5, 25, null));
		assertThat(provider.documentLimits()).isEqualTo(new Limits(5, 5, 25, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EURO", "", "euros" })
	void refusesAWalletThatIsNoCurrency(String wallet) {
		assertThatIllegalArgumentException().isThrownBy(() -> provider.rules(new JobOptions(Map.of("wallet", wallet))))
			.withMessageContaining("EUR");
	}

	@Test
	void demandsAWallet() {
		assertThatIllegalArgumentException().isThrownBy(() -> provider.rules(JobOptions.NONE))
			.withMessageContaining("wallet");
	}

	@Test
	void tellsWalletsApart() {
		assertThat(provider.account(TestSettings.settings(), GifthubOrders.OPTIONS))
			.isNotEqualTo(provider.account(TestSettings.settings(), new JobOptions(Map.of("wallet", "USD"))));
	}

}
