package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.order.Piece;
import dev.bulkordering.order.Reference;
import dev.bulkordering.packing.Halving;
import dev.bulkordering.placement.Change.Child;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.Receipt;

/**
 * Works out what a final answer changes: which units are delivered, and which orders come
 * out of one that was refused for one bad line. Pure: nothing is written.
 */
public final class Changes {

	private final RunIdentity run;

	private final IntSupplier nextNumber;

	private final PriceGuard prices;

	/**
	 * Changes of a run's orders.
	 * @param nextNumber gives the next free order number of the run
	 * @param priceTolerance most difference between what was planned and what is charged
	 */
	public Changes(RunIdentity run, IntSupplier nextNumber, BigDecimal priceTolerance) {
		this.run = run;
		this.nextNumber = nextNumber;
		this.prices = new PriceGuard(priceTolerance);
	}

	/**
	 * The provider says that the order is bought. Where it delivered fewer units than
	 * were ordered, the missing ones go into a held order of their own; units of a SKU
	 * that several rows share go to the rows in row order.
	 */
	public Change placed(Order order, List<Piece> pieces, Receipt receipt, Cause cause, long now) {
		Map<String, Integer> delivered = receipt.deliveredUnits();
		if (delivered == null) {
			return whole(order, receipt, cause, now);
		}
		List<Piece> got = new ArrayList<>();
		List<Piece> missing = new ArrayList<>();
		share(pieces, delivered, got, missing);
		if (missing.isEmpty()) {
			return whole(order, receipt, cause, now);
		}
		String evidence = "the provider delivered " + units(got) + " of " + units(pieces) + " units: "
				+ receipt.answer();
		if (got.isEmpty()) {
			if (order.state() == OrderState.HELD) {
				order.take(receipt);
				return new Change(order, null, List.of(), receipt.cards());
			}
			if (order.state() != OrderState.PLACING && !order.state().mayBecome(OrderState.HELD, Cause.LOOK_UP)) {
				// Nothing of it was delivered, so nothing speaks against what it counts
				// as.
				return Change.of(order);
			}
			order.take(receipt);
			if (order.state() == OrderState.PLACING) {
				order.doubt(Unknown.unclear(evidence), null, Order.NEVER, now);
			}
			order.hold(evidence, Cause.LOOK_UP, now);
			return new Change(order, null, List.of(), receipt.cards());
		}
		Child rest = child(order, missing, OrderState.HELD, null,
				"missing in " + order.identity.reference() + "; " + evidence, now);
		order.place(receipt, cause, now);
		order.shrink(units(got), value(got));
		return new Change(order, got, List.of(rest), receipt.cards());
	}

	/**
	 * The provider has refused the order, and nothing of it is bought. An order of
	 * several SKUs is replaced by smaller ones, by halves or, where the answer names the
	 * SKU, by that SKU alone and the rest.
	 */
	public Change refused(Order order, List<Piece> pieces, String code, String message, @Nullable String sku,
			Cause cause, long now) {
		long skus = pieces.stream().map(Piece::sku).distinct().count();
		if (skus <= 1) {
			order.reject(code, message, cause, now);
			return Change.of(order);
		}
		List<Child> children = new ArrayList<>();
		List<Piece> named = pieces.stream().filter((piece) -> piece.sku().equals(sku)).toList();
		if (named.isEmpty()) {
			Halving halving = Halving.of(pieces);
			for (List<Piece> half : List.of(halving.first(), halving.second())) {
				children.add(child(order, half, OrderState.PLANNED, null, null, now));
			}
		}
		else {
			List<Piece> others = pieces.stream().filter((piece) -> !piece.sku().equals(sku)).toList();
			children.add(child(order, named, OrderState.REJECTED, code, message, now));
			children.add(child(order, others, OrderState.PLANNED, null, null, now));
		}
		order.split(code, message, cause, now);
		return new Change(order, null, children, List.of());
	}

	/**
	 * The provider has taken the order and finishes later; asked about next when it is
	 * due.
	 */
	public Change accepted(Order order, Receipt receipt, Cause cause, long due, long now) {
		order.accept(receipt, cause, due, now);
		prices.flag(order, receipt);
		return new Change(order, null, List.of(), receipt.cards());
	}

	private Change whole(Order order, Receipt receipt, Cause cause, long now) {
		order.place(receipt, cause, now);
		prices.flag(order, receipt);
		return new Change(order, null, List.of(), receipt.cards());
	}

	private Child child(Order parent, List<Piece> pieces, OrderState state, @Nullable String code,
			@Nullable String message, long now) {
		List<Piece> sorted = pieces.stream().sorted(BY_CONTENT).toList();
		String reference = Reference.of(run.job(), run.sheetHash(), run.runNumber(), parent.identity.reference(),
				parent.identity.groupKey(), sorted, Collections.nCopies(sorted.size(), 0));
		OrderIdentity identity = new OrderIdentity(run.runId(), nextNumber.getAsInt(), reference,
				parent.identity.reference(), parent.identity.groupKey(), parent.identity.currency());
		return new Child(Order.born(identity, units(sorted), value(sorted), state, code, message, now), sorted);
	}

	/** The order in which an order's pieces go into its reference. */
	public static final Comparator<Piece> BY_CONTENT = Comparator
		.comparing((Piece piece) -> Utf8.bytes(piece.sku()), Arrays::compareUnsigned)
		.thenComparing((piece) -> Utf8.bytes(piece.variant()), Arrays::compareUnsigned)
		.thenComparing(Piece::row);

	private static void share(List<Piece> pieces, Map<String, Integer> delivered, List<Piece> got,
			List<Piece> missing) {
		Map<String, Integer> left = new HashMap<>(delivered);
		for (Piece piece : pieces.stream().sorted(Comparator.comparing(Piece::row)).toList()) {
			int have = Math.min(piece.units(), left.getOrDefault(piece.sku(), 0));
			left.merge(piece.sku(), -have, Integer::sum);
			if (have > 0) {
				got.add(withUnits(piece, have));
			}
			if (have < piece.units()) {
				missing.add(withUnits(piece, piece.units() - have));
			}
		}
	}

	private static Piece withUnits(Piece piece, int units) {
		return new Piece(piece.row(), piece.sku(), piece.variant(), piece.price(), units);
	}

	private static int units(List<Piece> pieces) {
		return pieces.stream().mapToInt(Piece::units).sum();
	}

	private static BigDecimal value(List<Piece> pieces) {
		return pieces.stream()
			.map((piece) -> piece.price().multiply(BigDecimal.valueOf(piece.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
