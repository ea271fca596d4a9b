package dev.bulkordering.sandbox.budgetree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Settings;

/** The checks of an order's products. */
final class ProductCheck {

	private final Catalog catalog;

	private final Settings settings;

	ProductCheck(Catalog catalog, Settings settings) {
		this.catalog = catalog;
		this.settings = settings;
	}

	/** The form of the products, before anything is looked up. */
	static void checkForm(JsonNode order, FieldRules rules) {
		JsonNode products = order.path("products");
		rules.require(products.isContainer() && !products.isEmpty(), "products are mandatory");
		int position = 0;
		for (JsonNode product : products) {
			String prefix = "products[" + position++ + "].";
			rules.needs(product, prefix, "sku", 1, 100);
			BigDecimal price = Money.amount(product.path("price"));
			rules.require(price != null && price.signum() > 0, prefix + "price must be a number above 0");
			Integer qty = Money.whole(product.path("qty"));
			rules.require(qty != null && qty > 0, prefix + "qty must be a whole number above 0");
			rules.require(Money.whole(product.path("currency")) != null,
					prefix + "currency must be the currency's numeric code");
		}
	}

	/**
	 * The order's items, if they can be ordered together.
	 * @throws Refusal if they can't
	 */
	List<Item> items(JsonNode order) {
		checkCurrencies(order);
		List<Product> products = products(order);
		checkKinds(order, products);
		List<Item> items = new ArrayList<>();
		int position = 0;
		for (JsonNode asked : order.path("products")) {
			Product product = products.get(position++);
			BigDecimal price = Objects.requireNonNull(Money.amount(asked.path("price")));
			Refusal refusal = product.refusal(price);
			if (refusal != null) {
				throw refusal;
			}
			items.add(new Item(product.sku(), price, product.currency(),
					Objects.requireNonNull(Money.whole(asked.path("qty"))), 0));
		}
		return items;
	}

	private void checkCurrencies(JsonNode order) {
		Set<Integer> currencies = new HashSet<>();
		for (JsonNode asked : order.path("products")) {
			currencies.add(Objects.requireNonNull(Money.whole(asked.path("currency"))));
		}
		if (currencies.size() > 1) {
			throw Refusal.of(6058);
		}
		if (!settings.words("currencies").contains(String.valueOf(currencies.iterator().next()))) {
			throw Refusal.of(6059);
		}
	}

	private List<Product> products(JsonNode order) {
		Set<String> unknown = settings.words("unknown-skus");
		Set<String> restricted = settings.words("restricted-skus");
		List<Product> products = new ArrayList<>();
		for (JsonNode asked : order.path("products")) {
			String sku = asked.path("sku").asString("");
			Product product = catalog.product(sku);
			if (product == null || unknown.contains(sku)) {
				throw Refusal.of(5310, sku);
			}
			Integer currency = Money.whole(asked.path("currency"));
			if (currency == null || currency != product.numericCode()) {
				throw Refusal.of(6059);
			}
			products.add(product);
		}
		if (products.stream().anyMatch((product) -> restricted.contains(product.sku()))) {
			throw Refusal.of(5308);
		}
		return products;
	}

	private static void checkKinds(JsonNode order, List<Product> products) {
		boolean physical = products.get(0).isPhysical();
		if (products.stream().anyMatch((product) -> product.isPhysical() != physical)) {
			throw Refusal.of(5326);
		}
		if (physical && !AddressCheck.deliveryMode(order).equals("API")) {
			throw Refusal.of(5334);
		}
		if (!physical && order.path("isConsolidated").asBoolean(false)) {
			throw Refusal.of(6057);
		}
	}

}
