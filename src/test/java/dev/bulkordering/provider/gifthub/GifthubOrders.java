package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;

/** Orders and options for tests. */
final class GifthubOrders {

	static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX2";

	static final String ID = "xR7kTn2VbQ9mLw4YcJp1";

	static final JobOptions OPTIONS = new JobOptions(Map.of("wallet", "EUR"));

	static final JobOptions CREATE_ONLY = new JobOptions(Map.of("wallet", "EUR", "mode", "create-only"));

	static final Quote QUOTE = new Quote(ID, Instant.ofEpochMilli(4102444800000L), new BigDecimal("134.11"), "EUR");

	private GifthubOrders() {
	}

	/** Two units of one SKU and one of another, not sent yet. */
	static PlaceableOrder planned() {
		return order(null, null, 0);
	}

	/** The same, quoted. */
	static PlaceableOrder quoted(int confirmationsBefore) {
		return order(QUOTE, null, confirmationsBefore);
	}

	/** The same, known by GiftHub's id alone. */
	static PlaceableOrder withId(String id) {
		return order(null, id, 1);
	}

	private static PlaceableOrder order(Quote quote, String id, int before) {
		return new PlaceableOrder(REFERENCE, "DKK", new BigDecimal("60.00"),
				List.of(new Item("038-00-range", "range", new BigDecimal("5.00"), 2, Map.of()),
						new Item("041-00-fixed", "fixed", new BigDecimal("50.50"), 1, Map.of())),
				Map.of("sku", "038-00-range"), quote, id, before);
	}

}
