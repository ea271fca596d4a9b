package dev.bulkordering.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.placement.ModelProvider.End;
import dev.bulkordering.placement.ModelProvider.Fate;
import dev.bulkordering.placement.ModelProvider.Purchase;
import dev.bulkordering.provider.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * One history of a run, from its plan until nothing is open: what its owners, the
 * provider and an operator do, with the promises checked after each thing that happens.
 */
final class OrderHistory {

	/** So many rounds without faults are more than enough to end any history. */
	private static final int MOST_ROUNDS = 60;

	/** What may happen next. */
	enum Kind {

		/** The owner commits intents to place or to confirm. */
		COMMIT,
		/** A call leaves, or finds that it is too late. */
		SEND,
		/** The owner asks about orders in doubt. */
		ASK,
		/** The owner records answers. */
		RECORD,
		/** The owner is killed: what it had in memory is gone. */
		CRASH,
		/** The owner stands still; others may take over. */
		FREEZE,
		/** An owner that stood still goes on where it was. */
		WAKE,
		/** Time passes. */
		WAIT,
		/** The provider brings one of the orders that it has taken to an end. */
		FINISH,
		/** The provider tells of an order, and is asked about it. */
		WEBHOOK,
		/** Somebody has the open orders asked about. */
		FOLLOW,
		/** An operator decides a held order. */
		DECIDE

	}

	/**
	 * Something that happens; if it cannot at that time, the next thing that the owner
	 * has to do.
	 *
	 * @param kind what
	 * @param fate what becomes of a call
	 * @param pick to whom, how long, how many
	 */
	record Step(Kind kind, Fate fate, int pick) {

		@Override
		public String toString() {
			return kind + "/" + fate + "/" + pick;
		}

	}

	private final Books books;

	private final ModelProvider provider;

	private final RunIdentity run;

	private final Promises promises;

	private final long begun;

	private final List<String> story = new ArrayList<>();

	/** Those that stand still, or did when somebody took over. */
	private final List<Owner> frozen = new ArrayList<>();

	private @Nullable Owner owner;

	OrderHistory(Books books, ModelProvider.Kind kind, boolean finishesLater, List<Map<Integer, Integer>> plan) {
		this.books = books;
		this.run = books.run(plan);
		this.provider = new ModelProvider(kind, finishesLater, books.clock::millis, (id) -> id + "-" + run.runId());
		this.promises = new Promises(books, provider, run, Books.asked(plan), this::mayStillBuy);
		this.begun = books.clock.millis();
		tell(kind + (finishesLater ? ", finishes later, " : ", ") + plan);
	}

	/** Lets all of it happen, and then everything come to its end. */
	void play(List<Step> steps) throws InterruptedException {
		try {
			for (Step step : steps) {
				if (!isOver()) {
					take(step);
				}
			}
			comeToAnEnd();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError(ex.getMessage() + "\nafter this history:\n" + String.join("\n", story), ex);
		}
		finally {
			end();
			frozen.forEach(Owner::end);
		}
	}

	private void take(Step step) throws InterruptedException {
		int pick = step.pick();
		provider.expect(step.fate(), pick);
		switch (step.kind()) {
			case COMMIT -> commit(pick);
			case SEND -> send(step.fate(), pick);
			case ASK -> ask(pick);
			case RECORD -> record(step.fate(), pick);
			case CRASH -> crash();
			case FREEZE -> freeze();
			case WAKE -> wake(step.fate(), pick);
			case WAIT -> pass(time(pick));
			case FINISH -> finish(pick);
			case WEBHOOK -> webhook(pick);
			case FOLLOW -> follow();
			case DECIDE -> decide(step.fate(), pick);
		}
	}

	private static Duration time(int pick) {
		return switch (pick % 8) {
			case 0, 1 -> Duration.ofMillis(1 + pick * 7L);
			case 2 -> Duration.ofSeconds(5);
			case 3 -> PlacingSettings.SEND_WITHIN;
			case 4, 5 -> ModelProvider.SEARCH_LAG;
			case 6 -> Duration.ofSeconds(70);
			default -> pick > 50 ? Owner.PENDING_FOR : Duration.ofHours(1);
		};
	}

	private void commit(int pick) {
		Owner working = working();
		List<Call> committed = pick % 2 == 0 ? working.confirm(1 + pick % 3) : List.of();
		if (committed.isEmpty()) {
			committed = working.commit(1 + pick % 3);
		}
		if (committed.isEmpty()) {
			ask(pick);
			return;
		}
		happened("committed " + committed.stream().map(OrderHistory::name).toList());
	}

	private void send(Fate fate, int pick) {
		if (owner == null || owner.unsent() == 0) {
			commit(pick);
			return;
		}
		happened("sent, " + fate + ": " + told(owner.send(pick)));
	}

	private void ask(int pick) {
		List<Completion> answers = working().ask(1 + pick % 3);
		if (!answers.isEmpty()) {
			happened("asked: " + answers.stream().map(OrderHistory::told).toList());
		}
	}

	private void record(Fate fate, int pick) {
		if (owner == null || owner.returned() == 0) {
			send(fate, pick);
			return;
		}
		List<Completion> recorded = owner.record(pick % 3 != 0, pick);
		happened("recorded " + recorded.stream().map((one) -> name(one.call())).toList(), true, false);
		if (owner.isHalted() && owner.isIdle()) {
			end();
		}
	}

	private void crash() {
		if (owner != null) {
			end();
			happened("the owner is killed");
		}
	}

	private void freeze() {
		if (owner != null) {
			tell("owner " + owner.fence() + " freezes");
			frozen.add(owner);
			owner = null;
		}
	}

	private void wake(Fate fate, int pick) {
		if (frozen.isEmpty()) {
			record(fate, pick);
			return;
		}
		Owner woken = frozen.remove(pick % frozen.size());
		tell("owner " + woken.fence() + " wakes");
		if (woken.fence() == books.fence(run)) {
			owner = woken;
			return;
		}
		while (woken.unsent() > 0) {
			happened("it sends: " + told(woken.send(pick)));
		}
		if (woken.returned() > 0) {
			assertThatThrownBy(() -> woken.record(true, 0)).as("a fenced write")
				.isInstanceOf(OwnershipLostException.class);
			happened("its answers are turned away");
			woken.recordProof();
			happened("its proof is recorded", true, false);
		}
		else if (woken.hasReadAhead()) {
			assertThatThrownBy(() -> woken.commit(3)).as("a fenced intent").isInstanceOf(OwnershipLostException.class);
			happened("its intents are turned away");
		}
		woken.end();
	}

	private void pass(Duration time) {
		books.clock.advance(time);
		happened("waited " + time);
	}

	private void finish(int pick) {
		End as = List.of(End.DELIVERED, End.DELIVERED_IN_PART, End.FAILED, End.NOTHING_DELIVERED).get(pick % 4);
		Purchase finished = provider.finish(as, pick / 4);
		if (finished != null) {
			happened("the provider ends " + name(finished.reference()) + " as " + finished.end());
		}
	}

	private void webhook(int pick) throws InterruptedException {
		List<Purchase> known = provider.purchases()
			.stream()
			.filter((purchase) -> purchase.at() <= books.clock.millis())
			.toList();
		if (known.isEmpty() || isBusy()) {
			return;
		}
		Purchase purchase = known.get(pick % known.size());
		Order order = order(purchase.reference());
		Owner visitor = visit();
		switch (order.state()) {
			case PENDING, UNKNOWN, HELD, PLACED -> visitor.follow(order, purchase.id());
			default -> visitor.seek(order, purchase.id());
		}
		visitor.end();
		happened("a webhook told of " + name(purchase.reference()), true, false);
	}

	private void follow() throws InterruptedException {
		if (isBusy()) {
			return;
		}
		Owner visitor = visit();
		visitor.recover();
		happened("owner " + visitor.fence() + " recovered");
		List<Order> open = new ArrayList<>(in(OrderState.PENDING));
		open.addAll(in(OrderState.UNKNOWN));
		open.addAll(in(OrderState.HELD));
		visitor.follow(open);
		visitor.end();
		happened("asked about all that is open");
	}

	private void decide(Fate fate, int pick) {
		List<Order> held = in(OrderState.HELD);
		if (held.isEmpty() || isBusy()) {
			record(fate, pick);
			return;
		}
		decide(held.get(pick / 4 % held.size()), pick % 4 == 0);
	}

	// As the operator's verb does: nothing that is known may speak against it. And the
	// operator has really looked.
	private void decide(Order order, boolean reject) {
		String reference = order.identity().reference();
		Purchase purchase = provider.last(reference);
		boolean sold = purchase != null && purchase.end().isSale();
		if (sold && purchase.at() > books.clock.millis()) {
			return;
		}
		Owner visitor = visit();
		if (sold) {
			Outcome shown = provider.portal(purchase);
			visitor.decisions().placed(order, shown, audit(reference));
			happened("an operator shows " + name(reference) + " as " + shown.message(), false, true);
		}
		else if (mayBeDecidedAsNotBought(visitor, order, purchase)) {
			decideAsNotBought(visitor, order, reject || purchase != null && purchase.end() == End.FAILED);
		}
		visitor.end();
	}

	// What the provider has taken and then failed is not placed again: what it says of
	// that
	// order later could not be told from what it says of the next one.
	private void decideAsNotBought(Owner visitor, Order order, boolean reject) {
		String reference = order.identity().reference();
		if (reject) {
			visitor.decisions().rejected(order, "not wanted any more", audit(reference));
		}
		else {
			visitor.decisions().notPlaced(order, "not there", audit(reference));
		}
		happened("an operator decides on " + name(reference), false, true);
	}

	private boolean mayBeDecidedAsNotBought(Owner visitor, Order order, @Nullable Purchase purchase) {
		PlacingStore store = visitor.store();
		boolean wasShown = order.acceptedAt() != null || store.orders().wasFound(order);
		boolean deliveredInNoPart = purchase != null && purchase.end() == End.NOTHING_DELIVERED;
		return (!wasShown || deliveredInNoPart) && store.journal().lastAttemptAt(order, ModelProvider.READ_TIMEOUT)
				+ ModelProvider.SEARCH_LAG.toMillis() <= store.now();
	}

	private Runnable audit(String reference) {
		return () -> books.audit.add(Action.RESOLVE, run.runId(), reference, "looked there", "decided");
	}

	private boolean isOver() {
		return frozen.isEmpty() && books.orders.count(run.runId()).keySet().stream().allMatch(OrderState::isFinal);
	}

	// Faults are over, and everybody does the work that is left.
	private void comeToAnEnd() throws InterruptedException {
		tell("no more faults");
		provider.behave();
		end();
		while (!frozen.isEmpty()) {
			wake(Fate.BOUGHT, 0);
			end();
		}
		for (int round = 0; round < MOST_ROUNDS; round++) {
			if (isOver()) {
				promises.checkEnd();
				return;
			}
			work(round);
		}
		throw new AssertionError("there is no end: " + promises.states());
	}

	private void work(int round) throws InterruptedException {
		placeAndSettle();
		Purchase finished = provider.finish(End.DELIVERED, 0);
		while (finished != null) {
			happened("the provider delivers " + name(finished.reference()));
			finished = provider.finish(End.DELIVERED, 0);
		}
		pass(ModelProvider.SEARCH_LAG);
		List<Order> open = new ArrayList<>(in(OrderState.PENDING));
		open.addAll(in(OrderState.HELD));
		working().ask(open);
		happened("asked about what was taken or held");
		for (Order held : in(OrderState.HELD)) {
			decide(held, round % 2 == 1);
		}
	}

	private void placeAndSettle() {
		Owner working = working();
		while (!working.commit(3).isEmpty() || !working.confirm(3).isEmpty() || !working.ask(3).isEmpty()) {
			happened("committed or asked");
			while (working.unsent() > 0) {
				working.send(0);
			}
			happened("did " + working.record(true, 0).stream().map(OrderHistory::told).toList());
		}
	}

	private List<Order> in(OrderState state) {
		return books.orders.in(run.runId(), state);
	}

	/** Whoever works on the run now; somebody takes it up if nobody does. */
	private Owner working() {
		if (owner == null) {
			Owner next = visit();
			owner = next;
			next.recover();
			next.wakePlanned();
			happened("owner " + next.fence() + " takes over");
		}
		return owner;
	}

	private boolean isBusy() {
		return owner != null && !owner.isIdle();
	}

	/** Somebody takes the run up for a while; an idle owner has gone before. */
	private Owner visit() {
		end();
		return new Owner(books.takeOver(run), provider);
	}

	private void end() {
		if (owner != null) {
			owner.end();
			owner = null;
		}
	}

	private boolean mayStillBuy(String reference) {
		return owner != null && owner.mayStillBuy(reference)
				|| frozen.stream().anyMatch((one) -> one.mayStillBuy(reference));
	}

	private void happened(String what) {
		happened(what, false, false);
	}

	private void happened(String what, boolean proof, boolean decision) {
		tell(what);
		String changes = promises.check(proof, decision);
		if (!changes.isEmpty()) {
			tell("  " + changes);
		}
	}

	private void tell(String what) {
		story.add("%10.3f s  %s".formatted((books.clock.millis() - begun) / 1000.0, what));
	}

	private String name(String reference) {
		return "order " + order(reference).identity().orderNo();
	}

	private Order order(String reference) {
		Order order = books.orders.byReference(reference);
		if (order == null) {
			throw new IllegalStateException("no order " + reference);
		}
		return order;
	}

	private static String name(Call call) {
		return call.kind() + " of order " + call.order().identity().orderNo();
	}

	private static String told(Completion completion) {
		String answer = completion.outcome() != null ? completion.outcome().toString()
				: completion.answer() != null ? completion.answer().toString() : "not sent";
		return name(completion.call()) + ": " + answer;
	}

}
