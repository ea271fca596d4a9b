package dev.bulkordering.following;

import java.time.Duration;
import java.util.List;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.placement.Change;
import dev.bulkordering.placement.Changes;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.Question;
import dev.bulkordering.placement.Settlement;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Throttled;

/**
 * What a look-up's answer means for an order. A known state is never replaced by an
 * unknown one, and 'not there' counts only when it was asked late enough, twice: see the
 * promise never to place twice. Nor does an order wait for a person because of what was
 * answered before the provider can know it. Pure.
 */
public final class LookUpRules implements Settlement {

	private final FollowSettings settings;

	/** Rules under a provider's search lag, attempts and delays. */
	public LookUpRules(FollowSettings settings) {
		this.settings = settings;
	}

	/**
	 * Changes the order, in doubt, pending or held, by the answer. One that is placed
	 * already only takes what the answer tells beside its state.
	 */
	@Override
	public Change settle(Order order, List<Piece> pieces, LookUp answer, Question question, Changes changes) {
		if (order.state() == OrderState.PLACED) {
			return toldMore(order, answer);
		}
		if (answer instanceof LookUp.Found found) {
			return found(order, pieces, found.outcome(), question, changes);
		}
		if (order.state() == OrderState.PENDING) {
			return stillPending(order, answer.message(), question);
		}
		if (order.state() == OrderState.HELD) {
			return again(order, answer.message(), Order.NEVER, question);
		}
		if (answer instanceof LookUp.NotThere) {
			return notThere(order, pieces, answer.message(), question, changes);
		}
		if (answer instanceof LookUp.QuotePending) {
			return quotePending(order, pieces, answer.message(), question, changes);
		}
		if (answer instanceof LookUp.Contradiction) {
			if (question.askedAt() < order.notThereCountsFrom()) {
				return again(order, answer.message() + "; too early to count", order.notThereCountsFrom(), question);
			}
			order.hold(answer.message(), Cause.LOOK_UP, question.answeredAt());
			return Change.of(order);
		}
		return again(order, answer.message(), question.answeredAt() + wait(order, answer), question);
	}

	private Change found(Order order, List<Piece> pieces, Outcome outcome, Question question, Changes changes) {
		long now = question.answeredAt();
		if (outcome instanceof Placed placed) {
			return changes.placed(order, pieces, placed.receipt(), Cause.LOOK_UP, now);
		}
		if (outcome instanceof Accepted accepted) {
			if (order.state() == OrderState.PENDING) {
				order.take(accepted.receipt());
				Change change = stillPending(order, accepted.message(), question);
				return new Change(change.order(), null, List.of(), accepted.receipt().cards());
			}
			if (order.state() == OrderState.HELD && isOverdue(order, now)) {
				order.take(accepted.receipt());
				Change change = again(order, accepted.message(), Order.NEVER, question);
				return new Change(change.order(), null, List.of(), accepted.receipt().cards());
			}
			return changes.accepted(order, accepted.receipt(), Cause.LOOK_UP, now + settings.interval().toMillis(),
					now);
		}
		if (outcome instanceof Rejected rejected) {
			order.reject(rejected.code(), rejected.message(), Cause.LOOK_UP, now);
			return Change.of(order);
		}
		return again(order, outcome.message(), now + settings.searchLag().toMillis(), question);
	}

	private static Change toldMore(Order order, LookUp answer) {
		if (answer instanceof LookUp.Found found && found.outcome() instanceof Placed placed) {
			order.takeBeside(placed.receipt());
			return new Change(order, null, List.of(), placed.receipt().cards());
		}
		return Change.of(order);
	}

	private Change stillPending(Order order, String message, Question question) {
		Long accepted = order.acceptedAt();
		if (isOverdue(order, question.answeredAt())) {
			order.hold("still pending " + settings.pendingFor().toDays() + " days after it was accepted: " + message,
					Cause.LOOK_UP, question.answeredAt());
			return Change.of(order);
		}
		long from = accepted == null ? question.answeredAt() : accepted;
		return again(order, message, settings.nextDue(from, question.answeredAt()), question);
	}

	/** Whether it was accepted so long ago that a person should look. */
	private boolean isOverdue(Order order, long now) {
		Long accepted = order.acceptedAt();
		return accepted != null && now - accepted >= settings.pendingFor().toMillis();
	}

	private Change notThere(Order order, List<Piece> pieces, String message, Question question, Changes changes) {
		long asked = question.askedAt();
		long lag = settings.searchLag().toMillis();
		if (asked < order.notThereCountsFrom()) {
			return again(order, message + "; too early to count", order.notThereCountsFrom(), question);
		}
		Long first = order.notThereFirstAt();
		if (first == null) {
			order.notThereFirst(asked);
			return again(order, message + "; asked once", asked + lag, question);
		}
		if (asked < first + lag) {
			return again(order, message + "; asked once", first + lag, question);
		}
		return certainlyNotThere(order, pieces, message, question, changes);
	}

	// A quote that is still pending was not bought. Before it expires the same quote may
	// be
	// confirmed again, because confirming it twice cannot buy twice; long enough after
	// that, it can
	// never be bought any more.
	private Change quotePending(Order order, List<Piece> pieces, String message, Question question, Changes changes) {
		Quote quote = order.quote();
		if (quote == null) {
			order.hold(message + ", but no quote is known here", Cause.LOOK_UP, question.answeredAt());
			return Change.of(order);
		}
		long expires = quote.expiresAt().toEpochMilli();
		long dead = expires + settings.searchLag().toMillis();
		boolean confirmAgain = order.ifNotThere() == IfNotThere.PLACE_AGAIN
				|| order.ifNotThere() == IfNotThere.TRY_THEN_REJECT && order.attempts() < settings.attempts();
		if (confirmAgain && question.askedAt() < expires) {
			order.planAgain(message + "; the quote is confirmed again",
					question.answeredAt() + doubled(order.attempts() - 1), question.answeredAt());
			return Change.of(order);
		}
		if (question.askedAt() < dead) {
			return again(order, message + "; waits for the quote to expire", dead, question);
		}
		order.dropQuote();
		return certainlyNotThere(order, pieces, message + " after it expired", question, changes);
	}

	private Change certainlyNotThere(Order order, List<Piece> pieces, String message, Question question,
			Changes changes) {
		long now = question.answeredAt();
		IfNotThere then = order.ifNotThere() == null ? IfNotThere.PLACE_AGAIN : order.ifNotThere();
		String code = order.code() == null ? "" : order.code();
		String refusal = order.doubtMessage() == null ? message : order.doubtMessage();
		return switch (then) {
			case PLACE_AGAIN -> planned(order, message, now);
			case TRY_THEN_REJECT -> order.attempts() < settings.attempts() ? planned(order, message, now)
					: rejected(order, code, refusal, now);
			case REJECT -> rejected(order, code, refusal, now);
			case SPLIT -> changes.refused(order, pieces, code, refusal, order.doubtSku(), Cause.LOOK_UP, now);
			case HOLD -> {
				order.hold(refusal + "; but a look-up says: " + message, Cause.LOOK_UP, now);
				yield Change.of(order);
			}
		};
	}

	private static Change planned(Order order, String message, long now) {
		order.planAgain(message + "; nothing is bought", now, now);
		return Change.of(order);
	}

	private static Change rejected(Order order, String code, String message, long now) {
		order.reject(code, message, Cause.LOOK_UP, now);
		return Change.of(order);
	}

	private static Change again(Order order, String message, long due, Question question) {
		order.askAgain(message, due, question.answeredAt());
		return Change.of(order);
	}

	private long wait(Order order, LookUp answer) {
		Duration asked = answer instanceof LookUp.NotAnswered notAnswered
				&& notAnswered.why() instanceof Throttled throttled ? throttled.retryAfter() : null;
		return Math.max(asked == null ? 0 : asked.toMillis(), doubled(order.questions()));
	}

	private long doubled(int times) {
		long doubled = settings.firstDelay().toMillis() << Math.min(times, 10);
		return Math.min(doubled, settings.searchLag().toMillis());
	}

}
