package dev.bulkordering.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.ModelProvider.Purchase;
import dev.bulkordering.provider.PlaceableOrder;

import static dev.bulkordering.order.OrderState.HELD;
import static dev.bulkordering.order.OrderState.PENDING;
import static dev.bulkordering.order.OrderState.PLACED;
import static dev.bulkordering.order.OrderState.PLACING;
import static dev.bulkordering.order.OrderState.PLANNED;
import static dev.bulkordering.order.OrderState.REJECTED;
import static dev.bulkordering.order.OrderState.SPLIT;
import static dev.bulkordering.order.OrderState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold whatever happens, checked in our own books and against what the provider
 * really sold.
 */
final class Promises {

	/**
	 * The design's table of states, written down a second time. From PLACING to HELD an
	 * order comes by way of UNKNOWN, in one commit.
	 */
	private static final Map<OrderState, Set<OrderState>> MAY_BECOME = Map.of(PLANNED, Set.of(PLACING), PLACING,
			Set.of(PLANNED, PLACED, PENDING, REJECTED, SPLIT, UNKNOWN, HELD), UNKNOWN,
			Set.of(PLACED, PENDING, REJECTED, SPLIT, PLANNED, HELD), PENDING, Set.of(PLACED, REJECTED, HELD), HELD,
			Set.of(PLACED, PENDING, REJECTED), PLACED, Set.of(), REJECTED, Set.of(), SPLIT, Set.of());

	/** Our tables are compared with each other after so many checks. */
	private static final int RECONCILE_EVERY = 8;

	private final Books books;

	private final ModelProvider provider;

	private final RunIdentity run;

	private final SortedMap<Integer, Integer> asked;

	private final Predicate<String> mayStillBuy;

	private final Map<String, Integer> arrived = new TreeMap<>();

	private final List<String> withoutIntent = new ArrayList<>();

	private Map<Integer, OrderState> before = new TreeMap<>();

	private int checks;

	/**
	 * Promises about a run that is planned.
	 * @param asked units that each row asks for
	 * @param mayStillBuy whether a call that buys may still leave for a reference
	 */
	Promises(Books books, ModelProvider provider, RunIdentity run, SortedMap<Integer, Integer> asked,
			Predicate<String> mayStillBuy) {
		this.books = books;
		this.provider = provider;
		this.run = run;
		this.asked = asked;
		this.mayStillBuy = mayStillBuy;
		provider.onArrival(this::noteArrival);
		orders().forEach((order) -> before.put(order.identity().orderNo(), order.state()));
	}

	// Read by a connection of its own, which sees nothing that is not committed.
	private void noteArrival(PlaceableOrder order) {
		int calls = arrived.merge(order.reference(), 1, Integer::sum);
		if (books.intents(order.reference()) < calls) {
			withoutIntent.add(order.reference());
		}
	}

	/**
	 * Checks all of them after something has happened.
	 * @param proof whether somebody has told that an order exists
	 * @param decision whether an operator has decided
	 * @return which orders changed, for people
	 */
	String check(boolean proof, boolean decision) {
		List<Order> orders = orders();
		Map<Integer, SortedMap<Integer, Integer>> units = books.units(run);
		assertThat(withoutIntent).as("calls that arrived without an intent in the journal").isEmpty();
		checkSales();
		checkRows(orders, units);
		List<String> changes = new ArrayList<>();
		Map<Integer, OrderState> after = new TreeMap<>();
		for (Order order : orders) {
			OrderState was = before.get(order.identity().orderNo());
			after.put(order.identity().orderNo(), order.state());
			if (was != order.state()) {
				changes.add(name(order) + ": " + (was == null ? "new" : was) + " > " + order.state());
				checkChange(order, was, proof, decision);
			}
			checkTruth(order, units.getOrDefault(order.identity().orderNo(), new TreeMap<>()));
		}
		before = after;
		if (++checks % RECONCILE_EVERY == 0) {
			checkTables();
		}
		return String.join(", ", changes);
	}

	/** Checks that nothing is open, and that all that was bought is in the books. */
	void checkEnd() {
		checkTables();
		assertThat(orders()).allMatch((order) -> order.state().isFinal());
		SortedMap<Integer, Integer> placed = new TreeMap<>();
		Map<Integer, SortedMap<Integer, Integer>> units = books.units(run);
		orders().stream()
			.filter((order) -> order.state() == PLACED)
			.forEach((order) -> units.getOrDefault(order.identity().orderNo(), new TreeMap<>())
				.forEach((row, count) -> placed.merge(row, count, Integer::sum)));
		assertThat(placed).as("units by row that our books call ordered").isEqualTo(sold());
	}

	/** Where every order stands. */
	String states() {
		return String.join(", ", orders().stream().map((order) -> name(order) + " " + order.state()).toList());
	}

	private void checkSales() {
		for (Purchase purchase : provider.purchases()) {
			assertThat(provider.sales(purchase.reference())).as("sales under %s", purchase.reference())
				.hasSizeLessThanOrEqualTo(1);
		}
		sold().forEach((row, count) -> assertThat(count).as("units sold for row %s", row)
			.isLessThanOrEqualTo(asked.getOrDefault(row, 0)));
	}

	private SortedMap<Integer, Integer> sold() {
		SortedMap<Integer, Integer> sold = new TreeMap<>();
		provider.purchases()
			.forEach((purchase) -> purchase.units().forEach((row, count) -> sold.merge(row, count, Integer::sum)));
		return sold;
	}

	private void checkRows(List<Order> orders, Map<Integer, SortedMap<Integer, Integer>> units) {
		SortedMap<Integer, Integer> accounted = new TreeMap<>();
		orders.stream()
			.filter((order) -> order.state() != SPLIT)
			.forEach((order) -> units.getOrDefault(order.identity().orderNo(), new TreeMap<>())
				.forEach((row, count) -> accounted.merge(row, count, Integer::sum)));
		assertThat(accounted).as("units by row that our books account for").isEqualTo(asked);
	}

	private void checkChange(Order order, @Nullable OrderState was, boolean proof, boolean decision) {
		OrderState now = order.state();
		if (was == null) {
			checkBirth(order);
			return;
		}
		boolean proven = proof && was != SPLIT && was != PLACED && (now == PLACED || now == PENDING);
		boolean decided = decision && was == HELD && now == PLANNED;
		assertThat(proven || decided || MAY_BECOME.getOrDefault(was, Set.of()).contains(now))
			.as("%s may go from %s to %s", name(order), was, now)
			.isTrue();
		if (now == HELD) {
			assertThat(mayBeHeld(order, was)).as("%s may be held", name(order)).isTrue();
		}
	}

	private void checkBirth(Order order) {
		String parent = order.identity().parent();
		Order whole = parent == null ? null : books.orders.byReference(parent);
		assertThat(whole).as("what %s comes out of", name(order)).isNotNull();
		if (whole != null) {
			assertThat(order.state()).as("how %s begins, out of one that is %s", name(order), whole.state())
				.isIn(whole.state() == PLACED ? Set.of(HELD)
						: whole.state() == SPLIT ? Set.of(PLANNED, REJECTED) : Set.of());
		}
	}

	// No look-up, answers that contradict each other, too long pending, or nothing of it
	// delivered.
	private boolean mayBeHeld(Order order, OrderState was) {
		String reference = order.identity().reference();
		Long accepted = order.acceptedAt();
		return !provider.canLookUp(books.contents(order)) || provider.contradicted(reference)
				|| was == PENDING && accepted != null && accepted + Owner.PENDING_FOR.toMillis() <= books.clock.millis()
				|| provider.deliveredNothing(reference);
	}

	private void checkTruth(Order order, SortedMap<Integer, Integer> units) {
		String reference = order.identity().reference();
		switch (order.state()) {
			case PLACED -> assertThat(provider.sales(reference)).as("sales of %s, which is PLACED", name(order))
				.singleElement()
				.satisfies((sale) -> assertThat(sale.units()).isEqualTo(units));
			case PENDING ->
				assertThat(provider.last(reference)).as("purchase of %s, which is PENDING", name(order)).isNotNull();
			case REJECTED, SPLIT -> checkNotBought(order);
			case PLANNED -> {
				// The same quote is confirmed again, which buys it once.
				if (order.quote() == null || !order.quoteConfirmed()) {
					checkNotBought(order);
				}
			}
			default -> {
				// Nobody claims to know.
			}
		}
	}

	private void checkNotBought(Order order) {
		String reference = order.identity().reference();
		assertThat(provider.sales(reference)).as("sales of %s, which is %s", name(order), order.state()).isEmpty();
		assertThat(mayStillBuy.test(reference)).as("%s is %s, and may still be bought", name(order), order.state())
			.isFalse();
	}

	private void checkTables() {
		assertThat(books.reconciliation.differences(run.runId())).as("differences between our tables").isEmpty();
	}

	private List<Order> orders() {
		return books.orders.behind(run.runId(), 0, 1000);
	}

	private static String name(Order order) {
		return "order " + order.identity().orderNo();
	}

}
