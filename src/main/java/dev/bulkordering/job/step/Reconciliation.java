package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.Order;

/**
 * Compares what our own tables say of a run: rows with pieces, pieces with orders, orders
 * with the calls made for them and the answers that came. Every difference is a defect.
 */
public class Reconciliation {

	/** Of each kind of difference so many are told at the most. */
	private static final int MOST = 100;

	private final JdbcTemplate jdbc;

	/** Reconciliation in the database behind the template. */
	public Reconciliation(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Compares all that belongs to a run that has a valid plan.
	 * @return each difference as a sentence; empty if all is accounted for
	 */
	public List<String> differences(long run) {
		return Stream
			.of(contents(run), splitButThere(run), calls(run), withoutCall(run), placedTwice(run), placedButNot(run),
					sharedIds(run))
			.flatMap(List::stream)
			.toList();
	}

	/** Compares units and money alone: of rows, orders and what the orders hold. */
	List<String> contents(long run) {
		return Stream.of(rows(run), orders(run)).flatMap(List::stream).toList();
	}

	/**
	 * What is worth a look though all is accounted for: orders whose charge is not their
	 * value.
	 */
	public List<String> remarks(long run) {
		return jdbc.query("""
				select reference, amount, currency, charged from bo_order
				where run_id = ? and charged is not null and charged_currency = currency and charged <> amount
					and state in ('PLACED', 'PENDING')
				order by order_no limit %d
				""".formatted(MOST), (row, index) -> "order " + row.getString(1) + " is worth " + row.getString(3) + " "
				+ plain(row.getBigDecimal(2)) + " and was charged " + plain(row.getBigDecimal(4)), run);
	}

	// Sums are looked up row by row, so that no database groups a whole run in memory.
	private List<String> rows(long run) {
		return jdbc.query("""
				select * from (
					select r.row_no, r.quantity, (
						select coalesce(sum(p.units), 0) from bo_piece p
						join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
						where p.run_id = r.run_id and p.row_no = r.row_no and o.state <> 'SPLIT') as held
					from bo_row r where r.run_id = ? and r.valid = true) x
				where x.held <> x.quantity limit %d
				""".formatted(MOST), (row, index) -> "row " + row.getInt(1) + " asks for " + row.getInt(2)
				+ " units, its orders hold " + row.getLong(3), run);
	}

	private List<String> orders(long run) {
		return jdbc.query("""
				select * from (
					select o.reference, o.units, o.amount,
						(select coalesce(sum(p.units), 0) from bo_piece p
							where p.run_id = o.run_id and p.order_no = o.order_no) as piece_units,
						(select coalesce(sum(p.units * p.price), 0) from bo_piece p
							where p.run_id = o.run_id and p.order_no = o.order_no) as piece_amount
					from bo_order o where o.run_id = ?) x
				where x.piece_units <> x.units or x.piece_amount <> x.amount limit %d
				""".formatted(MOST),
				(row, index) -> "order " + row.getString(1) + " says " + row.getInt(2) + " units worth "
						+ plain(row.getBigDecimal(3)) + ", its pieces " + row.getLong(4) + " worth "
						+ plain(row.getBigDecimal(5)),
				run);
	}

	/**
	 * Orders that were split as refused, but exist: the units of the orders that replace
	 * them may be bought twice.
	 */
	public List<String> splitButThere(long run) {
		return jdbc.query("""
				select o.reference, o.provider_order_id, c.reference from bo_order o
				left join bo_order c on c.run_id = o.run_id and c.parent = o.reference and c.state = 'HELD'
				where o.run_id = ? and o.code = ? order by o.order_no limit %d
				""".formatted(MOST), (row, index) -> "order " + row.getString(1)
				+ " was split as refused, but exists at the provider as " + row.getString(2)
				+ (row.getString(3) == null ? "" : "; " + row.getString(3) + ", which replaces a part of it, is held"),
				run, Order.SPLIT_EXISTS);
	}

	private List<String> calls(long run) {
		return jdbc.query("""
				select * from (
					select o.reference, o.calls,
						(select count(*) from bo_call c where c.run_id = o.run_id and c.order_no = o.order_no) as noted,
						o.buying_calls,
						(select count(*) from bo_call c
							where c.run_id = o.run_id and c.order_no = o.order_no and c.kind = 'BUY') as buying
					from bo_order o where o.run_id = ?) x
				where x.noted <> x.calls or x.buying <> x.buying_calls limit %d
				""".formatted(MOST),
				(row, index) -> "order " + row.getString(1) + " says that " + row.getInt(2)
						+ " calls were made for it, " + row.getInt(4) + " of them to buy; the journal has "
						+ row.getLong(3) + " and " + row.getLong(5),
				run);
	}

	private List<String> withoutCall(long run) {
		return jdbc.query("""
				select o.reference, o.state from bo_order o
				where o.run_id = ? and o.state in ('PLACED', 'PENDING') and o.buying_calls = 0
					and not exists (select 1 from bo_audit a where a.run_id = o.run_id and a.reference = o.reference)
				order by o.order_no limit %d
				""".formatted(MOST), (row, index) -> "order " + row.getString(1) + " is " + row.getString(2)
				+ ", but no call was ever made to buy it, and nobody has decided so", run);
	}

	// An order that was delivered in no part may be placed again, by an operator's
	// decision.
	private List<String> placedTwice(long run) {
		return jdbc.query(
				"""
						select o.reference, count(distinct again.call_no) + 1 from bo_order o
						join bo_call c on c.run_id = o.run_id and c.order_no = o.order_no
						join bo_call again on again.run_id = c.run_id and again.order_no = c.order_no and again.call_no > c.call_no
						where o.run_id = ? and c.kind = 'BUY' and c.outcome in ('Placed', 'Accepted')
							and again.kind = 'BUY' and again.outcome in ('Placed', 'Accepted')
							and not exists (select 1 from bo_audit a where a.run_id = o.run_id and a.reference = o.reference
								and a.at between c.answered_at and again.intent_at)
						group by o.reference order by o.reference limit %d
						"""
					.formatted(MOST),
				(row, index) -> "order " + row.getString(1) + " was bought by " + row.getLong(2) + " calls", run);
	}

	private List<String> placedButNot(long run) {
		return jdbc.query(
				"""
						select distinct o.order_no, o.reference, o.state from bo_order o
						join bo_call c on c.run_id = o.run_id and c.order_no = o.order_no
						where o.run_id = ? and c.kind = 'BUY' and (c.outcome = 'Placed' and o.state in ('PLANNED', 'REJECTED', 'SPLIT')
							or c.outcome = 'Accepted' and o.state in ('PLANNED', 'SPLIT'))
							and not exists (select 1 from bo_audit a where a.run_id = o.run_id and a.reference = o.reference
								and a.at >= c.answered_at)
						order by o.order_no limit %d
						"""
					.formatted(MOST),
				(row, index) -> "order " + row.getString(2) + " is " + row.getString(3)
						+ ", but the provider has answered that it is bought",
				run);
	}

	private List<String> sharedIds(long run) {
		return jdbc.query("""
				select o.reference, other.reference, o.provider_order_id from bo_order o
				join bo_order other on other.provider_order_id = o.provider_order_id and other.run_id = o.run_id
					and other.order_no > o.order_no
				where o.run_id = ? and (other.parent is null or other.parent <> o.reference)
				order by o.order_no limit %d
				""".formatted(MOST), (row, index) -> "orders " + row.getString(1) + " and " + row.getString(2)
				+ " have the same id at the provider, " + row.getString(3), run);
	}

	private static String plain(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
	}

}
