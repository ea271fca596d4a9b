package dev.bulkordering.job.step;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.UnitStatus;
import dev.bulkordering.placement.Fence;
import dev.bulkordering.result.ResultFormat;
import dev.bulkordering.result.ResultNames;
import dev.bulkordering.result.ResultOrder;
import dev.bulkordering.result.ResultSheet;

/** Writes result sheets, and makes sure that every row is accounted for. */
public class Reporting {

	private final StreamingQueries queries;

	private final StagedRows rows;

	private final Accounts accounts;

	private final Reconciliation reconciliation;

	private final Runs runs;

	private final JsonMapper json;

	private final Path directory;

	/**
	 * Reporting on runs of a database.
	 * @param directory where result sheets go
	 */
	public Reporting(StreamingQueries queries, StagedRows rows, Accounts accounts, Reconciliation reconciliation,
			Runs runs, JsonMapper json, Path directory) {
		this.queries = queries;
		this.rows = rows;
		this.accounts = accounts;
		this.reconciliation = reconciliation;
		this.runs = runs;
		this.json = json;
		this.directory = directory;
	}

	/** A run's rows do not add up: a defect of ours. */
	public static class UnaccountedException extends RuntimeException {

		UnaccountedException(List<String> differences) {
			super("the rows of this run do not add up, which is a defect: " + String.join("; ", differences));
		}

	}

	/**
	 * Writes the result sheet of a run whose rows are staged, in place of an earlier one.
	 * @param lease the right to work on the run; without it the earlier one stays
	 * @param format of the job, or null for the form of the input
	 * @param whyNotTried what to say of rows whose units were not tried
	 * @return where it is
	 */
	public Path write(RunRecord run, Fence lease, @Nullable ResultFormat format, @Nullable String whyNotTried) {
		ResultFormat form = format != null ? format : run.excel() ? ResultFormat.XLSX : ResultFormat.CSV;
		Path target = ResultNames.target(directory, run.sheetName(), run.number(), form);
		boolean planned = run.plannedAt() != null;
		try (ResultRows results = new ResultRows(queries, json, rows, run.id(), planned, whyNotTried);
				ResultOrders orders = new ResultOrders(queries, planned ? run.id() : -1)) {
			// a newer owner may have written a newer sheet
			ResultSheet.write(target, form, run.header(), results, orders, lease::verify);
		}
		runs.resultAt(run.id(), target.toString());
		return target;
	}

	/**
	 * Makes sure that every unit of a run with a valid plan ended in exactly one way.
	 * @param finished whether no unit may be left untried
	 * @throws UnaccountedException naming what does not add up
	 */
	public void verify(RunRecord run, boolean finished) {
		List<String> differences = new ArrayList<>(reconciliation.differences(run.id()));
		long skipped = accounts.of(run.id(), true).units(UnitStatus.SKIPPED);
		if (finished && skipped > 0) {
			differences.add(skipped + " units were never tried");
		}
		if (!differences.isEmpty()) {
			throw new UnaccountedException(differences);
		}
	}

	private static final class ResultOrders implements Iterator<ResultOrder>, AutoCloseable {

		private final Cursor<Numbered> orders;

		private final Cursor<int[]> rows;

		ResultOrders(StreamingQueries queries, long run) {
			this.orders = queries.query("""
					select order_no, reference, provider_order_id, state, units, amount, currency, charged,
						charged_currency, placed_at
					from bo_order where run_id = ? order by order_no
					""", (row, index) -> {
				long placedAt = row.getLong("placed_at");
				Instant placed = row.wasNull() ? null : Instant.ofEpochMilli(placedAt);
				return new Numbered(row.getInt("order_no"),
						new ResultOrder(row.getString("reference"), row.getString("provider_order_id"),
								OrderState.valueOf(row.getString("state")), row.getInt("units"),
								row.getBigDecimal("amount"), row.getString("currency"), row.getBigDecimal("charged"),
								row.getString("charged_currency"), placed, List.of()));
			}, run);
			this.rows = queries.query(
					"select order_no, row_no from bo_piece where run_id = ? order by order_no, row_no",
					(row, index) -> new int[] { row.getInt(1), row.getInt(2) }, run);
		}

		private record Numbered(int orderNo, ResultOrder order) {

		}

		@Override
		public boolean hasNext() {
			return orders.hasNext();
		}

		@Override
		public ResultOrder next() {
			Numbered numbered = orders.next();
			ResultOrder order = numbered.order();
			List<Integer> own = new ArrayList<>();
			for (int[] row = rows.peek(); row != null && row[0] <= numbered.orderNo(); row = rows.peek()) {
				own.add(rows.next()[1]);
			}
			return new ResultOrder(order.reference(), order.providerOrderId(), order.state(), order.units(),
					order.amount(), order.currency(), order.charged(), order.chargedCurrency(), order.placedAt(), own);
		}

		@Override
		public void close() {
			orders.close();
			rows.close();
		}

	}

}
