package dev.bulkordering.sandbox.gifthub;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Json;

/** What can be bought, and what currencies are worth; from {@code catalog.json}. */
final class Catalog {

	private final JsonNode json;

	private final Map<String, Product> products = new LinkedHashMap<>();

	private final Map<String, BigDecimal> euros;

	private Catalog(JsonNode json, Content content) {
		this.json = json;
		this.euros = content.euros();
		content.products().forEach((product) -> products.put(product.sku(), product));
	}

	static Catalog load() {
		JsonNode json = Json.beside(Catalog.class, "catalog.json");
		return new Catalog(json, Json.MAPPER.treeToValue(json, Content.class));
	}

	JsonNode json() {
		return json;
	}

	@Nullable Product product(String sku) {
		return products.get(sku);
	}

	/** What one unit of a currency costs in a wallet's, or null if that isn't known. */
	@Nullable BigDecimal rate(String currency, String wallet) {
		BigDecimal from = euros.get(currency);
		BigDecimal to = euros.get(wallet);
		return (from == null || to == null) ? null : from.divide(to, MathContext.DECIMAL32);
	}

	/**
	 * The file's content.
	 *
	 * @param euros what a unit of each currency is worth
	 * @param products the products
	 */
	private record Content(Map<String, BigDecimal> euros, List<Product> products) {

	}

}
