package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.TestSettings;

/** Orders and configurations for tests. */
final class EnkashOrders {

	static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX2";

	static final String PRODUCT = "PC7324536190LULHL";

	static final String ID = "RWD20241128000417";

	/** All that fetches a token. */
	static final Map<String, String> CREDENTIALS = Map.of("client-id", "acme-rewards", "client-secret", "s3cr3t/+é",
			"username", "ops@acme.example", "password", "p&ss word=1");

	private EnkashOrders() {
	}

	/** Three vouchers of 500 rupees. */
	static PlaceableOrder order() {
		return units(3);
	}

	/** So many vouchers of 500 rupees. */
	static PlaceableOrder units(int units) {
		return order(new Item(PRODUCT, "", new BigDecimal("500"), units, Map.of()));
	}

	static PlaceableOrder order(Item... items) {
		return new PlaceableOrder(REFERENCE, "INR", BigDecimal.ONE, List.of(items), Map.of(), null, null, 0);
	}

	/** A configuration with these credentials, and others in pairs. */
	static ProviderSettings settings(String baseUrl, Map<String, String> credentials, String... more) {
		Map<String, String> all = new HashMap<>(credentials);
		for (int i = 0; i < more.length; i += 2) {
			all.put(more[i], more[i + 1]);
		}
		return TestSettings.settings(baseUrl, null, all, 8, 10_000, Duration.ofMillis(600));
	}

}
