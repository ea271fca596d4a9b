package dev.bulkordering.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;

/**
 * One order as {@code orders --json} prints it.
 */
public record OrderView(String reference, @Nullable String parent, long execution, String provider,
		@Nullable String providerOrderId, OrderState state, int units, BigDecimal value, String currency, int attempts,
		@Nullable String lastAnswer, Instant updatedAt, List<LineUnits> lines) {

	/** Units of one row in the order. */
	public record LineUnits(int row, String sku, int units) {

	}

}
