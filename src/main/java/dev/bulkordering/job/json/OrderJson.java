package dev.bulkordering.job.json;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.OrderView;
import dev.bulkordering.order.OrderState;

/** An order. */
public record OrderJson(String reference, @Nullable String parent, long execution, String provider,
		@Nullable String providerOrderId, OrderState state, int units, String value, String currency, int attempts,
		@Nullable String lastAnswer, Instant updatedAt, List<OrderLine> lines) {

	/** Units of a row in it. */
	public record OrderLine(int row, String sku, int units) {

	}

	/** The shape of an order. */
	public static OrderJson of(OrderView order) {
		return new OrderJson(order.reference(), order.parent(), order.execution(), order.provider(),
				order.providerOrderId(), order.state(), order.units(), order.value().toPlainString(), order.currency(),
				order.attempts(), order.lastAnswer(), order.updatedAt(),
				order.lines().stream().map((line) -> new OrderLine(line.row(), line.sku(), line.units())).toList());
	}

	/** The shapes of orders. */
	public static List<OrderJson> of(List<OrderView> orders) {
		return orders.stream().map(OrderJson::of).toList();
	}

}
