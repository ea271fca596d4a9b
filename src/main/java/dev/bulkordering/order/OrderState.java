package dev.bulkordering.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an order stands. This enum is the one place that knows which state may follow
 * which, and why.
 */
public enum OrderState {

	/** Nothing is bought. The order may be placed. */
	PLANNED,
	/** An intent is committed: the order may be on its way. */
	PLACING,
	/**
	 * In doubt: an attempt may have placed it. Only a look-up or an operator settles it.
	 */
	UNKNOWN,
	/** The provider has taken it and finishes later. Never placed again. */
	PENDING,
	/** In doubt, and no look-up can settle it: waits for an operator. */
	HELD,
	/** Bought. */
	PLACED,
	/** Refused for good. Nothing is bought. */
	REJECTED,
	/** Refused for one bad line and replaced by smaller orders. Nothing is bought. */
	SPLIT;

	/** What a change of state rests on. */
	public enum Cause {

		/** An intent was committed. */
		INTENT,
		/** The request was certainly not sent, or certainly placed nothing. */
		NOT_PLACED,
		/** The provider's answer to the order call, or the lack of one. */
		ANSWER,
		/** A look-up's answer that counts, or the end of the time for look-ups. */
		LOOK_UP,
		/** The provider showed that the order, or the one that it replaces, exists. */
		PROOF,
		/** An operator's decision. */
		OPERATOR

	}

	/** Whether an order in this state may go to another for a cause. */
	public boolean mayBecome(OrderState to, Cause cause) {
		return switch (cause) {
			case INTENT -> this == PLANNED && to == PLACING;
			case NOT_PLACED -> this == PLACING && to == PLANNED;
			case ANSWER -> this == PLACING && among(to, PLACED, PENDING, REJECTED, SPLIT, UNKNOWN);
			case LOOK_UP -> switch (this) {
				case UNKNOWN -> among(to, PLACED, PENDING, REJECTED, SPLIT, PLANNED, HELD);
				case PENDING -> among(to, PLACED, REJECTED, HELD);
				case HELD -> among(to, PLACED, PENDING, REJECTED);
				default -> false;
			};
			case PROOF -> this != SPLIT && this != PLACED && among(to, PLACED, PENDING) && this != to
					|| among(this, PLANNED, PLACING, UNKNOWN) && to == HELD;
			case OPERATOR -> this == HELD && among(to, PLACED, PLANNED, REJECTED);
		};
	}

	/** Whether nothing can change the order any more but proof that it exists. */
	public boolean isFinal() {
		return among(this, PLACED, REJECTED, SPLIT);
	}

	/** What a line's units in an order of this state count as. */
	public UnitStatus unitStatus() {
		return switch (this) {
			case PLANNED -> UnitStatus.SKIPPED;
			case PLACING, UNKNOWN, HELD -> UnitStatus.HELD;
			case PENDING -> UnitStatus.PENDING;
			case PLACED -> UnitStatus.ORDERED;
			case REJECTED -> UnitStatus.REJECTED;
			case SPLIT -> UnitStatus.REPLACED;
		};
	}

	private static boolean among(OrderState state, OrderState first, OrderState... rest) {
		Set<OrderState> states = EnumSet.of(first, rest);
		return states.contains(state);
	}

}
