package dev.bulkordering.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.OrderView.LineUnits;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.Piece;
import dev.bulkordering.placement.Orders;

/** Orders as people see them. */
class OrderQueries {

	private final JdbcTemplate jdbc;

	private final Orders orders;

	OrderQueries(JdbcTemplate jdbc, Orders orders) {
		this.jdbc = jdbc;
		this.orders = orders;
	}

	private record Numbered(long run, int orderNo, OrderView view) {

	}

	/** One order by its reference. */
	OrderView order(String reference) {
		return orders(null, null, null, reference).get(0);
	}

	/** Orders of runs with a valid plan, oldest first; null means any. */
	List<OrderView> orders(@Nullable Long run, @Nullable OrderState state) {
		return orders(run, state, null, null);
	}

	/** Held orders of runs of these jobs, oldest first; null means any job. */
	List<OrderView> held(@Nullable Set<String> jobs) {
		return orders(null, OrderState.HELD, jobs, null);
	}

	private List<OrderView> orders(@Nullable Long run, @Nullable OrderState state, @Nullable Set<String> jobs,
			@Nullable String reference) {
		StringBuilder sql = new StringBuilder("""
				select o.*, r.provider,
					coalesce((select max(e.id) from bo_execution e where e.run_id = o.run_id), 0) as execution
				from bo_order o join bo_run r on r.id = o.run_id
				where r.planned_at is not null
				""");
		List<Object> arguments = new ArrayList<>();
		if (run != null) {
			sql.append(" and o.run_id = ?");
			arguments.add(run);
		}
		if (state != null) {
			sql.append(" and o.state = ?");
			arguments.add(state.name());
		}
		OfJobs.narrow(jobs, sql, arguments);
		if (reference != null) {
			sql.append(" and o.reference = ?");
			arguments.add(reference);
		}
		List<Numbered> found = jdbc.query(sql.append(" order by o.run_id, o.order_no").toString(),
				(row, index) -> new Numbered(row.getLong("run_id"), row.getInt("order_no"),
						new OrderView(row.getString("reference"), row.getString("parent"), row.getLong("execution"),
								row.getString("provider"), row.getString("provider_order_id"),
								OrderState.valueOf(row.getString("state")), row.getInt("units"),
								plain(row.getBigDecimal("amount")), row.getString("currency"), row.getInt("attempts"),
								lastAnswer(row.getString("code"), row.getString("message")),
								Instant.ofEpochMilli(row.getLong("updated_at")), List.of())),
				arguments.toArray());
		return found.stream().map(this::withLines).toList();
	}

	/**
	 * What is known of each held order of runs with a valid plan.
	 * @param run the run, or null for any
	 * @param document what is said about a provider's look-ups, by its id
	 */
	List<OrderEvidence> evidence(@Nullable Long run, UnaryOperator<String> document) {
		List<OrderEvidence> all = new ArrayList<>();
		jdbc.query("""
				select o.run_id, o.order_no, o.reference, r.provider from bo_order o join bo_run r on r.id = o.run_id
				where o.state = 'HELD' and r.planned_at is not null %s
				order by o.run_id, o.order_no
				""".formatted(run == null ? "" : "and o.run_id = " + run), (row) -> {
			all.add(new OrderEvidence(row.getString(3), calls(row.getLong(1), row.getInt(2)),
					document.apply(row.getString(4))));
		});
		return all;
	}

	/** Every call made for an order, oldest first. */
	List<OrderEvidence.Call> calls(long run, int orderNo) {
		return jdbc.query("""
				select kind, intent_at, answered_at, outcome, message from bo_call
				where run_id = ? and order_no = ? order by call_no
				""", (row, index) -> new OrderEvidence.Call(row.getString(1), instant(row.getObject(2, Long.class)),
				instant(row.getObject(3, Long.class)), row.getString(4), row.getString(5)), run, orderNo);
	}

	private static @Nullable Instant instant(@Nullable Long millis) {
		return millis == null ? null : Instant.ofEpochMilli(millis);
	}

	private OrderView withLines(Numbered numbered) {
		OrderView view = numbered.view();
		List<LineUnits> lines = new ArrayList<>();
		for (Piece piece : orders.pieces(numbered.run(), numbered.orderNo())) {
			lines.add(new LineUnits(piece.row(), piece.sku(), piece.units()));
		}
		return new OrderView(view.reference(), view.parent(), view.execution(), view.provider(), view.providerOrderId(),
				view.state(), view.units(), view.value(), view.currency(), view.attempts(), view.lastAnswer(),
				view.updatedAt(), lines);
	}

	/** A provider's answer in one line. */
	static @Nullable String lastAnswer(@Nullable String code, @Nullable String message) {
		return code == null || message == null ? message : code + ": " + message;
	}

	private static BigDecimal plain(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}

}
