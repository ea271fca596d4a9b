package dev.bulkordering.placement;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.ProviderGateway;

/**
 * Asks a provider about orders of one run, as many at a time as it allows. Never places.
 */
public final class Asking {

	private static final Duration WAIT = Duration.ofMillis(200);

	private final PlacingSettings settings;

	private final ProviderGateway gateway;

	private final PlacingStore store;

	private final BooleanSupplier stop;

	private final Settlement settlement;

	/** Asking about orders of a run whose lease is held. */
	public Asking(PlacingSettings settings, ProviderGateway gateway, PlacingStore store, Settlement settlement,
			BooleanSupplier stop) {
		this.settings = settings;
		this.gateway = gateway;
		this.store = store;
		this.settlement = settlement;
		this.stop = stop;
	}

	/**
	 * What asking came to.
	 *
	 * @param asked questions asked
	 * @param unanswered of these, those that the provider did not answer
	 * @param unaskable orders that the provider offers no way to ask about
	 * @param problem why the provider could not be asked, or null if it answered all
	 * @param refused whether the account is refused
	 * @param stopped whether orders were left out because of a stop on request
	 */
	public record Answers(long asked, long unanswered, long unaskable, @Nullable String problem, boolean refused,
			boolean stopped) {

	}

	/** Asks once about each order, unless the provider is down or it is stopped. */
	public Answers ask(Collection<Order> orders) throws InterruptedException {
		return ask(orders, null);
	}

	/**
	 * Asks about one order, which may be known to the provider by an id that somebody
	 * named. The id counts only where nothing better is known.
	 */
	public Answers ask(Order order, @Nullable String namedId) throws InterruptedException {
		return ask(List.of(order), namedId);
	}

	private Answers ask(Collection<Order> orders, @Nullable String namedId) throws InterruptedException {
		OutageWatch outage = new OutageWatch(settings.provider().stopAfter());
		Halt halt = new Halt();
		Recording recording = new Recording(settings, gateway, store, settlement,
				new Changes(store.run(), store.nextNumber(), settings.priceTolerance()), outage, halt);
		Deque<Order> left = new ArrayDeque<>(orders);
		long asked = 0;
		long unanswered = 0;
		long unaskable = 0;
		boolean stopped = false;
		String problem = null;
		try (Calls calls = new Calls(gateway, settings.provider().concurrency())) {
			while (!left.isEmpty() || calls.unreturned() > 0) {
				boolean over = halt.isSet() || outage.isDown() || stop.getAsBoolean();
				if (over) {
					stopped |= !left.isEmpty() && stop.getAsBoolean();
					left.clear();
				}
				while (!left.isEmpty() && !recording.isPaused()
						&& calls.unreturned() < settings.provider().concurrency()) {
					if (make(calls, left.remove(), namedId)) {
						asked++;
					}
					else {
						unaskable++;
					}
				}
				boolean waits = !left.isEmpty() || calls.unreturned() > 0;
				List<Completion> completions = calls.returned(waits ? WAIT : Duration.ZERO);
				if (!completions.isEmpty()) {
					recording.record(completions);
				}
				for (Completion completion : completions) {
					if (completion.answer() instanceof LookUp.NotAnswered notAnswered) {
						unanswered++;
						problem = notAnswered.message();
					}
				}
			}
		}
		boolean refused = halt.isSet();
		PlacingResult reason = halt.reason();
		return new Answers(asked, unanswered, unaskable, reason != null ? reason.message() : problem, refused, stopped);
	}

	private boolean make(Calls calls, Order order, @Nullable String namedId) {
		OrderContents.Contents contents = store.read(() -> store.contents().of(order)).knownAs(namedId, gateway);
		if (!gateway.canLookUp(contents.order())) {
			return false;
		}
		calls.make(new Call(order, contents, CallKind.LOOK_UP, store.now(), null));
		return true;
	}

}
