package dev.bulkordering.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;

/**
 * An order as a result sheet shows it.
 *
 * @param reference our key for it
 * @param providerOrderId the provider's own id, once known
 * @param state where it stands
 * @param units units in it
 * @param amount price times units, as planned
 * @param currency ISO code of the amount
 * @param charged what the provider charged, if it says so
 * @param chargedCurrency the currency of that
 * @param placedAt when it was placed, if it was
 * @param rows numbers of the rows whose units it holds
 */
public record ResultOrder(String reference, @Nullable String providerOrderId, OrderState state, int units,
		BigDecimal amount, String currency, @Nullable BigDecimal charged, @Nullable String chargedCurrency,
		@Nullable Instant placedAt, List<Integer> rows) {

}
