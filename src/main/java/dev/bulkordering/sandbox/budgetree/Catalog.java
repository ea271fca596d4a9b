package dev.bulkordering.sandbox.budgetree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
		content.products().forEach((product) -> products.put(product.sku(), product));
	}

	static Catalog load() {
		try (InputStream file = Catalog.class.getResourceAsStream("catalog.json")) {
			if (file == null) {
				throw new IllegalStateException("catalog.json is missing beside " + Catalog.class);
			}
			JsonNode json = Json.MAPPER.readTree(file);
			return new Catalog(json, Json.MAPPER.treeToValue(json, Content.class));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	JsonNode json() {
		return json;
	}

	@Nullable Product product(String sku) {
		return products.get(sku);
	}

	/** The file's content. */
	private record Content(List<Product> products) {

	}

}
