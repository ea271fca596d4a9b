package dev.bulkordering.sandbox.enkash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Json;

/** What can be bought; from {@code catalog.json}. */
final class Catalog {

	private final JsonNode json;

	private final Map<String, Product> products = new LinkedHashMap<>();

	private Catalog(JsonNode json, Content content) {
		this.json = json;
		content.products().forEach((product) -> products.put(product.productCatalogId(), product));
	}

	static Catalog load() {
		JsonNode json = Json.beside(Catalog.class, "catalog.json");
		return new Catalog(json, Json.MAPPER.treeToValue(json, Content.class));
	}

	JsonNode json() {
		return json;
	}

	@Nullable Product product(String id) {
		return products.get(id);
	}

	/** The file's content. */
	private record Content(List<Product> products) {

	}

}
