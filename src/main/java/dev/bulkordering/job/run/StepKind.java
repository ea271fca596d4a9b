package dev.bulkordering.job.run;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.bulkordering.order.OrderState;

/** The steps of a run, and what each works through. */
public enum StepKind {

	/** Reads and checks the rows. */
	STAGE("row"),
	/** Packs them into orders. */
	PLAN("order"),
	/** Places the orders. */
	PLACE("order"),
	/** Asks about those that the provider finishes later. */
	FOLLOW("order"),
	/** Writes every row's result. */
	REPORT("row");

	private static final Set<OrderState> FOLLOWED = EnumSet.of(OrderState.PLACED, OrderState.REJECTED, OrderState.HELD);

	private static final Set<OrderState> THROUGH = EnumSet.of(OrderState.PLACED, OrderState.REJECTED, OrderState.HELD,
			OrderState.PENDING);

	private final String thing;

	StepKind(String thing) {
		this.thing = thing;
	}

	/** The step of a name. */
	public static StepKind of(String name) {
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	/** Its name, as people know it. */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it, or a step that it leads to, places orders. */
	public boolean places() {
		return compareTo(PLACE) <= 0;
	}

	/** What it works through, in the singular. */
	public String thing() {
		return thing;
	}

	/**
	 * How much a run is through with, once the step has been through.
	 * @param orders its orders by state
	 */
	public long done(RunRecord run, Map<OrderState, Long> orders) {
		return switch (this) {
			case STAGE -> run.stagedAt() == null ? 0 : run.rowsValid() + run.rowsInvalid();
			case PLAN -> run.plannedAt() == null ? 0 : run.plannedOrders();
			case PLACE -> sum(orders, THROUGH);
			case FOLLOW -> sum(orders, FOLLOWED);
			case REPORT -> run.rowsValid() + run.rowsInvalid();
		};
	}

	private static long sum(Map<OrderState, Long> orders, Set<OrderState> states) {
		return states.stream().mapToLong((state) -> orders.getOrDefault(state, 0L)).sum();
	}

}
