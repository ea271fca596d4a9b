package dev.bulkordering.sandbox.gifthub;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Settings;

/** The checks of an order's product list, in the order in which they are made. */
final class ProductList {

	/** 'Order Valid size' of the page: most units of a SKU. */
	private static final int UNITS_PER_SKU = 5;

	/** 'Order Valid size': most different SKUs. */
	private static final int SKUS = 5;

	/** 'Order Valid size': most units in all. */
	private static final int UNITS = 25;

	private final Catalog catalog;

	private final Settings settings;

	ProductList(Catalog catalog, Settings settings) {
		this.catalog = catalog;
		this.settings = settings;
	}

	/**
	 * The items of a list that can be ordered.
	 * @throws Refusal if it can't
	 */
	List<Item> check(JsonNode list) {
		checkFormat(list);
		checkSize(list);
		List<Product> products = products(list);
		List<Item> items = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			Product product = products.get(i);
			BigDecimal quote = list.get(i).path("quote").decimalValue();
			if (!product.offers(quote)) {
				throw product.isRange() ? Refusal.outOfRange() : Refusal.wrongQuote();
			}
			items.add(new Item(product.sku(), quote, product.currency(), list.get(i).path("quantity").intValue(), 0));
		}
		return items;
	}

	private static void checkFormat(JsonNode list) {
		if (!list.isArray() || list.isEmpty()) {
			throw Refusal.badlyFormatted();
		}
		Set<String> skus = new HashSet<>();
		for (JsonNode entry : list) {
			JsonNode quantity = entry.path("quantity");
			boolean complete = entry.path("sku").isString() && entry.path("productType").isString()
					&& entry.path("quote").isNumber() && quantity.isIntegralNumber() && quantity.canConvertToInt()
					&& quantity.intValue() > 0;
			if (!complete || !skus.add(entry.path("sku").stringValue())) {
				throw Refusal.badlyFormatted();
			}
		}
	}

	private static void checkSize(JsonNode list) {
		long units = 0;
		for (JsonNode entry : list) {
			int quantity = entry.path("quantity").intValue();
			if (quantity > UNITS_PER_SKU) {
				throw Refusal.tooBig();
			}
			units += quantity;
		}
		if (list.size() > SKUS || units > UNITS) {
			throw Refusal.tooBig();
		}
	}

	private List<Product> products(JsonNode list) {
		Set<String> unknown = settings.words("unknown-skus");
		List<Product> products = new ArrayList<>();
		for (JsonNode entry : list) {
			Product product = catalog.product(entry.path("sku").stringValue());
			if (product == null || unknown.contains(product.sku())) {
				throw Refusal.notFound();
			}
			if (!product.productType().equals(entry.path("productType").stringValue())) {
				throw Refusal.badlyFormatted();
			}
			products.add(product);
		}
		return products;
	}

}
