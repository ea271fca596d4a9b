package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Json;

/** What can be bought, and what currencies are worth; from {@code catalog.json}. */
final class Catalog {

	/** The currency of the wallet. */
	static final String WALLET = "INR";

	private final JsonNode json;

	private final Map<Integer, Product> products = new LinkedHashMap<>();

	private final Map<String, BigDecimal> rupees;

	private Catalog(JsonNode json, Content content) {
		this.json = json;
		this.rupees = content.rupees();
		content.products().forEach((product) -> products.put(product.productId(), product));
	}

	static Catalog load() {
		JsonNode json = Json.beside(Catalog.class, "catalog.json");
		return new Catalog(json, Json.MAPPER.treeToValue(json, Content.class));
	}

	JsonNode json() {
		return json;
	}

	Collection<Product> products() {
		return products.values();
	}

	@Nullable Product product(int id) {
		return products.get(id);
	}

	/** What a unit of a currency costs the wallet. */
	BigDecimal rate(String currency) {
		return Objects.requireNonNull(rupees.get(currency));
	}

	/**
	 * The file's content.
	 *
	 * @param rupees what a unit of each currency is worth
	 * @param products the products
	 */
	private record Content(Map<String, BigDecimal> rupees, List<Product> products) {

	}

}
