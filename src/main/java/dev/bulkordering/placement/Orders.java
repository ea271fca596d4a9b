package dev.bulkordering.placement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.Outcome.IfNotThere;

/** The orders and their pieces in the database. */
public class Orders {

	private static final String SELECT = """
			select run_id, order_no, reference, parent, group_key, currency, state, version, units, amount,
				provider_order_id, quote_id, quote_expires_at, quote_confirmed, charged, charged_currency, calls,
				attempts, buying_calls, ever_unknown, if_not_there, doubt_sku, doubt_message,
				not_there_counts_from, not_there_first_at, due_at, questions, accepted_at, placed_at, updated_at, code, message, fence
			from bo_order
			""";

	private static final String INSERT = """
			insert into bo_order (run_id, order_no, reference, parent, group_key, currency, state, units, amount,
				provider_order_id, quote_id, quote_expires_at, quote_confirmed, charged, charged_currency, calls,
				attempts, buying_calls, ever_unknown, if_not_there, doubt_sku, doubt_message,
				not_there_counts_from, not_there_first_at, due_at, questions, accepted_at, placed_at, updated_at, code, message, fence, version)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
			""";

	private static final String UPDATE = """
			update bo_order set state = ?, units = ?, amount = ?, provider_order_id = ?, quote_id = ?,
				quote_expires_at = ?, quote_confirmed = ?, charged = ?, charged_currency = ?, calls = ?, attempts = ?,
				buying_calls = ?, ever_unknown = ?, if_not_there = ?, doubt_sku = ?, doubt_message = ?,
				not_there_counts_from = ?,
				not_there_first_at = ?, due_at = ?, questions = ?, accepted_at = ?, placed_at = ?, updated_at = ?,
				code = ?, message = ?, fence = ?, version = version + 1
			where run_id = ? and order_no = ? and version = ?
			""";

	private static final RowMapper<Order> ORDER = (row, index) -> order(row);

	private final JdbcTemplate jdbc;

	/** Orders of the database behind the template. */
	public Orders(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds new orders, without their pieces. */
	public void add(Collection<Order> orders) {
		jdbc.batchUpdate(INSERT, orders, 1000, (statement, order) -> {
			OrderIdentity identity = order.identity;
			statement.setLong(1, identity.runId());
			statement.setInt(2, identity.orderNo());
			statement.setString(3, identity.reference());
			statement.setString(4, identity.parent());
			statement.setString(5, identity.groupKey());
			statement.setString(6, identity.currency());
			setChanging(statement, 7, order);
		});
	}

	/**
	 * A piece with the order that it is in.
	 *
	 * @param orderNo number of the order
	 * @param piece the piece
	 * @param firstUnit which of its row's units it begins with, as far as the order's
	 * reference tells that
	 */
	public record OrderedPiece(int orderNo, Piece piece, int firstUnit) {

		/** The pieces of one order, whose reference tells no units apart. */
		static List<OrderedPiece> of(int orderNo, List<Piece> pieces) {
			return pieces.stream().map((piece) -> new OrderedPiece(orderNo, piece, 0)).toList();
		}

	}

	/** Adds the pieces of orders. */
	public void addPieces(long run, Collection<OrderedPiece> pieces) {
		jdbc.batchUpdate(
				"insert into bo_piece (run_id, order_no, row_no, sku, variant, price, units, first_unit) values (?, ?, ?, ?, ?, ?, ?, ?)",
				pieces, 1000, (statement, ordered) -> {
					Piece piece = ordered.piece();
					statement.setLong(1, run);
					statement.setInt(2, ordered.orderNo());
					statement.setInt(3, piece.row());
					statement.setBytes(4, Utf8.bytes(piece.sku()));
					statement.setBytes(5, Utf8.bytes(piece.variant()));
					statement.setBigDecimal(6, piece.price());
					statement.setInt(7, piece.units());
					statement.setInt(8, ordered.firstUnit());
				});
	}

	/** Removes the pieces of an order, to be added anew. */
	void removePieces(long run, int orderNo) {
		jdbc.update("delete from bo_piece where run_id = ? and order_no = ?", run, orderNo);
	}

	/**
	 * Writes changed orders.
	 * @throws OptimisticLockingFailureException if one was changed by somebody else since
	 * it was read; then the transaction must be rolled back
	 */
	public void save(Collection<Order> orders) {
		int[][] counts = jdbc.batchUpdate(UPDATE, orders, 1000, (statement, order) -> {
			int next = setChanging(statement, 1, order);
			statement.setLong(next, order.identity.runId());
			statement.setInt(next + 1, order.identity.orderNo());
			statement.setLong(next + 2, order.version);
		});
		for (int[] batch : counts) {
			for (int count : batch) {
				if (count == 0) {
					throw new OptimisticLockingFailureException(
							"an order was changed by somebody else in the meantime");
				}
			}
		}
	}

	/** To be called after the commit of {@link #save}: the orders may be saved again. */
	public void saved(Collection<Order> orders) {
		orders.forEach((order) -> order.version++);
	}

	/**
	 * Whether the order stands in the database just as it would be after {@link #save}.
	 */
	boolean isSaved(Order order) {
		List<Long> found = jdbc.queryForList(
				"select version from bo_order where run_id = ? and order_no = ? and state = ? and fence = ? and calls = ?",
				Long.class, order.identity.runId(), order.identity.orderNo(), order.state.name(), order.fence,
				order.calls);
		return found.contains(order.version + 1);
	}

	/** Whether nobody has changed an order since it was read. */
	public boolean isUnchanged(Order order) {
		return jdbc
			.queryForList("select version from bo_order where run_id = ? and order_no = ?", Long.class,
					order.identity.runId(), order.identity.orderNo())
			.contains(order.version);
	}

	/** Orders of a run in a state that are due, the longest due first. */
	public List<Order> due(long run, OrderState state, long now, int most) {
		return jdbc.query(SELECT + "where run_id = ? and state = ? and due_at <= ? order by due_at, order_no limit ?",
				ORDER, run, state.name(), now, most);
	}

	/** Orders of a run in a state, in the order of their numbers. */
	public List<Order> in(long run, OrderState state) {
		return jdbc.query(SELECT + "where run_id = ? and state = ? order by order_no", ORDER, run, state.name());
	}

	/** Orders of a run behind a number, in the order of their numbers. */
	public List<Order> behind(long run, int orderNo, int most) {
		return jdbc.query(SELECT + "where run_id = ? and order_no > ? order by order_no limit ?", ORDER, run, orderNo,
				most);
	}

	/** One order by its reference, or null. */
	public @Nullable Order byReference(String reference) {
		return jdbc.query(SELECT + "where reference = ?", ORDER, reference).stream().findFirst().orElse(null);
	}

	/** The orders that a provider knows by an id. */
	public List<Order> byProviderOrderId(String provider, String providerOrderId) {
		return jdbc.query(SELECT + """
				where provider_order_id = ? and run_id in (select id from bo_run where provider = ?)
				order by run_id, order_no
				""", ORDER, providerOrderId, provider);
	}

	/** Whether a look-up ever found an order. */
	public boolean wasFound(Order order) {
		Integer found = jdbc.queryForObject(
				"""
						select count(*) from bo_call where run_id = ? and order_no = ? and kind = 'LOOK_UP' and outcome = 'Found'
						""",
				Integer.class, order.identity.runId(), order.identity.orderNo());
		return found != null && found > 0;
	}

	/** The orders that replace a part of another one. */
	List<Order> childrenOf(String reference) {
		return jdbc.query(SELECT + "where parent = ? order by order_no", ORDER, reference);
	}

	/**
	 * The earliest moment at which an order of a run in a state is due;
	 * {@link Order#NEVER} for none.
	 */
	public long nextDue(long run, OrderState state) {
		Long due = jdbc.queryForObject("select min(due_at) from bo_order where run_id = ? and state = ?", Long.class,
				run, state.name());
		return due == null ? Order.NEVER : due;
	}

	/** How many orders of a run stand in which state. */
	public Map<OrderState, Long> count(long run) {
		Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
		jdbc.query("select state, count(*) from bo_order where run_id = ? group by state", (row) -> {
			counts.put(OrderState.valueOf(row.getString(1)), row.getLong(2));
		}, run);
		return counts;
	}

	/** The highest order number of a run; 0 if it has none. */
	int highestNumber(long run) {
		Integer highest = jdbc.queryForObject("select max(order_no) from bo_order where run_id = ?", Integer.class,
				run);
		return highest == null ? 0 : highest;
	}

	/**
	 * Lets planned orders be tried at once that an earlier execution had given up for its
	 * time.
	 */
	void wakePlanned(long run) {
		jdbc.update("update bo_order set due_at = 0 where run_id = ? and state = 'PLANNED' and due_at > 0", run);
	}

	/** Lets the pending orders of a run be asked about at once. */
	public void wakePending(long run, long now) {
		jdbc.update("update bo_order set due_at = ? where run_id = ? and state = 'PENDING' and due_at > ?", now, run,
				now);
	}

	/** Has the open orders of a run asked about at a moment at the earliest. */
	public void postponeOpen(long run, long due) {
		jdbc.update(
				"update bo_order set due_at = ? where run_id = ? and state in ('PENDING', 'UNKNOWN') and due_at < ?",
				due, run, due);
	}

	/**
	 * How many orders of a run are planned and not placed, and how many units they hold.
	 */
	public long[] unplaced(long run) {
		long[] unplaced = new long[2];
		jdbc.query("select count(*), coalesce(sum(units), 0) from bo_order where run_id = ? and state = 'PLANNED'",
				(row) -> {
					unplaced[0] = row.getLong(1);
					unplaced[1] = row.getLong(2);
				}, run);
		return unplaced;
	}

	/** Has the pending orders of a run asked about at a moment at the earliest. */
	public void postponePending(long run, long due) {
		jdbc.update("update bo_order set due_at = ? where run_id = ? and state = 'PENDING' and due_at < ?", due, run,
				due);
	}

	/** The pieces of an order, by SKU (in code point order), variant and row. */
	public List<Piece> pieces(long run, int orderNo) {
		return jdbc.query(
				"select row_no, sku, variant, price, units from bo_piece where run_id = ? and order_no = ?"
						+ " order by sku, variant, row_no",
				(row, index) -> new Piece(row.getInt(1), Utf8.text(row.getBytes(2)), Utf8.text(row.getBytes(3)),
						row.getBigDecimal(4), row.getInt(5)),
				run, orderNo);
	}

	private static int setChanging(PreparedStatement statement, int from, Order order) throws SQLException {
		int i = from;
		statement.setString(i++, order.state.name());
		statement.setInt(i++, order.units);
		statement.setBigDecimal(i++, order.amount);
		statement.setString(i++, order.providerOrderId);
		statement.setString(i++, order.quote == null ? null : order.quote.id());
		statement.setObject(i++, order.quote == null ? null : order.quote.expiresAt().toEpochMilli(), Types.BIGINT);
		statement.setBoolean(i++, order.quoteConfirmed);
		statement.setBigDecimal(i++, order.charged);
		statement.setString(i++, order.chargedCurrency);
		statement.setInt(i++, order.calls);
		statement.setInt(i++, order.attempts);
		statement.setInt(i++, order.buyingCalls);
		statement.setBoolean(i++, order.everUnknown);
		statement.setString(i++, order.ifNotThere == null ? null : order.ifNotThere.name());
		statement.setString(i++, order.doubtSku);
		statement.setString(i++, order.doubtMessage);
		statement.setObject(i++, order.notThereCountsFrom, Types.BIGINT);
		statement.setObject(i++, order.notThereFirstAt, Types.BIGINT);
		statement.setLong(i++, order.dueAt);
		statement.setInt(i++, order.questions);
		statement.setObject(i++, order.acceptedAt, Types.BIGINT);
		statement.setObject(i++, order.placedAt, Types.BIGINT);
		statement.setLong(i++, order.updatedAt);
		statement.setString(i++, order.code);
		statement.setString(i++, order.message);
		statement.setLong(i++, order.fence);
		return i;
	}

	private static Order order(ResultSet row) throws SQLException {
		OrderIdentity identity = new OrderIdentity(row.getLong("run_id"), row.getInt("order_no"),
				row.getString("reference"), row.getString("parent"), row.getString("group_key"),
				row.getString("currency"));
		Order order = new Order(identity, row.getInt("units"), row.getBigDecimal("amount"), row.getLong("updated_at"));
		order.state = OrderState.valueOf(row.getString("state"));
		order.version = row.getLong("version");
		order.providerOrderId = row.getString("provider_order_id");
		String quoteId = row.getString("quote_id");
		order.quote = quoteId == null ? null : Order.quoteOf(quoteId, row.getLong("quote_expires_at"));
		order.quoteConfirmed = row.getBoolean("quote_confirmed");
		order.charged = row.getBigDecimal("charged");
		order.chargedCurrency = row.getString("charged_currency");
		order.calls = row.getInt("calls");
		order.attempts = row.getInt("attempts");
		order.buyingCalls = row.getInt("buying_calls");
		order.everUnknown = row.getBoolean("ever_unknown");
		String ifNotThere = row.getString("if_not_there");
		order.ifNotThere = ifNotThere == null ? null : IfNotThere.valueOf(ifNotThere);
		order.doubtSku = row.getString("doubt_sku");
		order.doubtMessage = row.getString("doubt_message");
		order.notThereCountsFrom = row.getObject("not_there_counts_from", Long.class);
		order.notThereFirstAt = row.getObject("not_there_first_at", Long.class);
		order.dueAt = row.getLong("due_at");
		order.questions = row.getInt("questions");
		order.acceptedAt = row.getObject("accepted_at", Long.class);
		order.placedAt = row.getObject("placed_at", Long.class);
		order.code = row.getString("code");
		order.message = row.getString("message");
		order.fence = row.getLong("fence");
		return order;
	}

}
