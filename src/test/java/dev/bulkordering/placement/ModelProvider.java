package dev.bulkordering.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Quoted;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.PlaceableOrder.RowPart;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;

/**
 * A provider that answers truthfully or not at all, and knows what was really bought. It
 * sells again to a second call under the same reference, so that no mistake of ours is
 * mended by its kindness; only a quote is bought once, however often it is confirmed.
 * What a look-up shows within the search lag is left to chance.
 */
final class ModelProvider implements ProviderGateway {

	static final Duration SEARCH_LAG = Duration.ofSeconds(30);

	static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Shorter than the search lag: a quote may be dead before it shows that it was
	 * bought.
	 */
	private static final Duration LIFE_OF_A_QUOTE = Duration.ofSeconds(20);

	/** How its orders are placed and found. */
	enum Kind {

		/** Found by our reference. */
		BY_REFERENCE,
		/** Found by its own id alone. */
		BY_ID,
		/** Not to be found at all. */
		NEVER_FOUND,
		/** Quoted first, then confirmed; found by the quote's id. */
		TWO_STEP

	}

	/** What is to become of the next order call. */
	enum Fate {

		/** Bought and answered. */
		BOUGHT(true),
		/** Bought, delivered in part, and answered. */
		BOUGHT_IN_PART(true),
		/** Bought within the read time-out, and no answer comes. */
		BOUGHT_UNHEARD(true),
		/** Never arrives, and no answer comes. */
		LOST(false),
		/** Bought, and answered with a bare 5xx. */
		BOUGHT_WITH_ERROR(true),
		/** Not bought, and answered with a bare 5xx. */
		ERROR(false),
		/** Bought, and answered in words that leave a doubt. */
		BOUGHT_DOUBTFULLY(true),
		/** Not bought, and answered in words that leave a doubt. */
		DOUBTFUL(false),
		/** Too many requests. */
		THROTTLED(false),
		/** The connection is refused. */
		UNAVAILABLE(false),
		/** The order is refused. */
		REFUSED(false),
		/** The order is refused, and the SKU at fault is named. */
		REFUSED_FOR_A_SKU(false),
		/** Out of stock. */
		OUT_OF_STOCK(false),
		/** The account is refused. */
		ACCOUNT_REFUSED(false);

		private final boolean buys;

		Fate(boolean buys) {
			this.buys = buys;
		}

	}

	/** How an order that it has taken came to its end. */
	enum End {

		OPEN, DELIVERED, DELIVERED_IN_PART, NOTHING_DELIVERED, FAILED;

		/** Whether units are, or will be, delivered. */
		boolean isSale() {
			return this != NOTHING_DELIVERED && this != FAILED;
		}

	}

	/** What was really bought by one call. */
	static final class Purchase {

		private final String id;

		private final String reference;

		private final long at;

		private final Map<Integer, RowPart> rows = new TreeMap<>();

		private final SortedMap<Integer, Integer> delivered = new TreeMap<>();

		private End end = End.OPEN;

		private long endedAt;

		private Purchase(String id, PlaceableOrder order, long at) {
			this.id = id;
			this.reference = order.reference();
			this.at = at;
			order.rows().forEach((row) -> this.rows.put(row.row(), row));
		}

		String id() {
			return id;
		}

		String reference() {
			return reference;
		}

		/** When the request took effect: until then not even the provider knows of it. */
		long at() {
			return at;
		}

		End end() {
			return end;
		}

		/** Units by row that are, or will be, delivered. */
		SortedMap<Integer, Integer> units() {
			SortedMap<Integer, Integer> units = new TreeMap<>(delivered);
			if (end == End.OPEN || end == End.DELIVERED) {
				rows.forEach((number, row) -> units.put(number, row.units()));
			}
			return units;
		}

		@Override
		public String toString() {
			return id + " " + end + " " + units();
		}

		private void end(End as, int pick, long now) {
			int asked = rows.values().stream().mapToInt(RowPart::units).sum();
			end = as == End.DELIVERED_IN_PART && asked == 1 ? End.DELIVERED : as;
			endedAt = now;
			if (end == End.DELIVERED_IN_PART) {
				deliver(1 + pick % (asked - 1));
			}
		}

		private void deliver(int units) {
			int left = units;
			for (RowPart row : rows.values()) {
				int have = Math.min(left, row.units());
				left -= have;
				if (have > 0) {
					delivered.put(row.row(), have);
				}
			}
		}

		private Map<String, Integer> deliveredBySku() {
			Map<String, Integer> bySku = new HashMap<>();
			rows.forEach((number, row) -> bySku.merge(sku(row), delivered.getOrDefault(number, 0), Integer::sum));
			return bySku;
		}

		private static String sku(RowPart row) {
			return row.values().getOrDefault("sku", "");
		}

	}

	private record Bid(Quote quote, PlaceableOrder order) {

	}

	private final Kind kind;

	private final boolean finishesLater;

	private final LongSupplier clock;

	private final Function<String, String> ids;

	private final List<Purchase> purchases = new ArrayList<>();

	private final Map<String, Bid> quotes = new HashMap<>();

	private final Set<String> contradicted = new HashSet<>();

	private Consumer<PlaceableOrder> arrivals = (order) -> {
	};

	private Fate fate = Fate.BOUGHT;

	private int pick;

	/**
	 * A provider with a clock.
	 * @param finishesLater whether it takes orders and delivers them later
	 * @param ids makes an id that no other provider has
	 */
	ModelProvider(Kind kind, boolean finishesLater, LongSupplier clock, Function<String, String> ids) {
		this.kind = kind;
		this.finishesLater = kind == Kind.TWO_STEP || finishesLater && kind != Kind.NEVER_FOUND;
		this.clock = clock;
		this.ids = ids;
	}

	/** Whom to tell of every call that buys, before it does. */
	void onArrival(Consumer<PlaceableOrder> arrivals) {
		this.arrivals = arrivals;
	}

	/** What is to become of the calls from now on. */
	void expect(Fate fate, int pick) {
		this.fate = fate;
		this.pick = pick;
	}

	/** Faults are over. */
	void behave() {
		expect(Fate.BOUGHT, 7);
	}

	@Override
	public boolean quotesFirst() {
		return kind == Kind.TWO_STEP;
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return switch (kind) {
			case BY_REFERENCE -> true;
			case BY_ID, TWO_STEP -> id(order) != null;
			case NEVER_FOUND -> false;
		};
	}

	@Override
	public int takePermits(int most) {
		return most;
	}

	@Override
	public long nanosUntilPermit() {
		return 0;
	}

	@Override
	public Reply<Outcome> quote(PlaceableOrder order, CallPermit permit) {
		permit.check();
		if (!fate.buys) {
			return reply(refusal(order));
		}
		if (fate == Fate.BOUGHT_UNHEARD || fate == Fate.BOUGHT_WITH_ERROR) {
			return reply(Unknown.outage("no answer to the quote"));
		}
		Quote quote = new Quote(ids.apply("Q" + quotes.size()),
				Instant.ofEpochMilli(now() + LIFE_OF_A_QUOTE.toMillis()), null, null);
		quotes.put(quote.id(), new Bid(quote, order));
		return reply(new Quoted(quote, "quoted"));
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		permit.check();
		arrivals.accept(order);
		if (!fate.buys) {
			return reply(refusal(order));
		}
		long at = fate == Fate.BOUGHT_UNHEARD ? now() + pick % (READ_TIMEOUT.toMillis() + 1) : now();
		if (kind == Kind.TWO_STEP) {
			return reply(confirm(order, at));
		}
		return reply(answer(sell(ids.apply("P" + purchases.size()), order, at)));
	}

	private Outcome confirm(PlaceableOrder order, long at) {
		Quote quote = order.quote();
		Bid bid = quote == null ? null : quotes.get(quote.id());
		if (bid == null) {
			return Unknown.unclear("a quote that was never given");
		}
		boolean heard = fate != Fate.BOUGHT_UNHEARD;
		if (byId(bid.quote().id()) != null) {
			return heard ? Unknown.own(IfNotThere.PLACE_AGAIN, "NOT_PENDING", "not a pending order")
					: Unknown.outage("no answer");
		}
		if (at >= bid.quote().expiresAt().toEpochMilli()) {
			if (!heard) {
				return Unknown.outage("no answer");
			}
			return order.buyingCallsBefore() == 0 ? new Throttled(null, "expired") : Unknown.unclear("expired");
		}
		return answer(sell(bid.quote().id(), order, at));
	}

	private Purchase sell(String id, PlaceableOrder order, long at) {
		Purchase purchase = new Purchase(id, order, at);
		purchases.add(purchase);
		if (!finishesLater) {
			purchase.end(endAtOnce(), pick, at);
		}
		return purchase;
	}

	// What is delivered in part must be answered or looked up, or else nobody could know.
	private End endAtOnce() {
		if (fate != Fate.BOUGHT_IN_PART && (kind != Kind.BY_REFERENCE || pick % 5 != 0)) {
			return End.DELIVERED;
		}
		return pick % 4 == 0 ? End.NOTHING_DELIVERED : End.DELIVERED_IN_PART;
	}

	private Outcome answer(Purchase purchase) {
		return switch (fate) {
			case BOUGHT_UNHEARD -> Unknown.outage("no answer");
			case BOUGHT_WITH_ERROR -> Unknown.serverError("HTTP 500");
			case BOUGHT_DOUBTFULLY -> doubt(purchase.reference());
			default -> told(purchase, false);
		};
	}

	private Outcome refusal(PlaceableOrder order) {
		return switch (fate) {
			case LOST -> Unknown.outage("no answer");
			case ERROR -> Unknown.serverError("HTTP 500");
			case DOUBTFUL -> doubt(order.reference());
			case THROTTLED -> new Throttled(null, "too many requests");
			case UNAVAILABLE -> new Unavailable("connection refused");
			case REFUSED -> Rejected.order("REFUSED", "refused");
			case REFUSED_FOR_A_SKU -> {
				List<Item> items = order.items();
				yield Rejected.order("BAD_SKU", "refused for a SKU", items.get(pick % items.size()).sku());
			}
			case OUT_OF_STOCK -> Rejected.order(Rejected.OUT_OF_STOCK, "out of stock");
			case ACCOUNT_REFUSED -> Rejected.account(Outcome.Remedy.FUNDS, "NO_FUNDS", "no funds");
			default -> throw new IllegalStateException(fate + " refuses nothing");
		};
	}

	private Outcome doubt(String reference) {
		IfNotThere then = IfNotThere.values()[pick % IfNotThere.values().length];
		if (then == IfNotThere.HOLD) {
			contradicted.add(reference);
		}
		return Unknown.own(then, "DOUBT", "a doubtful answer, " + then);
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		return reply(switch (pick % 8) {
			case 0 -> new LookUp.NotAnswered(Unknown.outage("no answer to the look-up"));
			case 1 -> new LookUp.NotAnswered(new Throttled(null, "too many look-ups"));
			case 2 -> new LookUp.Unclear("an answer that says nothing");
			default -> shown(order, pick % 2 == 0);
		});
	}

	private LookUp shown(PlaceableOrder order, boolean early) {
		String id = id(order);
		if (kind == Kind.BY_REFERENCE) {
			return purchases.stream()
				.filter((purchase) -> purchase.reference().equals(order.reference()) && shows(purchase.at(), early))
				.max(Comparator.comparingLong(Purchase::at))
				.<LookUp>map((purchase) -> new LookUp.Found(told(purchase, early)))
				.orElseGet(() -> new LookUp.NotThere("no such order"));
		}
		Purchase purchase = byId(id);
		if (purchase != null && shows(purchase.at(), early)) {
			return new LookUp.Found(told(purchase, early));
		}
		Bid bid = quotes.get(id);
		if (bid != null) {
			return new LookUp.QuotePending(bid.quote().expiresAt(), "not confirmed");
		}
		contradicted.add(order.reference());
		return new LookUp.Contradiction("does not know any more what it has taken");
	}

	/** Whether something that happened at a moment shows: surely only after the lag. */
	private boolean shows(long at, boolean early) {
		return now() >= at + (early ? 0 : SEARCH_LAG.toMillis());
	}

	/** What it says of an order that it has taken. */
	private Outcome told(Purchase purchase, boolean early) {
		boolean ended = purchase.end != End.OPEN && (!finishesLater || shows(purchase.endedAt, early));
		Receipt whole = Receipt.of(purchase.id(), ended ? "complete" : "processing");
		if (!ended) {
			return new Accepted(whole);
		}
		return switch (purchase.end) {
			case DELIVERED -> new Placed(whole);
			case FAILED -> Rejected.order("FAILED", "taken, then failed");
			default -> new Placed(
					new Receipt(purchase.id(), null, null, List.of(), purchase.deliveredBySku(), "ended in part"));
		};
	}

	/** What its own pages show a person. */
	Outcome portal(Purchase purchase) {
		return told(purchase, true);
	}

	/** Has one of the orders that it has taken come to its end; null if none is open. */
	@Nullable Purchase finish(End as, int which) {
		List<Purchase> open = purchases.stream().filter((one) -> one.end == End.OPEN && one.at() <= now()).toList();
		if (open.isEmpty()) {
			return null;
		}
		Purchase purchase = open.get(which % open.size());
		purchase.end(as, which, now());
		return purchase;
	}

	/**
	 * Whether anything was ever taken under a reference of which nothing was delivered.
	 */
	boolean deliveredNothing(String reference) {
		return purchases.stream().anyMatch((one) -> one.reference().equals(reference) && !one.end().isSale());
	}

	/** All that was ever bought. */
	List<Purchase> purchases() {
		return purchases;
	}

	/** What was bought under a reference last, sale or not; null for nothing. */
	@Nullable Purchase last(String reference) {
		return purchases.stream()
			.filter((purchase) -> purchase.reference().equals(reference))
			.max(Comparator.comparingLong(Purchase::at))
			.orElse(null);
	}

	/** What was sold under a reference, or surely will be. */
	List<Purchase> sales(String reference) {
		return purchases.stream()
			.filter((purchase) -> purchase.reference().equals(reference) && purchase.end().isSale())
			.toList();
	}

	/** Whether its answers about a reference ever contradicted each other. */
	boolean contradicted(String reference) {
		return contradicted.contains(reference);
	}

	private @Nullable Purchase byId(@Nullable String id) {
		return purchases.stream().filter((purchase) -> purchase.id().equals(id)).findFirst().orElse(null);
	}

	private @Nullable String id(PlaceableOrder order) {
		if (order.providerOrderId() != null || kind != Kind.TWO_STEP) {
			return order.providerOrderId();
		}
		return order.quote() == null ? null : order.quote().id();
	}

	private long now() {
		return clock.getAsLong();
	}

	private static <T> Reply<T> reply(T result) {
		return new Reply<>(result, List.of());
	}

	@Override
	public void close() {
	}

}
