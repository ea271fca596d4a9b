package dev.bulkordering.provider.enkash;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogEntry;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;

/**
 * A product as {@code GET /api/v0/partner/search-config} tells of it: its denominations,
 * each with the most units of one order.
 *
 * @param denominations all of them; at least one names a number of units
 */
record EnkashProduct(List<Denomination> denominations) implements CatalogEntry {

	/** How many denominations people are told of. */
	private static final int MOST_NAMED = 20;

	/** What an answer, which is not about authority, says of a product. */
	static CatalogAnswer read(EnkashReply reply, String product) {
		Response response = reply.response();
		int status = response.status();
		if (reply.saysFailure() && (status == 200 || status == 400 || status == 404)) {
			return new CatalogAnswer.NotListed(response.words("EnKash's catalog has no such product"));
		}
		if (!reply.isSuccess()) {
			return new CatalogAnswer.NotAnswered(response.unlisted());
		}
		String id = Json.text(reply.content(), "productCatalogId");
		EnkashProduct entry = of(reply.content());
		if (entry == null || id != null && !id.equals(product)) {
			return new CatalogAnswer.NotAnswered(response
				.unclear("EnKash's catalog does not say how many units of " + product + " an order may hold"));
		}
		return new CatalogAnswer.Listed(entry);
	}

	// null if no number of units is named
	private static @Nullable EnkashProduct of(JsonNode content) {
		List<Denomination> all = content.path("configResponses").values().stream().map(Denomination::of).toList();
		return all.stream().allMatch((one) -> one.maxQuantity() == null) ? null : new EnkashProduct(all);
	}

	/**
	 * A value that the product can be had at.
	 *
	 * @param mrp the value, if it is named
	 * @param custom whether other amounts can be had; null if that is not told
	 * @param maxQuantity most units of an order, if a number above 0 is named
	 */
	record Denomination(@Nullable BigDecimal mrp, @Nullable Boolean custom, @Nullable Integer maxQuantity) {

		private static Denomination of(JsonNode config) {
			Long units = Json.wholeNumber(config, "maxQuantity");
			return new Denomination(Json.decimal(config, "mrp"), flag(config.path("customAmountEnabled")),
					units == null || units < 1 ? null : (int) Math.min(units, Integer.MAX_VALUE));
		}

		private static @Nullable Boolean flag(JsonNode node) {
			String text = node.asString("");
			if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
				return Boolean.valueOf(text);
			}
			return null;
		}

		private boolean is(BigDecimal price) {
			return mrp != null && mrp.compareTo(price) == 0;
		}

		private boolean allowsOthers() {
			return Boolean.TRUE.equals(custom);
		}

		/** Whether this denomination is the only amount that it stands for. */
		private boolean isFixed() {
			return mrp != null && Boolean.FALSE.equals(custom);
		}

	}

	@Override
	public Limits limits(BigDecimal price) {
		Integer units = fewest((one) -> one.is(price));
		if (units == null) {
			units = fewest(Denomination::allowsOthers);
		}
		if (units == null) {
			units = fewest((one) -> true);
		}
		return new Limits(units, 1, units, null);
	}

	private @Nullable Integer fewest(Predicate<Denomination> which) {
		return denominations.stream()
			.filter(which)
			.map(Denomination::maxQuantity)
			.filter(Objects::nonNull)
			.min(Integer::compare)
			.orElse(null);
	}

	@Override
	public @Nullable String expectedInsteadOf(BigDecimal price) {
		if (!denominations.stream().allMatch((one) -> one.isFixed() && !one.is(price))) {
			return null;
		}
		List<String> values = denominations.stream()
			.map(Denomination::mrp)
			.filter(Objects::nonNull)
			.sorted()
			.map((mrp) -> Json.amount(mrp).toPlainString())
			.distinct()
			.toList();
		String named = values.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
		return "one of the product's denominations: " + named + (values.size() > MOST_NAMED ? ", …" : "");
	}

}
