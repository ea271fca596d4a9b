package dev.bulkordering.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.Journal.Ending;
import dev.bulkordering.placement.Ledger.Entry;
import dev.bulkordering.placement.Outcomes.Sent;
import dev.bulkordering.placement.PlacingResult.End;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Remedy;
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

	private static final Logger log = LoggerFactory.getLogger(Recording.class);

	private final PlacingSettings settings;

	private final ProviderGateway gateway;

	private final PlacingStore store;

	private final Settlement settlement;

	private final Changes changes;

	private final Outcomes outcomes;

	private final OutageWatch outage;

	private final Halt halt;

	private final Deque<Quoted> quotes = new ArrayDeque<>();

	/** Calls that came back and were not looked at yet, because the database was away. */
	private final Deque<Completion> unread = new ArrayDeque<>();

	/** What calls came to, not written yet because the database was away. */
	private final List<Result> unwritten = new ArrayList<>();

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

	/**
	 * What a call came to; {@code quoted} is set where the order waits to be confirmed.
	 */
	private record Result(Completion completion, @Nullable Quoted quoted, Entry entry) {

	}

	/** An order that waits for leave to confirm its quote. */
	record Quoted(Order order, Call call) {

	}

	/**
	 * Writes what calls came to, in one commit. What cannot be written now is kept for
	 * the next time, because a provider answers only once.
	 * @return how many orders need nothing more here
	 */
	int record(List<Completion> completions) {
		unread.addAll(completions);
		long now = store.now();
		// Each is taken out first: one that cannot be understood keeps no other from
		// being
		// written.
		while (!unread.isEmpty()) {
			unwritten.add(entry(unread.remove(), now));
		}
		List<Result> results = List.copyOf(unwritten);
		List<Result> written = write(results, now);
		unwritten.clear();
		int settled = 0;
		for (Result result : written) {
			if (result.quoted() != null) {
				quotes.add(result.quoted());
			}
			OrderState state = result.entry().change().order().state();
			if (state.isFinal() || state == OrderState.PENDING || state == OrderState.HELD) {
				settled++;
			}
		}
		through += settled;
		return settled;
	}

	/** Whether something is still to be written. */
	boolean hasUnwritten() {
		return !unread.isEmpty() || !unwritten.isEmpty();
	}

	// Proof from a former owner may have changed an order in the meantime. Then the
	// others are written
	// one by one, and for that one only what proves that it exists.
	private List<Result> write(List<Result> results, long now) {
		try {
			store.ledger().write(results.stream().map(Result::entry).toList(), now);
			return results;
		}
		catch (OptimisticLockingFailureException ex) {
			List<Result> written = new ArrayList<>();
			for (Result result : results) {
				try {
					store.ledger().write(List.of(result.entry()), now);
					written.add(result);
				}
				catch (OptimisticLockingFailureException changed) {
					prove(result.completion());
				}
			}
			return written;
		}
	}

	/**
	 * Keeps what shows that orders exist, though the run has another owner now, who could
	 * not know of it. Proof always wins over a state of less knowledge.
	 */
	void recordProof() {
		unwritten.forEach((result) -> prove(result.completion()));
		unread.forEach(this::prove);
		unwritten.clear();
		unread.clear();
	}

	private void prove(Completion completion) {
		Outcome outcome = completion.outcome();
		Receipt receipt = outcome == null ? null : outcome.receipt();
		if (receipt == null) {
			return;
		}
		String reference = completion.call().order().identity().reference();
		try {
			store.ledger()
				.prove(reference, receipt, completion.call().contents().pieces(), outcome instanceof Placed, changes,
						store.now());
		}
		catch (RuntimeException ex) {
			log.error("could not record that order {} exists at the provider", reference, ex);
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
		long now = store.now();
		List<Order> changed = new ArrayList<>();
		for (Quoted one : quotes) {
			one.order().dropQuote();
			one.order().notPlaced(null, "was quoted, not confirmed; nothing is bought", now, now);
			changed.add(one.order());
		}
		store.ledger().write(changed);
		quotes.clear();
	}

	private Result entry(Completion completion, long now) {
		Call call = completion.call();
		Order order = call.order();
		LookUp answer = completion.answer();
		if (answer != null) {
			order.calls++;
			noticeAnswer(answer, now);
			Change change = settlement.settle(order, call.contents().pieces(), answer, new Question(call.moment(), now),
					changes);
			return new Result(completion, null, new Entry(change, call.kind(), new Ending(order, order.calls,
					answer.getClass().getSimpleName(), codeOf(answer), answer.message(), completion.exchanges())));
		}
		Outcome outcome = completion.outcome();
		if (outcome == null) {
			return new Result(completion, null, new Entry(outcomes.unsent(sent(call), now), call.kind(),
					new Ending(order, order.calls, "NotSent", null, "not sent in time", List.of())));
		}
		noticeOutcome(outcome, now);
		Change change = outcome instanceof Outcome.Quoted quoted ? quoted(call, quoted, now)
				: outcomes.answered(sent(call), outcome, now);
		Quoted quoted = outcome instanceof Outcome.Quoted && order.state() == OrderState.PLACING
				? new Quoted(order, call) : null;
		return new Result(completion, quoted, new Entry(change, call.kind(), new Ending(order, order.calls,
				outcome.getClass().getSimpleName(), codeOf(outcome), outcome.message(), completion.exchanges())));
	}

	private Change quoted(Call call, Outcome.Quoted quoted, long now) {
		Order order = call.order();
		String difference = outcomes.priceDifference(order, quoted.quote());
		if (difference != null) {
			return outcomes.refused(sent(call), PriceGuard.PRICE_CHANGED, difference, null, false, now);
		}
		order.quote(quoted.quote());
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
						+ (rejected.code().isEmpty() ? "" : " (" + rejected.code() + ")") + ". " + toMend(rejected)
						+ ", then restart",
				null);
	}

	private static String toMend(Rejected rejected) {
		Remedy remedy = rejected.remedy() == null ? Remedy.SETTINGS : rejected.remedy();
		return switch (remedy) {
			case FUNDS -> "Put funds into the account";
			case CREDENTIALS -> "Correct the provider's credentials in the configuration";
			case SETTINGS -> "Have the account or its settings corrected";
		};
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
