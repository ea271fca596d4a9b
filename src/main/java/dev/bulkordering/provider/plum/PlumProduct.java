package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogAnswer.Listed;
import dev.bulkordering.provider.CatalogAnswer.NotAnswered;
import dev.bulkordering.provider.CatalogAnswer.NotListed;
import dev.bulkordering.provider.CatalogEntry;
import dev.bulkordering.provider.http.Json;

/**
 * A product as {@code getVouchers} (page 'Get Vouchers API') describes it.
 *
 * @param limit most units of it in an order
 * @param denominations the values that it is to be had at; empty if any within the range
 * will do
 * @param least least value, or null
 * @param most largest value, or null
 * @param currency for people; empty if it is not told
 */
record PlumProduct(int limit, List<BigDecimal> denominations, @Nullable BigDecimal least, @Nullable BigDecimal most,
		String currency) implements CatalogEntry {

	/** 'Place Order API', note 2: of most products, where the catalog does not say. */
	static final int USUAL_LIMIT = 10;

	private static final String ANY_VALUE = "open_value";

	/** Most denominations that people are told of. */
	private static final int MOST_TOLD = 20;

	/**
	 * What a list says of a product. It may hold others, where a server does not know how
	 * the product is named.
	 */
	static CatalogAnswer among(JsonNode products, String product, PlumReply reply) {
		for (JsonNode one : products.values()) {
			if (product.equals(Json.id(one, "productId"))) {
				return new Listed(of(one));
			}
		}
		return products.isEmpty() && !reply.hasError() ? new NotListed("Plum's catalog has no product " + product)
				: new NotAnswered(
						reply.response().unclear("Plum's catalog does not answer for the product " + product));
	}

	private static PlumProduct of(JsonNode product) {
		Long limit = Json.wholeNumber(product, "orderQuantityLimit");
		String type = Json.text(product, "valueType");
		// of an open value the denominations are suggestions
		boolean open = ANY_VALUE.equalsIgnoreCase(type);
		return new PlumProduct(limit == null || limit < 1 ? USUAL_LIMIT : (int) Math.min(limit, Integer.MAX_VALUE),
				open ? List.of() : denominations(product), positive(product, "minValue"), positive(product, "maxValue"),
				Objects.requireNonNullElse(Json.text(product, "currencyCode"), "").toUpperCase(Locale.ROOT));
	}

	private static @Nullable BigDecimal positive(JsonNode product, String field) {
		BigDecimal value = Json.decimal(product, field);
		return value == null || value.signum() <= 0 ? null : value;
	}

	private static List<BigDecimal> denominations(JsonNode product) {
		String list = Json.text(product, "valueDenominations");
		return list == null ? List.of()
				: Arrays.stream(list.split(","))
					.map((text) -> Json.decimal(Json.object().put("value", text), "value"))
					.filter((value) -> value != null && value.signum() > 0)
					.map(Objects::requireNonNull)
					.sorted()
					.toList();
	}

	@Override
	public Limits limits(BigDecimal price) {
		return new Limits(limit, 1, limit, null);
	}

	@Override
	public @Nullable String expectedInsteadOf(BigDecimal price) {
		if (!denominations.isEmpty()) {
			return denominations.stream().anyMatch((value) -> value.compareTo(price) == 0) ? null
					: inCurrency("one of " + listed());
		}
		boolean within = (least == null || price.compareTo(least) >= 0) && (most == null || price.compareTo(most) <= 0);
		return within ? null : inCurrency(range());
	}

	private String listed() {
		String some = denominations.stream()
			.limit(MOST_TOLD)
			.map((value) -> Json.amount(value).toPlainString())
			.collect(Collectors.joining(", "));
		return denominations.size() > MOST_TOLD ? some + ", …" : some;
	}

	private String range() {
		if (least == null || most == null) {
			return least == null ? "at most " + words(most) : "at least " + words(least);
		}
		return words(least) + " to " + words(most);
	}

	private static String words(@Nullable BigDecimal value) {
		return value == null ? "" : Json.amount(value).toPlainString();
	}

	private String inCurrency(String words) {
		return currency.isEmpty() ? words : words + " " + currency;
	}

}
