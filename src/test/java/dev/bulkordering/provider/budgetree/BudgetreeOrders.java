package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;

/** Orders and options for tests. */
final class BudgetreeOrders {

	static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX2";

	static final Map<String, String> MEERA = Map.of("first_name", "Meera", "last_name", "Pillai", "email",
			"meera.pillai@example.com", "phone", "+919845098450", "line1", "7 Temple Street", "city", "Kochi", "region",
			"Kerala", "country", "IN", "postcode", "682001");

	private BudgetreeOrders() {
	}

	/** Two cards of one SKU and one of another for Meera. */
	static PlaceableOrder order() {
		return order(MEERA);
	}

	static PlaceableOrder order(Map<String, String> values) {
		return order(values, new Item("ACTVPRD", "", new BigDecimal("100.00"), 2, Map.of()),
				new Item("MOVIE2", "", new BigDecimal("250.50"), 1, Map.of()));
	}

	/** So many cards of one SKU for Meera. */
	static PlaceableOrder units(int units) {
		return order(MEERA, new Item("ACTVPRD", "", new BigDecimal("100.00"), units, Map.of()));
	}

	private static PlaceableOrder order(Map<String, String> values, Item... items) {
		return new PlaceableOrder(REFERENCE, "INR", BigDecimal.ONE, List.of(items), values, null, null, 0);
	}

	/** Meera's values with others. */
	static Map<String, String> meera(String... more) {
		return with(MEERA, more);
	}

	/** Options, or values, in pairs. */
	static JobOptions options(String... pairs) {
		return new JobOptions(with(Map.of(), pairs));
	}

	private static Map<String, String> with(Map<String, String> values, String... more) {
		Map<String, String> all = new HashMap<>(values);
		for (int i = 0; i < more.length; i += 2) {
			all.put(more[i], more[i + 1]);
		}
		return all;
	}

}
