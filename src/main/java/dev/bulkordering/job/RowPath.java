package dev.bulkordering.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Issue;
import dev.bulkordering.order.OrderState;

/**
 * The way of one row of a sheet: what it says, what is wrong with it, the orders that
 * hold its units, and each call that was made for them.
 *
 * @param line what became of it
 * @param cells what its cells say, by header
 * @param issues what is wrong with it; empty for a valid row
 * @param origin the execution and row that it stems from, as {@code 12/7}; null for most
 * @param orders the orders with units of it, those too that smaller ones have replaced
 */
public record RowPath(RowLine line, List<NamedCell> cells, List<Issue> issues, @Nullable String origin,
		List<Part> orders) {

	/** A cell with its column's header. */
	public record NamedCell(String header, String text) {

	}

	/**
	 * Units of the row in an order.
	 *
	 * @param reference our reference of the order
	 * @param parent the order that this one replaces; null for one of the plan
	 * @param providerOrderId the provider's own id; null as long as there is none
	 * @param units how many units of the row
	 * @param state where the order stands
	 * @param lastAnswer what the provider last said about it, if anything
	 * @param calls every call made for it, oldest first
	 */
	public record Part(String reference, @Nullable String parent, @Nullable String providerOrderId, int units,
			OrderState state, @Nullable String lastAnswer, List<OrderEvidence.Call> calls) {

	}

}
