package dev.bulkordering.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.Journal.Ending;
import dev.bulkordering.placement.Ledger.Entry;
import dev.bulkordering.placement.Outcomes.Sent;
import dev.bulkordering.placement.PlacingResult.End;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;

/**
 * Turns what calls came to into changes of orders, writes them in groups, and notices
 * what concerns more than the one order: an outage, a refused account, a provider that
 * asks to wait.
 */
final class Recording {

	private final PlacingSettings settings;

	private final ProviderGateway gateway;

	private final PlacingStore store;

	private final Settlement settlement;

	private final Changes changes;

	private final Outcomes outcomes;

	private final OutageWatch outage;

	private final Halt halt;

	private final Deque<Quoted> quotes = new ArrayDeque<>();

	private long pausedUntil = System.nanoTime();

	private long through;

	private @Nullable String lastProblem;

	Recording(PlacingSettings settings, ProviderGateway gateway, PlacingStore store, Settlement settlement,
			Changes changes, OutageWatch outage, Halt halt) {
		this.settings = settings;
		this.gateway = gateway;
		this.store = store;
		this.settlement = settlement;
		this.changes = changes;
		this.outcomes = new Outcomes(settings, changes);
		this.outage = outage;
		this.halt = halt;
	}

	/** An order that waits for leave to confirm its quote. */
	record Quoted(Order order, Call call) {

	}

	/**
	 * Writes what calls came to, in one commit.
	 * @return how many orders need nothing more here
	 */
	int record(List<Completion> completions) {
		long now = store.clock().millis();
		List<Entry> entries = new ArrayList<>();
		List<Quoted> newQuotes = new ArrayList<>();
		for (Completion completion : completions) {
			entries.add(entry(completion, newQuotes, now));
		}
		store.ledger().write(entries, now);
		quotes.addAll(newQuotes);
		int settled = 0;
		for (Entry entry : entries) {
			OrderState state = entry.change().order().state();
			if (state.isFinal() || state == OrderState.PENDING || state == OrderState.HELD) {
				settled++;
			}
		}
		through += settled;
		return settled;
	}

	/**
	 * Keeps what shows that orders exist, though the run has another owner now, who could
	 * not know of it. Proof always wins over a state of less knowledge.
	 */
	void recordProof(List<Completion> completions) {
		for (Completion completion : completions) {
			Outcome outcome = completion.outcome();
			if (outcome instanceof Placed || outcome instanceof Accepted) {
				store.ledger().prove(completion.call().order().identity().reference(), (order, now) -> {
					if (outcome instanceof Placed placed) {
						return changes.placed(order, completion.call().contents().pieces(), placed.receipt(),
								Cause.PROOF, now);
					}
					Receipt receipt = ((Accepted) outcome).receipt();
					order.accept(receipt, Cause.PROOF, now, now);
					return new Change(order, null, List.of(), receipt.cards());
				}, store.clock().millis());
			}
		}
	}

	/** Orders through so far. */
	long through() {
		return through;
	}

	/** The last answer that kept an order from being placed, or null. */
	@Nullable String lastProblem() {
		return lastProblem;
	}

	/** Whether the provider asked to wait, and the time is not over. */
	boolean isPaused() {
		return System.nanoTime() - pausedUntil < 0;
	}

	boolean hasQuotes() {
		return !quotes.isEmpty();
	}

	int quotes() {
		return quotes.size();
	}

	/** Takes out so many orders that wait to confirm their quote. */
	List<Quoted> quoted(int most) {
		List<Quoted> taken = new ArrayList<>();
		while (taken.size() < most && !quotes.isEmpty()) {
			taken.add(quotes.remove());
		}
		return taken;
	}

	/**
	 * Lets go of quotes that are not to be confirmed any more: their orders are planned
	 * again.
	 */
	void releaseQuotes() {
		if (quotes.isEmpty()) {
			return;
		}
		long now = store.clock().millis();
		List<Order> changed = new ArrayList<>();
		for (Quoted one : quotes) {
			one.order().dropQuote();
			one.order().notPlaced(null, "was quoted, not confirmed; nothing is bought", now, now);
			changed.add(one.order());
		}
		store.ledger().write(changed);
		quotes.clear();
	}

	private Entry entry(Completion completion, List<Quoted> newQuotes, long now) {
		Call call = completion.call();
		Order order = call.order();
		LookUp answer = completion.answer();
		if (answer != null) {
			order.calls++;
			noticeAnswer(answer, now);
			Change change = settlement.settle(order, call.contents().pieces(), answer, new Question(call.moment(), now),
					changes);
			return new Entry(change, call.kind(), new Ending(order, order.calls, answer.getClass().getSimpleName(),
					codeOf(answer), answer.message(), completion.exchanges()));
		}
		Outcome outcome = completion.outcome();
		if (outcome == null) {
			return new Entry(outcomes.unsent(sent(call), now), call.kind(),
					new Ending(order, order.calls, "NotSent", null, "not sent in time", List.of()));
		}
		noticeOutcome(outcome, now);
		Change change = outcome instanceof Outcome.Quoted quoted ? quoted(call, quoted, newQuotes, now)
				: outcomes.answered(sent(call), outcome, now);
		return new Entry(change, call.kind(), new Ending(order, order.calls, outcome.getClass().getSimpleName(),
				codeOf(outcome), outcome.message(), completion.exchanges()));
	}

	private Change quoted(Call call, Outcome.Quoted quoted, List<Quoted> newQuotes, long now) {
		Order order = call.order();
		String difference = outcomes.priceDifference(order, quoted.quote());
		if (difference != null) {
			return outcomes.refused(sent(call), PriceGuard.PRICE_CHANGED, difference, null, false, now);
		}
		order.quote(quoted.quote());
		newQuotes.add(new Quoted(order, call));
		return Change.of(order);
	}

	private Sent sent(Call call) {
		return new Sent(call.order(), call.contents().pieces(), call.kind(), gateway.canLookUp(call.contents().order()),
				call.contents().order().buyingCallsBefore() == 0, call.moment());
	}

	private void noticeOutcome(Outcome outcome, long now) {
		if (outcome instanceof Unavailable || outcome instanceof Unknown unknown && unknown.outage()) {
			lastProblem = outcome.message();
			outage.outage(outcome.message());
			return;
		}
		outage.alive();
		if (outcome instanceof Throttled throttled) {
			lastProblem = outcome.message();
			pause(throttled, now);
		}
		if (outcome instanceof Rejected rejected && rejected.scope() == Scope.ACCOUNT) {
			stopForAccount(rejected);
		}
	}

	private void noticeAnswer(LookUp answer, long now) {
		if (answer instanceof LookUp.Found) {
			outage.alive();
		}
		if (answer instanceof LookUp.NotAnswered notAnswered) {
			Outcome why = notAnswered.why();
			if (why instanceof Rejected rejected) {
				stopForAccount(rejected);
			}
			else if (why instanceof Throttled throttled) {
				pause(throttled, now);
			}
			else {
				outage.outage(why.message());
			}
		}
	}

	private void stopForAccount(Rejected rejected) {
		halt.failed(End.FAILED_FOR_ALL,
				"the provider refuses the account: " + rejected.message()
						+ (rejected.code().isEmpty() ? "" : " (" + rejected.code() + ")")
						+ ". Mend that, then restart; nothing more was sent",
				null);
	}

	private void pause(Throttled throttled, long now) {
		Duration asked = throttled.retryAfter();
		if (asked == null) {
			return;
		}
		if (asked.compareTo(settings.provider().retry().maxDelay()) > 0) {
			Instant from = Instant.ofEpochMilli(now + asked.toMillis());
			halt.failed(End.FAILED_FOR_ALL, "the provider asks to be left alone until " + from
					+ ", which is longer than retry.max-delay; restart after that", from);
			return;
		}
		pausedUntil = System.nanoTime() + asked.toNanos();
	}

	private static @Nullable String codeOf(LookUp answer) {
		return answer instanceof LookUp.Found found ? codeOf(found.outcome()) : null;
	}

	private static @Nullable String codeOf(Outcome outcome) {
		if (outcome instanceof Rejected rejected) {
			return rejected.code();
		}
		return outcome instanceof Unknown unknown && !unknown.code().isEmpty() ? unknown.code() : null;
	}

}
