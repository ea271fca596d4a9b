package dev.bulkordering.sandbox.enkash;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;
import dev.bulkordering.sandbox.Request;
import dev.bulkordering.sandbox.Settings;

/** The checks of an order, in the order in which they are made. */
final class OrderCheck {

	/** The pages name no currency; the account is in rupees. */
	static final String CURRENCY = "INR";

	private final Catalog catalog;

	private final Ledger ledger;

	OrderCheck(Catalog catalog, Ledger ledger) {
		this.catalog = catalog;
		this.ledger = ledger;
	}

	/**
	 * The order, if it can be bought.
	 * @throws Refusal if it can't
	 */
	Asked check(Request request) {
		JsonNode body = request.json();
		if (!request.isOf("application/json") || body == null || !body.isObject()) {
			throw Refusal.badRequest("The request must be a JSON object with Content-Type application/json");
		}
		String reference = text(body, "orderReferenceId");
		String product = text(body, "productCatalogId");
		int denomination = whole(body, "denomination");
		int quantity = whole(body, "quantity");
		checkDuplicate(reference);
		Asked asked = priced(reference, product, BigDecimal.valueOf(denomination), quantity);
		if (ledger.settings().number("balance").compareTo(asked.paid()) < 0) {
			throw Refusal.noFunds();
		}
		return asked;
	}

	private static String text(JsonNode body, String field) {
		String text = body.path(field).stringValue("");
		if (text.isBlank()) {
			throw Refusal.badRequest("Invalid or missing parameter: " + field);
		}
		return text;
	}

	private static int whole(JsonNode body, String field) {
		JsonNode number = body.path(field);
		if (!number.isIntegralNumber() || !number.canConvertToInt()) {
			throw Refusal.badRequest("Invalid or missing parameter: " + field);
		}
		if (number.intValue() <= 0) {
			throw Refusal.invalid(field + " must be greater than 0");
		}
		return number.intValue();
	}

	private void checkDuplicate(String reference) {
		if (ledger.settings().text("duplicates").equals("refuse") && !ledger.withReference(reference).isEmpty()) {
			throw Refusal.duplicate();
		}
	}

	private Asked priced(String reference, String id, BigDecimal denomination, int quantity) {
		Product product = offered(id, catalog, ledger.settings());
		if (product == null) {
			throw Refusal.invalid("Product not found for productCatalogId " + id);
		}
		Product.Config config = product.config(denomination);
		if (config == null) {
			throw Refusal.invalid("Invalid denomination " + denomination + " for productCatalogId " + id);
		}
		if (quantity > config.maxQuantity()) {
			throw Refusal.invalid("Quantity exceeds the maximum of " + config.maxQuantity());
		}
		BigDecimal units = BigDecimal.valueOf(quantity);
		return new Asked(reference, product, denomination, quantity, config.sellRate(denomination).multiply(units));
	}

	/** The product with an id, if the account has it. */
	static @Nullable Product offered(String id, Catalog catalog, Settings settings) {
		return settings.words("unknown-skus").contains(id) ? null : catalog.product(id);
	}

	/**
	 * An order that can be bought.
	 *
	 * @param reference the client's reference
	 * @param product the product
	 * @param denomination face value of a unit in rupees
	 * @param quantity units
	 * @param paid what they cost together, in rupees
	 */
	record Asked(String reference, Product product, BigDecimal denomination, int quantity, BigDecimal paid) {

		ObjectNode details() {
			return Json.object().put("brand", product.brand()).put("paidAmount", paid);
		}

	}

}
