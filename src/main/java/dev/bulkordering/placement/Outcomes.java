package dev.bulkordering.placement;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;

/**
 * What the answer to an order call changes. Pure but for the count of tries, which holds
 * for one execution.
 */
final class Outcomes {

	private final PlacingSettings settings;

	private final Changes changes;

	private final PriceGuard prices;

	private final Map<Integer, Integer> tries = new HashMap<>();

	Outcomes(PlacingSettings settings, Changes changes) {
		this.settings = settings;
		this.changes = changes;
		this.prices = new PriceGuard(settings.priceTolerance());
	}

	/**
	 * A call that was answered, or not.
	 *
	 * @param order the order, PLACING
	 * @param pieces what it holds
	 * @param kind {@link CallKind#QUOTE} or {@link CallKind#BUY}
	 * @param lookUp whether a look-up can tell what became of the order
	 * @param firstBuy whether this is the first call ever that may have bought, in
	 * two-step mode the first with this quote
	 * @param lastLeave the last moment at which the request can have left
	 */
	record Sent(Order order, List<Piece> pieces, CallKind kind, boolean lookUp, boolean firstBuy, long lastLeave) {

	}

	/**
	 * The permit ran out: nothing was sent. Counts as a try, so that it cannot go on for
	 * ever.
	 */
	Change unsent(Sent sent, long now) {
		return tryAgain(sent, null,
				"could not be sent within " + PlacingSettings.SEND_WITHIN.toSeconds() + " s; nothing is bought",
				Duration.ZERO, now);
	}

	/** Changes the order by what the answer means. */
	Change answered(Sent sent, Outcome outcome, long now) {
		if (outcome instanceof Placed placed) {
			return changes.placed(sent.order(), sent.pieces(), placed.receipt(), Cause.ANSWER, now);
		}
		if (outcome instanceof Accepted accepted) {
			return changes.accepted(sent.order(), accepted.receipt(), Cause.ANSWER,
					now + settings.interval().toMillis(), now);
		}
		if (outcome instanceof Rejected rejected) {
			return rejected(sent, rejected, now);
		}
		if (outcome instanceof Throttled throttled) {
			Duration asked = throttled.retryAfter() == null ? Duration.ZERO : throttled.retryAfter();
			return tryAgain(sent, null, throttled.message(), asked, now);
		}
		if (outcome instanceof Unavailable) {
			return tryAgain(sent, null, outcome.message(), Duration.ZERO, now);
		}
		Unknown unknown = outcome instanceof Unknown known ? known
				: Unknown.unclear("an answer that does not fit the question: " + outcome.message());
		if (sent.kind() == CallKind.QUOTE) {
			return tryAgain(sent, unknown.code(), unknown.message() + "; nothing was bought", Duration.ZERO, now);
		}
		return doubt(sent, unknown, null, now);
	}

	/** Says by how much a quote is off the plan, or null if it is not. */
	@Nullable String priceDifference(Order order, Outcome.Quote quote) {
		return prices.difference(order, quote.total(), quote.currency(), "quoted");
	}

	/**
	 * The order is refused for a reason of ours or the provider's, and this call bought
	 * nothing.
	 */
	Change refused(Sent sent, String code, String message, @Nullable String sku, boolean divide, long now) {
		Order order = sent.order();
		if (!order.everUnknown) {
			if (divide) {
				return changes.refused(order, sent.pieces(), code, message, sku, Cause.ANSWER, now);
			}
			order.reject(code, message, Cause.ANSWER, now);
			return Change.of(order);
		}
		// An earlier call may have bought after all: only a look-up asked from now on can
		// tell.
		IfNotThere then = divide ? IfNotThere.SPLIT : IfNotThere.REJECT;
		return doubt(sent, Unknown.own(then, code, message), sku, now);
	}

	private Change rejected(Sent sent, Rejected rejected, long now) {
		if (rejected.scope() == Scope.ACCOUNT) {
			dropUnusedQuote(sent);
			sent.order().notPlaced(rejected.code(), rejected.message(), now, now);
			return Change.of(sent.order());
		}
		if (rejected.code().equals(Rejected.OUT_OF_STOCK) && triesOf(sent.order()) + 1 < attempts()) {
			return tryAgain(sent, rejected.code(), rejected.message(), Duration.ZERO, now);
		}
		return refused(sent, rejected.code(), rejected.message(), rejected.sku(), true, now);
	}

	private Change doubt(Sent sent, Unknown unknown, @Nullable String sku, long now) {
		Order order = sent.order();
		long lag = settings.provider().searchLag().toMillis();
		long last = unknown.answered() ? now
				: Math.min(sent.lastLeave(), now) + settings.provider().readTimeout().toMillis();
		order.doubt(unknown, sku, last + lag, now);
		if (!sent.lookUp()) {
			order.hold(unknown.message() + "; the provider offers no way to look the order up", Cause.LOOK_UP, now);
		}
		else {
			countTry(order);
		}
		return Change.of(order);
	}

	private Change tryAgain(Sent sent, @Nullable String code, String message, Duration atLeast, long now) {
		Order order = sent.order();
		dropUnusedQuote(sent);
		int count = countTry(order);
		long wait = Math.max(BackOff.after(count, settings.provider().retry()).toMillis(), atLeast.toMillis());
		order.notPlaced(code, message, count >= attempts() ? Order.NEVER : now + wait, now);
		return Change.of(order);
	}

	// A quote that no call was ever made to confirm, or whose first confirmation
	// certainly bought
	// nothing, is worth nothing: asking for a new one is free and checks the price again.
	private static void dropUnusedQuote(Sent sent) {
		if (sent.kind() == CallKind.QUOTE || sent.firstBuy()) {
			sent.order().dropQuote();
		}
	}

	private int triesOf(Order order) {
		return tries.getOrDefault(order.identity.orderNo(), 0);
	}

	private int countTry(Order order) {
		return tries.merge(order.identity.orderNo(), 1, Integer::sum);
	}

	private int attempts() {
		return settings.provider().retry().attempts();
	}

}
