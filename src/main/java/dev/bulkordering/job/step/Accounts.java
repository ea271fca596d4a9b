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
import dev.bulkordering.placement.Utf8;
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
	 * What the valid rows of a run ask for of a SKU.
	 *
	 * @param sku the SKU
	 * @param units how many
	 * @param currency ISO code
	 * @param value price × units
	 */
	public record SkuValue(String sku, long units, String currency, BigDecimal value) {

	}

	/**
	 * The SKUs that the valid rows of a run ask for, the one that is worth most first.
	 * @param most how many at the most
	 */
	public List<SkuValue> bySku(long run, int most) {
		return jdbc.query("""
				select sku, currency, sum(quantity), sum(price * quantity) as worth from bo_row
				where run_id = ? and valid = true group by sku, currency order by worth desc, sku, currency limit ?
				""", (row, index) -> new SkuValue(Utf8.text(row.getBytes(1)), row.getLong(3), row.getString(2),
				plain(row.getBigDecimal(4))), run, most);
	}

	/** How many SKUs the valid rows of a run ask for. */
	public long skus(long run) {
		Long skus = jdbc.queryForObject("select count(distinct sku) from bo_row where run_id = ? and valid = true",
				Long.class, run);
		return skus == null ? 0 : skus;
	}

	private static BigDecimal plain(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}

}
