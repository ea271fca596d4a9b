package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.Piece;
import dev.bulkordering.order.Reference;
import dev.bulkordering.packing.Demands;
import dev.bulkordering.packing.Packer;
import dev.bulkordering.packing.Packing;
import dev.bulkordering.packing.Pouring;
import dev.bulkordering.placement.Changes;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.OrderIdentity;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Orders.OrderedPiece;
import dev.bulkordering.placement.RunIdentity;
import dev.bulkordering.placement.Transactions;

/**
 * Packs a run's lines into orders, group by group. Holds one group in memory at a time,
 * and of that only numbers and its different SKUs.
 */
public final class Planning {

	private static final int ORDERS_AT_ONCE = 500;

	private final RunIdentity run;

	private final StagedRows rows;

	private final Orders orders;

	private final Transactions transactions;

	private final LineRules rules;

	private final GroupLimits limits;

	private final long mostOrders;

	private final long now;

	private final Runnable guard;

	private final MessageDigest digest = Hashes.sha256();

	private final List<Planned> waiting = new ArrayList<>();

	private final Map<String, Long> causes = new HashMap<>();

	private long lowerBound;

	private int lastNumber;

	/**
	 * Planning for a run whose rows are staged and that has no valid plan.
	 * @param limits what an order of a group may hold
	 * @param mostOrders most orders that the sheet may come to
	 * @param now milliseconds by the database's clock
	 * @param guard runs first in each transaction, and fails if the run is not ours
	 */
	public Planning(RunIdentity run, StagedRows rows, Orders orders, Transactions transactions, LineRules rules,
			GroupLimits limits, long mostOrders, long now, Runnable guard) {
		this.run = run;
		this.rows = rows;
		this.orders = orders;
		this.transactions = transactions;
		this.rules = rules;
		this.limits = limits;
		this.mostOrders = mostOrders;
		this.now = now;
		this.guard = guard;
	}

	/** What an order may hold, by the values of its group. */
	@FunctionalInterface
	public interface GroupLimits {

		/** What an order of the group may hold. */
		Limits of(Map<String, String> values);

	}

	/**
	 * The plan's figures.
	 *
	 * @param orders how many orders
	 * @param lowerBound how many there must be at least
	 * @param hash SHA-256 over all references, in hex
	 * @param reasons why there are so many orders, the reason for most of them first
	 */
	public record Plan(long orders, long lowerBound, String hash, List<Reason> reasons) {

	}

	/**
	 * Why some orders could not be fewer.
	 *
	 * @param why in words
	 * @param orders how many orders it is about
	 */
	public record Reason(String why, long orders) {

	}

	private record Planned(Order order, List<Portion> portions) {

	}

	private record Portion(Piece piece, int firstUnit) {
	}

	private record Demand(String sku, String variant, BigDecimal price) {

	}

	/**
	 * Writes the orders. They count only once the run's plan is made valid.
	 * @throws RefusedException if they are more than the sheet may come to
	 */
	public Plan plan() {
		transactions.run(() -> {
			guard.run();
			rows.discardPlan(run.runId());
		});
		try (Cursor<StagedRows.DemandRow> demands = rows.demands(run.runId());
				Cursor<StagedRows.LineRow> lines = rows.lines(run.runId())) {
			while (demands.hasNext()) {
				planGroup(demands, lines);
			}
		}
		flush();
		List<Reason> reasons = causes.entrySet()
			.stream()
			.map((one) -> new Reason(one.getKey(), one.getValue()))
			.sorted(Comparator.comparing(Reason::orders).reversed())
			.toList();
		return new Plan(lastNumber, lowerBound, HexFormat.of().formatHex(digest.digest()), reasons);
	}

	private void planGroup(Cursor<StagedRows.DemandRow> demandRows, Cursor<StagedRows.LineRow> lines) {
		StagedRows.DemandRow first = demandRows.next();
		Map<String, String> values = rows.fields(run.runId(), first.firstRow());
		String currency = first.currency();
		List<Demand> demands = new ArrayList<>();
		Demands.Builder builder = Demands.builder();
		for (StagedRows.DemandRow row = first; row != null; row = nextOfGroup(demandRows, first.firstRow())) {
			boolean sameSku = !demands.isEmpty() && demands.get(demands.size() - 1).sku().equals(row.sku());
			builder.add(sameSku, row.units(), row.price(), 0);
			demands.add(new Demand(row.sku(), row.variant(), row.price()));
		}
		Demands asked = builder.build();
		Limits ofGroup = limits.of(values);
		Packing packing = Packer.pack(asked, ofGroup);
		lowerBound += packing.lowerBound();
		causes.merge(Sentences.binding(Packer.binding(asked, ofGroup), ofGroup), (long) packing.orders(), Long::sum);
		if (lastNumber + (long) packing.orders() > mostOrders) {
			throw new RefusedException("the sheet needs more than " + mostOrders
					+ " orders (limits.orders-per-sheet). Split the sheet, or raise the limit in the job");
		}
		Portions portions = pour(packing, demands, lines, first.firstRow());
		write(portions, packing.orders(), demands, rules.groupKey(values), currency);
	}

	private static StagedRows.@Nullable DemandRow nextOfGroup(Cursor<StagedRows.DemandRow> rows, int group) {
		StagedRows.DemandRow next = rows.peek();
		return next == null || next.firstRow() != group ? null : rows.next();
	}

	private static Portions pour(Packing packing, List<Demand> demands, Cursor<StagedRows.LineRow> lines, int group) {
		Portions portions = new Portions();
		Pouring pouring = new Pouring(packing);
		int demand = -1;
		for (StagedRows.LineRow line = lines.peek(); line != null && line.firstRow() == group; line = lines.peek()) {
			lines.next();
			int row = line.row();
			if (demand < 0 || !line.isOf(demands.get(demand).sku(), demands.get(demand).variant(),
					demands.get(demand).price())) {
				pouring.startDemand(++demand);
			}
			int current = demand;
			int[] poured = { 0 };
			pouring.pour(line.units(), (order, units) -> {
				portions.add(order, current, row, poured[0], units);
				poured[0] += units;
			});
		}
		pouring.finish();
		return portions;
	}

	private void write(Portions portions, int count, List<Demand> demands, String groupKey, String currency) {
		portions.sortByOrder(count);
		for (int order = 0; order < count; order++) {
			List<Portion> parts = new ArrayList<>();
			int units = 0;
			BigDecimal amount = BigDecimal.ZERO;
			for (int i = portions.firstOf(order); i < portions.firstOf(order + 1); i++) {
				Demand demand = demands.get(portions.demand(i));
				Piece piece = new Piece(portions.row(i), demand.sku(), demand.variant(), demand.price(),
						portions.units(i));
				parts.add(new Portion(piece, portions.firstUnit(i)));
				units += piece.units();
				amount = amount.add(piece.price().multiply(BigDecimal.valueOf(piece.units())));
			}
			parts.sort(Comparator.comparing(Portion::piece, Changes.BY_CONTENT));
			List<Piece> pieces = parts.stream().map(Portion::piece).toList();
			String reference = Reference.of(run.job(), run.sheetHash(), run.runNumber(), null, groupKey, pieces,
					parts.stream().map(Portion::firstUnit).toList());
			digest.update(reference.getBytes(StandardCharsets.US_ASCII));
			OrderIdentity identity = new OrderIdentity(run.runId(), ++lastNumber, reference, null, groupKey, currency);
			waiting.add(new Planned(new Order(identity, units, amount, now), parts));
			if (waiting.size() >= ORDERS_AT_ONCE) {
				flush();
			}
		}
	}

	private void flush() {
		List<Planned> batch = List.copyOf(waiting);
		waiting.clear();
		if (batch.isEmpty()) {
			return;
		}
		transactions.run(() -> {
			guard.run();
			orders.add(batch.stream().map(Planned::order).toList());
			orders.addPieces(run.runId(),
					batch.stream()
						.flatMap((planned) -> planned.portions()
							.stream()
							.map((portion) -> new OrderedPiece(planned.order().identity().orderNo(), portion.piece(),
									portion.firstUnit())))
						.toList());
		});
	}

}
