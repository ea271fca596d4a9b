package dev.bulkordering.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.packing.LimitCheck;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.placement.Intents.Ready;
import dev.bulkordering.placement.PlacingResult.End;
import dev.bulkordering.provider.ProviderGateway;

/**
 * Places the orders of one run: each at most once, with an intent in the database before
 * its first byte, and what came of it after it. One thread, the caller's, decides and
 * writes; the calls run on threads that touch nothing but the provider. No transaction or
 * connection is held while a call is under way.
 */
public final class Placing {

	private static final Logger log = LoggerFactory.getLogger(Placing.class);

	private static final int READ_AHEAD = 64;

	private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

	private final PlacingSettings settings;

	private final ProviderGateway gateway;

	private final PlacingStore store;

	private final BooleanSupplier stop;

	private final LongConsumer progress;

	private final Calls calls;

	private final Intents intents;

	private final OutageWatch outage;

	private final Halt halt = new Halt();

	private final Recording recording;

	private final Deque<Ready> ready = new ArrayDeque<>();

	private final Set<Integer> asking = new HashSet<>();

	/** By {@link System#nanoTime()}: the database's clock may be set meanwhile. */
	private long lastSettledAt;

	/**
	 * Placing for a run whose lease is held.
	 * @param settlement decides what look-ups mean
	 * @param stop whether to end after the calls in flight
	 * @param progress is told how many orders are through
	 */
	public Placing(PlacingSettings settings, ProviderGateway gateway, PlacingStore store, Settlement settlement,
			BooleanSupplier stop, LongConsumer progress) {
		this.settings = settings;
		this.gateway = gateway;
		this.store = store;
		this.stop = stop;
		this.progress = progress;
		this.calls = new Calls(gateway, settings.provider().concurrency());
		this.intents = new Intents(gateway, store);
		this.outage = new OutageWatch(settings.provider().stopAfter());
		Changes changes = new Changes(store.run(), store.nextNumber(), settings.priceTolerance());
		this.recording = new Recording(settings, gateway, store, settlement, changes, outage, halt);
	}

	/**
	 * Places what is to be placed and settles what is in doubt, until nothing is left, or
	 * nothing more can be done, or it is stopped. Calls in flight are always waited for.
	 */
	public PlacingResult run() throws InterruptedException {
		try (calls) {
			new Recovery(settings, gateway, store).recover();
			store.orders().wakePlanned(store.run().runId());
			lastSettledAt = System.nanoTime();
			loop();
			return result();
		}
		finally {
			saveWhatCameBack();
		}
	}

	private void loop() throws InterruptedException {
		Duration wait = Duration.ZERO;
		while (true) {
			if (stop.getAsBoolean()) {
				halt.stopped();
			}
			record(calls.returned(wait));
			if (halt.isSet()) {
				recording.releaseQuotes();
				if (calls.unreturned() == 0) {
					return;
				}
				wait = LONGEST_WAIT;
				continue;
			}
			long now = store.now();
			boolean started = start(now);
			if (!started && calls.unreturned() == 0 && !recording.hasQuotes() && !halt.isSet() && isOver(now)) {
				return;
			}
			wait = started ? Duration.ZERO : nextWait();
		}
	}

	private boolean start(long now) {
		boolean asked = (!outage.isDown() || !isOutOfPatience()) && ask(now);
		if (outage.isDown()) {
			if (calls.unreturned() == 0 && !asked) {
				halt.failed(End.FAILED_FOR_ALL, "the provider seems to be down: " + outage.message()
						+ ". Nothing more was sent; restart when it answers again.", null);
			}
			return asked;
		}
		if (recording.isPaused()) {
			return asked;
		}
		boolean confirmed = confirm();
		return place(now) || confirmed || asked;
	}

	private int free() {
		return Math.max(0, settings.provider().concurrency() - calls.unreturned());
	}

	// A positive answer settles a doubt at once, so every doubt is first asked about at
	// once.
	private boolean ask(long now) {
		int free = free();
		if (free == 0 || recording.isPaused()) {
			return false;
		}
		boolean asked = false;
		int most = free + asking.size();
		for (Order order : store.read(() -> store.orders().due(store.run().runId(), OrderState.UNKNOWN, now, most))) {
			if (free > 0 && asking.add(order.identity().orderNo())) {
				calls.make(new Call(order, store.read(() -> store.contents().of(order)), CallKind.LOOK_UP, now, null));
				free--;
				asked = true;
			}
		}
		return asked;
	}

	private boolean confirm() {
		List<Recording.Quoted> quoted = recording.quoted(gateway.takePermits(Math.min(free(), recording.quotes())));
		if (quoted.isEmpty()) {
			return false;
		}
		List<Ready> confirmable = new ArrayList<>();
		for (Recording.Quoted one : quoted) {
			confirmable.add(new Ready(one.order(), store.read(() -> store.contents().of(one.order()))));
		}
		send(confirmable);
		return true;
	}

	private boolean place(long now) {
		int room = Math.min(free(), roomForIntents());
		if (room <= 0) {
			return false;
		}
		if (ready.isEmpty()) {
			for (Order order : store
				.read(() -> store.orders().due(store.run().runId(), OrderState.PLANNED, now, READ_AHEAD))) {
				ready.add(new Ready(order, store.read(() -> store.contents().of(order))));
			}
		}
		int permits = ready.isEmpty() ? 0 : gateway.takePermits(Math.min(room, ready.size()));
		List<Ready> batch = new ArrayList<>();
		for (int i = 0; i < permits; i++) {
			batch.add(ready.remove());
		}
		if (batch.isEmpty()) {
			return false;
		}
		batch.forEach(this::checkLimits);
		send(batch);
		return true;
	}

	// Orders with a quote in hand are PLACING too, though no call of theirs is under way.
	private int roomForIntents() {
		return 2 * settings.provider().concurrency() - calls.unreturned() - recording.quotes();
	}

	private void send(List<Ready> batch) {
		intents.commit(batch).forEach(calls::make);
	}

	private void checkLimits(Ready one) {
		List<String> violations = LimitCheck.violations(one.contents().pieces(),
				settings.limits().apply(one.contents().order().values()));
		if (!violations.isEmpty()) {
			throw new IllegalStateException("order " + one.order().identity().reference()
					+ " breaks the provider's limits and was not sent: " + String.join("; ", violations));
		}
	}

	private void record(List<Completion> completions) {
		if (completions.isEmpty() && !recording.hasUnwritten()) {
			return;
		}
		completions.forEach((completion) -> asking.remove(completion.call().order().identity().orderNo()));
		try {
			if (recording.record(completions) > 0) {
				lastSettledAt = System.nanoTime();
				progress.accept(recording.through());
			}
		}
		catch (OwnershipLostException ex) {
			recording.recordProof();
			throw ex;
		}
	}

	private boolean isOver(long now) {
		long run = store.run().runId();
		long planned = store.read(() -> store.orders().nextDue(run, OrderState.PLANNED));
		long unknown = store.read(() -> store.orders().nextDue(run, OrderState.UNKNOWN));
		if (planned != Order.NEVER) {
			if (planned - now > longestWait()) {
				// the database's clock was set back
				store.transactions().run(() -> store.orders().wakePlanned(run));
			}
			return false;
		}
		if (unknown == Order.NEVER) {
			return true;
		}
		if (unknown - now > settings.patience().toMillis() || isOutOfPatience()) {
			halt.failed(End.FAILED, "orders are in doubt, and the provider's answer about them cannot be had yet",
					Instant.ofEpochMilli(Math.max(unknown, now)));
		}
		return false;
	}

	private boolean isOutOfPatience() {
		return System.nanoTime() - lastSettledAt > settings.patience().toNanos();
	}

	private long longestWait() {
		return Math.max(settings.provider().retry().maxDelay().toMillis(), settings.provider().searchLag().toMillis());
	}

	private Duration nextWait() {
		long permit = gateway.nanosUntilPermit();
		boolean waitsForPermit = permit > 0 && free() > 0 && (!ready.isEmpty() || recording.hasQuotes());
		return waitsForPermit ? Duration.ofNanos(Math.min(permit, LONGEST_WAIT.toNanos()))
				: Duration.ofNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(50), LONGEST_WAIT.toNanos()));
	}

	private PlacingResult result() {
		Map<OrderState, Long> counts = store.read(() -> store.orders().count(store.run().runId()));
		long planned = counts.getOrDefault(OrderState.PLANNED, 0L);
		long unknown = counts.getOrDefault(OrderState.UNKNOWN, 0L);
		@Nullable PlacingResult reason = halt.reason();
		if (planned == 0 && unknown == 0 && !counts.containsKey(OrderState.PLACING)) {
			return PlacingResult.DONE;
		}
		StringBuilder message = new StringBuilder(reason == null ? "not all orders could be placed" : reason.message());
		Instant from = reason == null ? null : reason.restartFrom();
		message.append(planned == 0 ? "" : "; not placed: " + planned + (planned == 1 ? " order" : " orders"));
		if (unknown > 0) {
			long due = store.read(() -> store.orders().nextDue(store.run().runId(), OrderState.UNKNOWN));
			Instant ask = Instant.ofEpochMilli(due);
			message.append("; in doubt: " + unknown + (unknown == 1 ? " order" : " orders")
					+ ", which a restart can ask about from " + ask);
			from = from == null || from.isBefore(ask) ? ask : from;
		}
		String last = recording.lastProblem();
		message.append(reason == null && last != null ? "; last answer: " + last : "");
		return new PlacingResult(reason == null ? End.FAILED : reason.end(), message.toString(), from);
	}

	// After an error of our own: what the provider has answered meanwhile must not be
	// lost.
	private void saveWhatCameBack() throws InterruptedException {
		long until = System.nanoTime() + settings.provider().readTimeout().plusSeconds(5).toNanos();
		while ((calls.unreturned() > 0 || recording.hasUnwritten()) && System.nanoTime() - until < 0) {
			try {
				record(calls.returned(LONGEST_WAIT));
			}
			catch (RuntimeException ex) {
				log.error("could not record what the provider answered for run {}", store.run().runId(), ex);
			}
		}
	}

}
