package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.UnitStatus;
import dev.bulkordering.placement.Order;

/** Adds up a run's rows, units, orders and money, from our own tables. */
public class Accounts {

	private final JdbcTemplate jdbc;

	/** Accounts of the database behind the template. */
	public Accounts(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A run's sums.
	 *
	 * @param asked units of all valid rows
	 * @param units units by what became of them; units without an order are skipped
	 * @param orders orders by state
	 * @param value price × units asked, by currency
	 * @param valueOrdered price × units ordered, by currency
	 */
	public record Sums(long asked, Map<UnitStatus, Long> units, Map<OrderState, Long> orders,
			Map<String, BigDecimal> value, Map<String, BigDecimal> valueOrdered) {

		/** Units that ended in a way; 0 if none did. */
		public long units(UnitStatus status) {
			return units.getOrDefault(status, 0L);
		}

		/** Orders in a state; 0 if none is. */
		public long orders(OrderState state) {
			return orders.getOrDefault(state, 0L);
		}

	}

	/**
	 * A run's sums.
	 * @param planned whether the run has a valid plan; orders without one don't count
	 */
	public Sums of(long run, boolean planned) {
		Map<String, BigDecimal> value = new TreeMap<>();
		long[] asked = { 0 };
		jdbc.query("""
				select currency, sum(quantity), sum(price * quantity) from bo_row
				where run_id = ? and valid = true group by currency
				""", (row) -> {
			asked[0] += row.getLong(2);
			value.put(row.getString(1), plain(row.getBigDecimal(3)));
		}, run);
		Map<OrderState, Long> orders = new EnumMap<>(OrderState.class);
		Map<UnitStatus, Long> units = new EnumMap<>(UnitStatus.class);
		Map<String, BigDecimal> ordered = new TreeMap<>();
		value.keySet().forEach((currency) -> ordered.put(currency, BigDecimal.ZERO));
		if (planned) {
			jdbc.query("""
					select state, currency, count(*), sum(units), sum(amount) from bo_order
					where run_id = ? group by state, currency
					""", (row) -> {
				OrderState state = OrderState.valueOf(row.getString(1));
				orders.merge(state, row.getLong(3), Long::sum);
				units.merge(state.unitStatus(), row.getLong(4), Long::sum);
				if (state == OrderState.PLACED) {
					ordered.merge(row.getString(2), plain(row.getBigDecimal(5)), BigDecimal::add);
				}
			}, run);
		}
		units.remove(UnitStatus.REPLACED);
		long covered = units.values().stream().mapToLong(Long::longValue).sum();
		if (!planned) {
			units.merge(UnitStatus.SKIPPED, asked[0] - covered, Long::sum);
		}
		return new Sums(asked[0], units, orders, value, ordered);
	}

	/**
	 * Compares rows, pieces and orders of a run that has a valid plan.
	 * @return each difference as a sentence; empty if all is accounted for
	 */
	public List<String> differences(long run) {
		List<String> rows = jdbc.query("""
				select r.row_no, r.quantity, coalesce(sum(p.units), 0) from bo_row r
				left join (
					select p.row_no, p.units from bo_piece p
					join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
					where p.run_id = ? and o.state <> 'SPLIT'
				) p on p.row_no = r.row_no
				where r.run_id = ? and r.valid = true
				group by r.row_no, r.quantity having coalesce(sum(p.units), 0) <> r.quantity
				order by r.row_no limit 100
				""", (row, index) -> "row " + row.getInt(1) + " asks for " + row.getInt(2) + " units, its orders hold "
				+ row.getLong(3), run, run);
		List<String> orders = jdbc.query("""
				select o.reference, o.units, o.amount, coalesce(sum(p.units), 0), coalesce(sum(p.units * p.price), 0)
				from bo_order o
				left join bo_piece p on p.run_id = o.run_id and p.order_no = o.order_no
				where o.run_id = ?
				group by o.reference, o.units, o.amount
				having coalesce(sum(p.units), 0) <> o.units or coalesce(sum(p.units * p.price), 0) <> o.amount
				order by o.reference limit 100
				""",
				(row, index) -> "order " + row.getString(1) + " says " + row.getInt(2) + " units worth "
						+ plain(row.getBigDecimal(3)) + ", its pieces " + row.getLong(4) + " worth "
						+ plain(row.getBigDecimal(5)),
				run);
		List<String> split = jdbc.query("""
				select o.reference, o.provider_order_id, c.reference from bo_order o
				left join bo_order c on c.parent = o.reference and c.state = 'HELD'
				where o.run_id = ? and o.code = ? order by o.order_no limit 100
				""",
				(row, index) -> "order " + row.getString(1) + " was split as refused, but exists at the provider as "
						+ row.getString(2) + "; " + row.getString(3) + ", which replaces a part of it, is held",
				run, Order.SPLIT_EXISTS);
		return Stream.of(rows, orders, split).flatMap(List::stream).toList();
	}

	private static BigDecimal plain(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}

}
