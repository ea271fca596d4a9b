package dev.bulkordering.sandbox;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a request is about: what a fault rule can ask for, and what the call log shows.
 *
 * @param reference the client's reference of the order, where known
 * @param orderId the provider's id of the order, where known
 * @param skus the order's SKUs
 */
public record Subject(@Nullable String reference, @Nullable String orderId, Set<String> skus) {

	/** A request about nothing that is known. */
	public static final Subject UNKNOWN = new Subject(null, null, Set.of());

	/** An order, or nothing known. */
	public static Subject of(@Nullable Purchase order) {
		if (order == null) {
			return UNKNOWN;
		}
		Set<String> skus = new LinkedHashSet<>();
		order.items().forEach((item) -> skus.add(item.sku()));
		return new Subject(order.reference(), order.id(), skus);
	}

}
