package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.Receipt;

/** Orders in the states that tests begin with. */
public final class OrderFixtures {

	/** Two rows of one SKU and one of another. */
	public static final List<Piece> PIECES = List.of(new Piece(2, "A", "", BigDecimal.TEN, 2),
			new Piece(3, "A", "", BigDecimal.TEN, 2), new Piece(4, "B", "", BigDecimal.ONE, 1));

	private OrderFixtures() {
	}

	/** Changes that number new orders from 100 on. */
	public static Changes changes() {
		AtomicInteger number = new AtomicInteger(99);
		return new Changes(new RunIdentity(1, "job", "0".repeat(64), 1), number::incrementAndGet, BigDecimal.ZERO);
	}

	/** An order of {@link #PIECES} that may be placed. */
	public static Order planned() {
		return new Order(new OrderIdentity(1, 1, "REFERENCE", null, "group", "EUR"), 5, new BigDecimal("41"), 0);
	}

	/** An order whose last call left it in doubt. */
	public static Order inDoubt(IfNotThere ifNotThere, long countsFrom, int attempts) {
		Order order = planned();
		for (int i = 1; i < attempts; i++) {
			order.intend(CallKind.BUY, 1, 0);
			order.notPlaced(null, "throttled", 0, 0);
		}
		order.intend(CallKind.BUY, 1, 0);
		order.doubt(Unknown.own(ifNotThere, "CODE", "the answer"), null, countsFrom, 0);
		return order;
	}

	/** An order with a quote whose confirmation was left in doubt. */
	public static Order quotedInDoubt(IfNotThere ifNotThere, Instant expiresAt) {
		Order order = planned();
		order.intend(CallKind.QUOTE, 1, 0);
		order.quote(new Quote("quote", expiresAt, null, null));
		order.intend(CallKind.BUY, 1, 0);
		order.doubt(Unknown.own(ifNotThere, "", "no answer"), null, 0, 0);
		return order;
	}

	/** An order that the provider took at a moment. */
	public static Order pending(long acceptedAt) {
		Order order = planned();
		order.intend(CallKind.BUY, 1, 0);
		order.accept(Receipt.of("their-id", "accepted"), Cause.ANSWER, 0, acceptedAt);
		return order;
	}

	/** An order that waits for an operator. */
	public static Order held() {
		Order order = inDoubt(IfNotThere.PLACE_AGAIN, 0, 1);
		order.hold("no look-up", Cause.LOOK_UP, 0);
		return order;
	}

	/** The quote of an order, by its id. */
	public static @Nullable String quoteId(Order order) {
		Quote quote = order.quote();
		return quote == null ? null : quote.id();
	}

}
