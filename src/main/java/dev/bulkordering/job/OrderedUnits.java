package dev.bulkordering.job;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;

/**
 * Units of one row in one order, and where that order stands.
 *
 * @param row row number as Excel shows it
 * @param sku what was ordered
 * @param units how many of it
 * @param state where the order stands
 * @param reference our reference of the order
 * @param providerOrderId the provider's own id of it; null as long as there is none
 * @param lastAnswer what the provider last said about it, if anything
 */
public record OrderedUnits(int row, String sku, int units, OrderState state, String reference,
		@Nullable String providerOrderId, @Nullable String lastAnswer) {

}
