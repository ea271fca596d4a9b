package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.PlaceableOrder.RowPart;

/** Orders and options for tests. */
final class PeachOrders {

	static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX2";

	/** Peach's id of the order with this reference. */
	static final String PEACH_ID = "wa_ord_7QmX2bT9cLp4";

	static final Map<String, String> MEERA = Map.of("name", "Meera Pillai", "phone", "+919845098450", "email",
			"meera.pillai@example.com", "type", "physical_goods", "expires_at", "2031-03-31T18:00:00",
			"expires_message", "Sorry, the offer is over, Meera.", "item", "Filter coffee 250 g", "price", "65",
			"quantity", "2");

	private PeachOrders() {
	}

	/**
	 * Two items for Meera, to be had for INR 275.80: 2 × 60.00 + 3.80, tax 12, shipping
	 * 150, discount 10.
	 */
	static PlaceableOrder order() {
		return of(part(7, meera("sale_price", "60", "tax", "12", "shipping", "150")),
				part(8, meera("item", "Gift card envelope", "price", "3.8", "quantity", "1", "discount", "10")));
	}

	/** One unit for a phone number of which nothing else is known. */
	static PlaceableOrder smallest() {
		return of(part(2, Map.of("phone", "+919845098450", "item", "Ticket", "price", "1499", "quantity", "1")));
	}

	static PlaceableOrder of(RowPart... rows) {
		return of(List.of(rows));
	}

	/** An order that rows have units in, as placing puts it together. */
	static PlaceableOrder of(List<RowPart> rows) {
		Map<String, Item> items = new TreeMap<>();
		for (RowPart row : rows) {
			Map<String, String> values = row.values();
			items.merge(values.get("item"),
					new Item(values.get("item"), values.getOrDefault("sale_price", ""),
							new BigDecimal(values.get("price")), row.units(), values),
					(one, other) -> new Item(one.sku(), one.variant(), one.price(), one.units() + other.units(),
							one.values()));
		}
		BigDecimal value = items.values()
			.stream()
			.map((item) -> item.price().multiply(BigDecimal.valueOf(item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		return new PlaceableOrder(REFERENCE, "INR", value, List.copyOf(items.values()), rows.get(0).values(), null,
				null, 0, rows);
	}

	/** A row with all its units. */
	static RowPart part(int row, Map<String, String> values) {
		return new RowPart(row, Integer.parseInt(values.get("quantity")), values);
	}

	/** Meera's row with other values; null takes one out. */
	static Map<String, String> meera(String... more) {
		return with(MEERA, more);
	}

	/** Options in pairs. */
	static JobOptions options(String... pairs) {
		return new JobOptions(with(Map.of(), pairs));
	}

	private static Map<String, String> with(Map<String, String> values, String... more) {
		Map<String, String> all = new HashMap<>(values);
		for (int i = 0; i < more.length; i += 2) {
			if (more[i + 1] == null) {
				all.remove(more[i]);
			}
			else {
				all.put(more[i], more[i + 1]);
			}
		}
		return all;
	}

}
