package dev.bulkordering.sandbox.gifthub;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;

/**
 * What an order costs in its wallet, by the rates of the moment that it was quoted.
 *
 * @param wallet the wallet's currency
 * @param unitPrices what a unit of each SKU costs, in the wallet's currency
 * @param rates the rate of each currency that is exchanged
 */
record Invoice(String wallet, Map<String, BigDecimal> unitPrices, Map<String, BigDecimal> rates) {

	/**
	 * Prices items.
	 * @throws Refusal if the wallet can't pay for a currency
	 */
	static Invoice of(List<Item> items, String wallet, Catalog catalog, Ledger ledger) {
		BigDecimal factor = ledger.settings().number("price-factor");
		Map<String, BigDecimal> prices = new LinkedHashMap<>();
		Map<String, BigDecimal> rates = new LinkedHashMap<>();
		for (Item item : items) {
			BigDecimal rate = catalog.rate(item.currency(), wallet);
			if (rate == null || ledger.settings().amount("balance", wallet) == null
					|| ledger.settings().words("unsupported-exchanges").contains(item.currency() + "/" + wallet)) {
				throw Refusal.noExchange();
			}
			prices.put(item.sku(), item.price().multiply(rate).multiply(factor));
			if (!item.currency().equals(wallet)) {
				rates.put(item.currency(), rate);
			}
		}
		return new Invoice(wallet, prices, rates);
	}

	/** What items cost together, by the units asked for. */
	BigDecimal total(List<Item> items) {
		return sum(items, false);
	}

	/** What items cost together, by the units bought. */
	BigDecimal totalBought(List<Item> items) {
		return sum(items, true);
	}

	private BigDecimal sum(List<Item> items, boolean bought) {
		return items.stream()
			.map((item) -> price(item).multiply(BigDecimal.valueOf(bought ? item.bought() : item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.setScale(2, RoundingMode.HALF_UP);
	}

	private BigDecimal price(Item item) {
		return unitPrices.getOrDefault(item.sku(), BigDecimal.ZERO);
	}

	/** The invoice as the API shows it. */
	ObjectNode json(List<Item> items, String status) {
		ObjectNode json = Json.object().put("total", total(items)).put("wallet", wallet);
		ArrayNode records = json.putArray("records");
		for (Item item : items) {
			BigDecimal amount = price(item).multiply(BigDecimal.valueOf(item.units()));
			records.addObject()
				.put("sku", item.sku())
				.put("quantity", item.units())
				.put("amount", amount.setScale(2, RoundingMode.HALF_UP));
		}
		return json.put("paymentMethod", "wallet").put("status", status);
	}

}
