package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Piece;

/**
 * Verifies an order right before it is sent. Shares nothing with the packing, so that a
 * mistake there is found here and costs no money.
 */
public final class LimitCheck {

	private LimitCheck() {
	}

	/**
	 * What is wrong with an order, as sentences for people; empty if nothing is.
	 * @param pieces all pieces of the order
	 * @param limits what the order may hold
	 */
	public static List<String> violations(List<Piece> pieces, Limits limits) {
		List<String> violations = new ArrayList<>();
		if (pieces.isEmpty()) {
			violations.add("The order is empty.");
		}
		pieces.stream()
			.filter((piece) -> piece.units() < 1)
			.forEach(
					(piece) -> violations.add("Row " + piece.row() + " has " + piece.units() + " units in the order."));
		Map<String, List<Piece>> bySku = pieces.stream()
			.collect(Collectors.groupingBy(Piece::sku, LinkedHashMap::new, Collectors.toList()));
		bySku.forEach((sku, own) -> {
			requireOnePrice(sku, own, violations);
			requireAtMost("units of SKU " + sku, units(own), limits.unitsPerSku(), violations);
		});
		requireAtMost("different SKUs", bySku.size(), limits.skusPerOrder(), violations);
		requireAtMost("units", units(pieces), limits.unitsPerOrder(), violations);
		BigDecimal value = value(pieces);
		if (limits.orderValue() != null && value.compareTo(limits.orderValue()) > 0) {
			violations.add("The order is worth " + value.toPlainString() + ", but may be worth at most "
					+ limits.orderValue().toPlainString() + ".");
		}
		return List.copyOf(violations);
	}

	private static void requireOnePrice(String sku, List<Piece> pieces, List<String> violations) {
		Set<String> prices = new LinkedHashSet<>();
		Set<String> variants = new LinkedHashSet<>();
		for (Piece piece : pieces) {
			prices.add(piece.price().stripTrailingZeros().toPlainString());
			variants.add(piece.variant());
		}
		if (prices.size() > 1) {
			violations.add("SKU " + sku + " stands in the order at several prices: " + String.join(", ", prices) + ".");
		}
		if (variants.size() > 1) {
			violations
				.add("SKU " + sku + " stands in the order in several variants: " + String.join(", ", variants) + ".");
		}
	}

	private static void requireAtMost(String what, long number, @Nullable Integer limit, List<String> violations) {
		if (limit != null && number > limit) {
			violations.add("The order has " + number + " " + what + ", but at most " + limit + " are allowed.");
		}
	}

	private static long units(List<Piece> pieces) {
		return pieces.stream().mapToLong(Piece::units).sum();
	}

	private static BigDecimal value(List<Piece> pieces) {
		return pieces.stream()
			.map((piece) -> piece.price().multiply(BigDecimal.valueOf(piece.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
