package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.step.Reconciliation;
import dev.bulkordering.order.Piece;
import dev.bulkordering.order.Reference;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.placement.Orders.OrderedPiece;
import dev.bulkordering.provider.PlaceableOrder;

/**
 * Our own tables, with a clock that a test moves, for any number of runs one after the
 * other.
 */
final class Books {

	static final String BASE_URL = "http://model";

	private static final String CURRENCY = "EUR";

	private static final String GROUP = "group";

	/** SKU and price of each row that a plan may hold. */
	private static final Map<Integer, String> SKUS = Map.of(2, "A", 3, "A", 4, "B", 5, "C");

	private final JdbcTemplate jdbc;

	private final Transactions transactions;

	private final Journal journal;

	private final OrderContents contents;

	final Orders orders;

	final MovableClock clock;

	final Reconciliation reconciliation;

	final AuditTrail audit;

	private long runs;

	Books(DataSource database) {
		this.jdbc = new JdbcTemplate(database);
		this.transactions = new Transactions(new JdbcTransactionManager(database), Duration.ofSeconds(10));
		this.journal = new Journal(jdbc);
		this.contents = new OrderContents(jdbc, JsonMapper.shared());
		this.orders = new Orders(jdbc);
		this.clock = new MovableClock(jdbc);
		this.reconciliation = new Reconciliation(jdbc);
		this.audit = new AuditTrail(jdbc, clock);
	}

	/**
	 * Makes a run with a valid plan.
	 * @param plan the orders, each with its units by row
	 */
	RunIdentity run(List<Map<Integer, Integer>> plan) {
		long id = ++runs;
		RunIdentity run = new RunIdentity(id, "job", "%064d".formatted(id), 1);
		jdbc.update(
				"""
						insert into bo_run (id, job, sheet_name, sheet_path, sheet_hash, run_number, provider, base_url, account,
							account_name, definition, definition_hash, limits, status, part, created_at, fence)
						values (?, 'job', 'sheet', 'sheet', ?, 1, 'model', ?, '', '', '', ?, '', 'RUNNING', 1, 0, 0)
						""",
				id, run.sheetHash(), BASE_URL, "0".repeat(64));
		asked(plan).forEach((row, units) -> jdbc.update("""
				insert into bo_row (run_id, row_no, valid, cells, row_hash, quantity, currency, fields)
				values (?, ?, true, '[]', ?, ?, ?, ?)
				""", id, row, new byte[32], units, CURRENCY, "{\"sku\":\"" + SKUS.get(row) + "\"}"));
		plan(run, plan);
		return run;
	}

	/** Units that each row asks for: all those that the plan's orders hold. */
	static SortedMap<Integer, Integer> asked(List<Map<Integer, Integer>> plan) {
		SortedMap<Integer, Integer> asked = new TreeMap<>();
		plan.forEach((order) -> order.forEach((row, units) -> asked.merge(row, units, Integer::sum)));
		return asked;
	}

	private void plan(RunIdentity run, List<Map<Integer, Integer>> plan) {
		Map<Integer, Integer> first = new TreeMap<>();
		List<Order> planned = new ArrayList<>();
		List<OrderedPiece> pieces = new ArrayList<>();
		for (Map<Integer, Integer> units : plan) {
			List<Piece> held = new TreeMap<>(units).entrySet()
				.stream()
				.map((one) -> piece(one.getKey(), one.getValue()))
				.toList();
			List<Integer> firsts = held.stream()
				.map((piece) -> first.merge(piece.row(), piece.units(), Integer::sum))
				.toList();
			String reference = Reference.of(run.job(), run.sheetHash(), run.runNumber(), null, GROUP, held, firsts);
			int total = held.stream().mapToInt(Piece::units).sum();
			Order order = new Order(
					new OrderIdentity(run.runId(), planned.size() + 1, reference, null, GROUP, CURRENCY), total,
					BigDecimal.valueOf(total), clock.millis());
			planned.add(order);
			pieces.addAll(OrderedPiece.of(planned.size(), held));
		}
		transactions.run(() -> {
			orders.add(planned);
			orders.addPieces(run.runId(), pieces);
		});
	}

	private static Piece piece(int row, int units) {
		return new Piece(row, SKUS.getOrDefault(row, ""), "", BigDecimal.ONE, units);
	}

	/** The books as the next owner of a run has them; every earlier one is fenced off. */
	PlacingStore takeOver(RunIdentity run) {
		jdbc.update("update bo_run set fence = fence + 1 where id = ?", run.runId());
		return PlacingStore.of(run, BASE_URL, orders, contents, journal, transactions, (id, order, cards) -> {
		}, clock, new RunFence(jdbc, run.runId(), fence(run)));
	}

	/** The fencing number of a run's present owner. */
	long fence(RunIdentity run) {
		Long fence = jdbc.queryForObject("select fence from bo_run where id = ?", Long.class, run.runId());
		return fence == null ? 0 : fence;
	}

	/** What an order holds, as a gateway sees it. */
	PlaceableOrder contents(Order order) {
		return contents.of(order).order();
	}

	/** How many intents to buy are in the journal for an order. */
	int intents(String reference) {
		Integer intents = jdbc.queryForObject("""
				select count(*) from bo_call c join bo_order o on o.run_id = c.run_id and o.order_no = c.order_no
				where o.reference = ? and c.kind = 'BUY' and c.send_by_at is not null
				""", Integer.class, reference);
		return intents == null ? 0 : intents;
	}

	/** Units by order and row. */
	Map<Integer, SortedMap<Integer, Integer>> units(RunIdentity run) {
		Map<Integer, SortedMap<Integer, Integer>> units = new TreeMap<>();
		jdbc.query("select order_no, row_no, units from bo_piece where run_id = ?", (piece) -> {
			units.computeIfAbsent(piece.getInt(1), (order) -> new TreeMap<>()).put(piece.getInt(2), piece.getInt(3));
		}, run.runId());
		return units;
	}

	private record RunFence(JdbcTemplate jdbc, long run, long number) implements Fence {

		@Override
		public void verify() {
			if (!jdbc.queryForList("select fence from bo_run where id = ? for update", Long.class, run)
				.contains(number)) {
				throw new OwnershipLostException(run);
			}
		}

	}

}
