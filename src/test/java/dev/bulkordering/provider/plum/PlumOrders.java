package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.TestSettings;

/** Orders, options and configurations for tests. */
final class PlumOrders {

	static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX2";

	static final String ID = "26663453";

	static final Map<String, String> CLIENT = Map.of("client-id", "client-77", "client-secret", "sec-5521aa",
			"refresh-token", "ref-1-00112233");

	private PlumOrders() {
	}

	/** So many vouchers of one product, with an e-mail address and a tag. */
	static PlaceableOrder vouchers(int units) {
		return order("12345", "500.00", units, Map.of("email", "meera.pillai@example.com", "tag", "diwali"), null);
	}

	/** The same, known by Plum's id. */
	static PlaceableOrder vouchersKnownAs(String id) {
		return vouchers(3).withProviderOrderId(id);
	}

	/** A top-up. */
	static PlaceableOrder topUp(String phone) {
		return order("55132", "199", 1, Map.of("phone", phone), null);
	}

	/** A top-up with an e-mail address and a tag. */
	static PlaceableOrder noted() {
		return order("55132", "199.50", 1,
				Map.of("phone", "+919845098450", "email", "meera.pillai@example.com", "tag", "diwali"), null);
	}

	private static PlaceableOrder order(String sku, String price, int units, Map<String, String> values, String id) {
		BigDecimal each = new BigDecimal(price);
		Map<String, String> all = new HashMap<>(values);
		all.put("sku", sku);
		return new PlaceableOrder(REFERENCE, "INR", each.multiply(BigDecimal.valueOf(units)),
				List.of(new Item(sku, "", each, units, all)), all, null, id, 0);
	}

	/** Options, in pairs. */
	static JobOptions options(String... pairs) {
		return new JobOptions(pairs(pairs));
	}

	/** A configuration with these credentials and other keys of Plum's own. */
	static ProviderSettings settings(Map<String, String> credentials, String... more) {
		Map<String, String> all = new HashMap<>(credentials);
		all.putAll(pairs(more));
		return TestSettings.settings("https://api.example.com", null, all, 8, 10_000, Duration.ofMillis(600));
	}

	private static Map<String, String> pairs(String... pairs) {
		Map<String, String> all = new HashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			all.put(pairs[i], pairs[i + 1]);
		}
		return all;
	}

}
