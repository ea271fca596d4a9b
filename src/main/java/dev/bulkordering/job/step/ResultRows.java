package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.result.ResultRow;
import dev.bulkordering.result.ResultUnits;

/** Every data row of a run with what became of it, in the order of the sheet. */
final class ResultRows implements Iterator<ResultRow>, AutoCloseable {

	private static final TypeReference<List<String>> CELLS = new TypeReference<>() {
	};

	private final JsonMapper json;

	private final Cursor<InputRow> rows;

	private final Cursor<Share> shares;

	private final Cursor<Issue> issues;

	private final @Nullable String whyNotTried;

	/**
	 * The rows of a run.
	 * @param planned whether the run has a valid plan; orders without one don't count
	 * @param whyNotTried what to say of rows whose units were not tried, or null
	 */
	ResultRows(StreamingQueries queries, JsonMapper json, StagedRows staged, long run, boolean planned,
			@Nullable String whyNotTried) {
		this.whyNotTried = whyNotTried;
		this.json = json;
		this.rows = queries.query(
				"select row_no, valid, cells, price, quantity, currency from bo_row where run_id = ?"
						+ " order by row_no",
				(row, index) -> new InputRow(row.getInt(1), row.getBoolean(2), row.getString(3), row.getBigDecimal(4),
						row.getInt(5), row.getString(6)),
				run);
		this.shares = queries
			.query("""
					select p.row_no, p.units, o.reference, o.provider_order_id, o.state, o.code, o.message
					from bo_piece p join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
					where p.run_id = ? and o.state <> 'SPLIT'
					order by p.row_no, p.order_no
					""",
					(row, index) -> new Share(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4),
							OrderState.valueOf(row.getString(5)), row.getString(6), row.getString(7)),
					planned ? run : -1L);
		this.issues = staged.issues(run);
	}

	private record InputRow(int row, boolean valid, String cells, @Nullable BigDecimal price, int quantity,
			@Nullable String currency) {

	}

	private record Share(int row, int units, String reference, @Nullable String providerOrderId, OrderState state,
			@Nullable String code, @Nullable String message) {

	}

	@Override
	public boolean hasNext() {
		return rows.hasNext();
	}

	@Override
	public ResultRow next() {
		InputRow row = rows.peek();
		if (row == null) {
			throw new NoSuchElementException();
		}
		rows.next();
		List<String> cells = json.readValue(row.cells(), CELLS);
		List<String> wrong = issuesOf(row.row());
		if (!row.valid()) {
			return ResultRow.invalid(row.row(), cells, String.join("; ", wrong));
		}
		return result(row, cells);
	}

	private ResultRow result(InputRow row, List<String> cells) {
		int ordered = 0;
		int pending = 0;
		int rejected = 0;
		int held = 0;
		int skipped = 0;
		List<String> references = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		Set<String> codes = new LinkedHashSet<>();
		Set<String> messages = new LinkedHashSet<>();
		for (Share share = shares.peek(); share != null && share.row() == row.row(); share = shares.peek()) {
			shares.next();
			references.add(share.reference());
			if (share.providerOrderId() != null) {
				ids.add(share.providerOrderId());
			}
			switch (share.state().unitStatus()) {
				case ORDERED -> ordered += share.units();
				case PENDING -> pending += share.units();
				case REJECTED -> rejected += share.units();
				case HELD -> held += share.units();
				default -> skipped += share.units();
			}
			explain(share, codes, messages);
		}
		// Before there is a plan, no unit is in an order.
		int covered = ordered + pending + rejected + held + skipped;
		skipped += references.isEmpty() ? row.quantity() - covered : 0;
		if (skipped > 0 && messages.isEmpty() && whyNotTried != null) {
			messages.add("not tried: " + whyNotTried);
		}
		BigDecimal price = row.price() == null ? BigDecimal.ZERO : row.price();
		return new ResultRow(row.row(), cells,
				new ResultUnits(row.quantity(), ordered, pending, rejected, held, skipped), references, ids,
				price.multiply(BigDecimal.valueOf(ordered)), row.currency(),
				codes.isEmpty() ? null : String.join(" ", codes),
				messages.isEmpty() ? null : String.join("; ", messages));
	}

	private static void explain(Share share, Set<String> codes, Set<String> messages) {
		if (share.code() != null) {
			codes.add(share.code());
		}
		boolean inDoubt = share.state() == OrderState.UNKNOWN || share.state() == OrderState.PLACING;
		boolean asWanted = share.state() == OrderState.PLACED && share.code() == null;
		String message = share.message() == null ? "" : share.message();
		if (inDoubt) {
			messages.add(message.isEmpty() ? "in doubt" : "in doubt: " + message);
		}
		else if (!asWanted && !message.isEmpty()) {
			messages.add(message);
		}
	}

	private List<String> issuesOf(int row) {
		List<String> texts = new ArrayList<>();
		for (Issue issue = issues.peek(); issue != null && issue.row() <= row; issue = issues.peek()) {
			issues.next();
			if (issue.row() == row) {
				String column = issue.column() == null ? "" : issue.column() + row + " ";
				String value = issue.value().isEmpty() ? "is empty" : "'" + issue.value() + "'";
				texts.add(column + issue.header() + " " + value + ": expected " + issue.expected());
			}
		}
		return texts;
	}

	@Override
	public void close() {
		rows.close();
		shares.close();
		issues.close();
	}

}
