package dev.bulkordering.sandbox.plum;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;

/**
 * Plum's page 'Get Vouchers API': a page of the catalog, or the products that are named.
 * Sorting, filters and operators' trees are refused rather than ignored.
 */
final class VoucherList {

	private static final int PAGE = 10;

	private static final int LARGEST_PAGE = 100;

	/** The catalog is the same at all times; the page shows a date. */
	private static final String UPDATED = Answers.time(Instant.parse("2026-01-01T00:00:00Z"));

	private final Catalog catalog;

	private final Set<String> unknown;

	VoucherList(Catalog catalog, Ledger ledger) {
		this.catalog = catalog;
		this.unknown = ledger.settings().words("unknown-skus");
	}

	/**
	 * The products that are asked for.
	 * @throws Refusal if there are none, or the question can't be understood
	 */
	ArrayNode asked(JsonNode data) {
		for (String field : List.of("sort", "filters", "parentProductId")) {
			if (!data.path(field).isEmpty() || data.path(field).isNumber()) {
				throw Refusal.of("PLE10033", field + " is not emulated");
			}
		}
		Set<String> named = ids(data, "productId");
		named.addAll(ids(data, "includeProducts"));
		Set<String> excluded = ids(data, "excludeProducts");
		excluded.addAll(unknown);
		boolean topups = data.path("categoryType").stringValue("").equals("topup");
		int limit = Math.min(number(data, "limit", PAGE), LARGEST_PAGE);
		List<Product> found = catalog.products()
			.stream()
			.filter((product) -> named.isEmpty() ? product.topup() == topups : named.contains(id(product)))
			.filter((product) -> !excluded.contains(id(product)))
			.skip((long) limit * (number(data, "page", 1) - 1))
			.limit(limit)
			.toList();
		if (found.isEmpty()) {
			throw Refusal.of("PLE10030", "No Vouchers Found");
		}
		ArrayNode list = Json.array();
		found.forEach((product) -> list.add(json(product)));
		return list;
	}

	private static String id(Product product) {
		return String.valueOf(product.productId());
	}

	private static Set<String> ids(JsonNode data, String field) {
		Set<String> ids = new HashSet<>();
		Arrays.stream(data.path(field).asString("").split(","))
			.map(String::strip)
			.filter((id) -> !id.isEmpty())
			.forEach(ids::add);
		return ids;
	}

	private static int number(JsonNode data, String field, int otherwise) {
		JsonNode number = data.path(field);
		if (number.isMissingNode() || number.isNull()) {
			return otherwise;
		}
		if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 1) {
			throw Refusal.of("PLE10033", field + " must be a whole number above 0");
		}
		return number.intValue();
	}

	private ObjectNode json(Product product) {
		String country = new Locale("", product.countryCode()).getDisplayCountry(Locale.ENGLISH);
		ObjectNode json = Json.object().put("productId", product.productId()).put("name", product.name());
		json.put("description", "<p>" + product.name() + "</p>");
		json.put("orderQuantityLimit", product.orderQuantityLimit());
		json.put("termsAndConditionsInstructions", "<p>Sold as it is</p>").putArray("brand");
		json.put("expiryAndValidity", "<p>One year</p>").put("redemptionInstructions", "<p>Show it in the shop</p>");
		json.put("categories", product.topup() ? "mobile_topup" : "gift_card").put("lastUpdateDate", UPDATED);
		json.put("imageUrl", "https://images.plum.example/" + product.productId());
		json.put("currencyCode", product.currencyCode()).put("currencyName", product.currencyCode());
		json.put("countryName", country).put("countryCode", product.countryCode());
		json.putArray("countries").addObject().put("code", product.countryCode()).put("name", country);
		addValues(json, product);
		json.put("tatInDays", product.deliveryType().equals("realtime") ? "0" : "1").put("usageType", "both");
		json.put("deliveryType", product.deliveryType()).put("fee", 0).put("discount", product.discount());
		json.put("exchangeRate", catalog.rate(product.currencyCode())).put("isPhoneNumberMandatory", product.topup());
		json.putNull("variants").put("isRecommended", 0).put("filterGroupCode", "").put("productMeta", "{}");
		json.putNull("loyaltyName").putNull("loyaltyConversion").putNull("metaData").put("showDiscountPercent", 0);
		json.putArray("productImages");
		json.putNull("parentProductId").put("isDummyProduct", 0).put("redemptionFee", 0);
		json.put("redemptionFeeType", "percentage").put("redemptionFeeBorneByUser", false);
		return json.put("redemptionFeeTax", 0).put("is_free", 0);
	}

	private static void addValues(ObjectNode json, Product product) {
		String values = product.valueDenominations();
		json.put("valueType", product.valueType());
		json.put("minValue", product.minValue()).put("maxValue", product.maxValue());
		json.put("valueDenominations", values == null ? "" : values);
	}

}
