package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.Limits;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.placement.Utf8;

/**
 * The limits of a provider's catalog that runs are planned with, kept with their plan.
 */
public class CatalogLimits {

	private final JdbcTemplate jdbc;

	private final Transactions transactions;

	/** Limits in the database behind the template. */
	public CatalogLimits(JdbcTemplate jdbc, Transactions transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * What an order of a product at a price may hold.
	 *
	 * @param product the product
	 * @param price its price
	 * @param limits the catalog's limits
	 */
	record Entry(String product, BigDecimal price, Limits limits) {
	}

	/** Forgets the limits of a run, to read them anew. */
	void discard(long run) {
		jdbc.update("delete from bo_catalog_limit where run_id = ?", run);
	}

	/** Adds limits. */
	void add(long run, Collection<Entry> entries) {
		jdbc.batchUpdate("""
				insert into bo_catalog_limit (run_id, product, price, units_per_sku, skus_per_order, units_per_order,
					order_value)
				values (?, ?, ?, ?, ?, ?, ?)
				""",
				entries.stream()
					.map((entry) -> new Object[] { run, Utf8.bytes(entry.product()), entry.price(),
							entry.limits().unitsPerSku(), entry.limits().skusPerOrder(), entry.limits().unitsPerOrder(),
							entry.limits().orderValue() })
					.toList());
	}

	/** The limits of a product at a price that a run keeps; none if it keeps none. */
	public Limits of(long run, String product, BigDecimal price) {
		List<Limits> found = transactions.read(() -> jdbc.query(
				"""
						select units_per_sku, skus_per_order, units_per_order, order_value from bo_catalog_limit
						where run_id = ? and product = ? and price = ?
						""", (row, index) -> new Limits(row.getObject(1, Integer.class),
						row.getObject(2, Integer.class), row.getObject(3, Integer.class), row.getBigDecimal(4)),
				run, Utf8.bytes(product), price));
		return found.isEmpty() ? Limits.NONE : found.get(0);
	}

}
