package dev.bulkordering.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Purchase.Bought;

/** What a provider has in its books, for tests and operators. */
final class Reports {

	private final EmulatedProvider provider;

	private final Ledger ledger;

	Reports(EmulatedProvider provider, Ledger ledger) {
		this.provider = provider;
		this.ledger = ledger;
	}

	/** Every order, oldest first, in the state that it is in now: no search lag. */
	ArrayNode orders() {
		Map<String, Integer> attempts = new CallLog(provider, ledger)
			.countByReference(provider.operations().get(0).name());
		ArrayNode list = Json.array();
		for (Purchase order : ledger.orders()) {
			ObjectNode entry = Json.object().put("id", order.id()).put("reference", order.reference());
			entry.put("state", provider.stateOf(order, order.phase(ledger.now())));
			entry.put("unitsBought", order.unitsBought()).put("attempts", attempts.getOrDefault(order.reference(), 0));
			entry.put("createdAt", order.createdAt().toString());
			Bought bought = order.bought();
			entry.put("boughtAt", bought == null ? null : bought.at().toString());
			entry.put("finishesAt", bought == null ? null : bought.finishesAt().toString());
			entry.set("items", items(order));
			list.add(entry.set("details", order.details()));
		}
		return list;
	}

	private static ArrayNode items(Purchase order) {
		ArrayNode items = Json.array();
		for (Item item : order.items()) {
			ObjectNode entry = items.addObject().put("sku", item.sku()).put("price", item.price());
			entry.put("currency", item.currency()).put("units", item.units()).put("bought", item.bought());
		}
		return items;
	}

	/**
	 * Units bought: in all, by SKU, and by reference with the orders that bought them.
	 */
	ObjectNode bought() {
		Map<String, Integer> skus = new TreeMap<>();
		Map<String, ObjectNode> references = new TreeMap<>();
		List<Purchase> bought = ledger.orders().stream().filter((order) -> order.bought() != null).toList();
		for (Purchase order : bought) {
			ObjectNode reference = references.computeIfAbsent(order.reference(),
					(name) -> Json.object()
						.put("units", 0)
						.setAll(Map.of("orders", Json.array(), "skus", Json.object())));
			reference.put("units", reference.path("units").intValue() + order.unitsBought());
			reference.withArray("orders").add(order.id());
			for (Item item : order.items()) {
				skus.merge(item.sku(), item.bought(), Integer::sum);
				ObjectNode own = reference.withObject("skus");
				own.put(item.sku(), own.path(item.sku()).asInt(0) + item.bought());
			}
		}
		ObjectNode report = Json.object().put("units", bought.stream().mapToInt(Purchase::unitsBought).sum());
		report.set("skus", Json.MAPPER.valueToTree(skus));
		return report.set("references", Json.MAPPER.valueToTree(references));
	}

}
