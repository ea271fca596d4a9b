package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.following.FollowSettings;
import dev.bulkordering.following.LookUpRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.Intents.Ready;
import dev.bulkordering.placement.OrderContents.Contents;
import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.ProviderSettings.Retry;

/**
 * A process that owns a run, or owned it once: it works as placing and following do, but
 * each of its steps is taken when a test says so.
 */
final class Owner {

	/** How long an order is asked about before a person has to look. */
	static final Duration PENDING_FOR = Duration.ofDays(1);

	private static final int CONCURRENCY = 3;

	private final PlacingStore store;

	private final ModelProvider provider;

	private final PlacingSettings settings = settings(CONCURRENCY);

	private final Intents intents;

	private final Calls calls;

	private final Halt halt = new Halt();

	private final Recording recording;

	private final Deque<Ready> ready = new ArrayDeque<>();

	private final Set<Integer> asking = new HashSet<>();

	/** Calls whose intent is committed, and which have not left. */
	private final List<Call> unsent = new ArrayList<>();

	/** Calls that came back, and are not recorded. */
	private final List<Completion> returned = new ArrayList<>();

	Owner(PlacingStore store, ModelProvider provider) {
		this.store = store;
		this.provider = provider;
		this.intents = new Intents(provider, store);
		this.calls = new Calls(provider, 1);
		this.recording = new Recording(settings, provider, store, rules(),
				new Changes(store.run(), store.nextNumber(), settings.priceTolerance()), new OutageWatch(1000), halt);
	}

	private static PlacingSettings settings(int concurrency) {
		ProviderSettings settings = new ProviderSettings(Books.BASE_URL, null, Map.of(), concurrency, 10_000,
				Duration.ofSeconds(1), ModelProvider.READ_TIMEOUT,
				new Retry(3, Duration.ofMillis(1), Duration.ofMillis(2)), 1000, ModelProvider.SEARCH_LAG,
				List.of(PENDING_FOR), Limits.NONE, false);
		return new PlacingSettings(settings, Books.BASE_URL, (values) -> Limits.NONE, BigDecimal.ZERO,
				Duration.ofMinutes(5), Duration.ofMinutes(1));
	}

	private LookUpRules rules() {
		return new LookUpRules(FollowSettings.of(settings.provider(), settings.interval()));
	}

	/** What a restart does first. */
	void recover() {
		new Recovery(settings, provider, store).recover();
	}

	/** Lets orders be tried at once that were given up for an earlier execution. */
	void wakePlanned() {
		store.orders().wakePlanned(store.run().runId());
	}

	long fence() {
		return store.fence().number();
	}

	PlacingStore store() {
		return store;
	}

	boolean isIdle() {
		return inFlight() == 0 && !recording.hasQuotes();
	}

	boolean isHalted() {
		return halt.isSet();
	}

	private int inFlight() {
		return unsent.size() + returned.size();
	}

	/** Reads ahead, and commits the intents of at most so many orders. */
	List<Call> commit(int most) {
		int room = Math.min(CONCURRENCY - inFlight(), 2 * CONCURRENCY - inFlight() - recording.quotes());
		if (halt.isSet() || room <= 0) {
			return List.of();
		}
		if (ready.isEmpty()) {
			for (Order order : store.orders().due(store.run().runId(), OrderState.PLANNED, store.now(), 64)) {
				ready.add(new Ready(order, store.contents().of(order)));
			}
		}
		List<Ready> batch = new ArrayList<>();
		while (batch.size() < Math.min(most, room) && !ready.isEmpty()) {
			batch.add(ready.remove());
		}
		return commit(batch);
	}

	/** Commits the intents to confirm at most so many quotes. */
	List<Call> confirm(int most) {
		if (halt.isSet()) {
			return List.of();
		}
		List<Ready> batch = new ArrayList<>();
		for (Recording.Quoted quoted : recording.quoted(Math.min(most, CONCURRENCY - inFlight()))) {
			batch.add(new Ready(quoted.order(), store.contents().of(quoted.order())));
		}
		return commit(batch);
	}

	private List<Call> commit(List<Ready> batch) {
		List<Call> committed = batch.isEmpty() ? List.of() : intents.commit(batch);
		unsent.addAll(committed);
		return committed;
	}

	/** Whether there are orders that it read, and would send next. */
	boolean hasReadAhead() {
		return !ready.isEmpty();
	}

	/** Sends one of the calls that were committed, unless it is too late for it. */
	Completion send(int which) {
		Call call = unsent.remove(which % unsent.size());
		Duration left = Duration.ofMillis(store.now() < call.moment() ? 60_000 : -1);
		return make(new Call(call.order(), call.contents(), call.kind(), call.moment(), CallPermit.lasting(left)));
	}

	/** Asks about at most so many orders in doubt; the answers are not recorded yet. */
	List<Completion> ask(int most) {
		List<Completion> answers = new ArrayList<>();
		if (halt.isSet()) {
			return answers;
		}
		int free = CONCURRENCY - inFlight();
		long now = store.now();
		for (Order order : store.orders().due(store.run().runId(), OrderState.UNKNOWN, now, free + asking.size())) {
			if (answers.size() < Math.min(most, free) && asking.add(order.identity().orderNo())) {
				answers.add(make(new Call(order, store.contents().of(order), CallKind.LOOK_UP, now, null)));
			}
		}
		return answers;
	}

	/** Asks about orders, as far as that is possible, and records the answers. */
	void ask(List<Order> orders) {
		for (Order order : orders) {
			Contents contents = store.contents().of(order);
			if (provider.canLookUp(contents.order())) {
				make(new Call(order, contents, CallKind.LOOK_UP, store.now(), null));
			}
		}
		recording.record(List.copyOf(returned));
		returned.clear();
	}

	private Completion make(Call call) {
		Completion completion = calls.complete(call);
		returned.add(completion);
		return completion;
	}

	int unsent() {
		return unsent.size();
	}

	int returned() {
		return returned.size();
	}

	/** Whether a call may still leave for an order that would buy it. */
	boolean mayStillBuy(String reference) {
		return unsent.stream()
			.anyMatch((call) -> call.kind() == CallKind.BUY && call.order().identity().reference().equals(reference)
					&& store.now() < call.moment() && !isExpired(call.contents().order().quote()));
	}

	private boolean isExpired(@Nullable Quote quote) {
		return quote != null && store.now() >= quote.expiresAt().toEpochMilli();
	}

	/** Records one of the calls that came back, or all of them. */
	List<Completion> record(boolean all, int which) {
		List<Completion> some = new ArrayList<>();
		if (all) {
			some.addAll(returned);
			returned.clear();
		}
		else {
			some.add(returned.remove(which % returned.size()));
		}
		some.forEach((completion) -> asking.remove(completion.call().order().identity().orderNo()));
		recording.record(some);
		if (halt.isSet()) {
			recording.releaseQuotes();
		}
		return some;
	}

	/** What it does once it knows that it owns the run no more. */
	void recordProof() {
		recording.recordProof();
	}

	/** Asks about orders and records the answers, as following does. */
	void follow(List<Order> orders) throws InterruptedException {
		asking().ask(orders);
	}

	/** Asks about an order that a webhook names by the provider's id. */
	void follow(Order order, String namedId) throws InterruptedException {
		asking().ask(order, namedId);
	}

	/** Looks whether an order exists that counts as not placed. */
	void seek(Order order, String namedId) {
		new Proof(store, provider, settings.priceTolerance()).seek(order, namedId);
	}

	// One at a time, so that the same history takes the same course again.
	private Asking asking() {
		return new Asking(settings(1), provider, store, rules(), () -> false);
	}

	Decisions decisions() {
		return new Decisions(store, settings.priceTolerance());
	}

	/** Its memory is gone. */
	void end() {
		calls.close();
	}

}
