package dev.bulkordering.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.RowLine.Status;
import dev.bulkordering.job.RowPath.NamedCell;
import dev.bulkordering.job.RowPath.Part;
import dev.bulkordering.job.RunReport.Units;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Utf8;

/** The rows of runs' sheets as people see them. */
class RowQueries {

	private static final TypeReference<List<String>> CELLS = new TypeReference<>() {
	};

	private static final String ORDERED = sum("'PLACED'");

	private static final String PENDING = sum("'PENDING'");

	private static final String REJECTED = sum("'REJECTED'");

	private static final String HELD = sum("'HELD', 'UNKNOWN', 'PLACING'");

	private static final String TRIED = sum("'PLACED', 'PENDING', 'REJECTED', 'HELD', 'UNKNOWN', 'PLACING'");

	private static final String LINES = """
			select e.row_no, e.valid, e.reference, e.sku, e.quantity, %s as ordered, %s as pending, %s as rejected,
				%s as held, min(case when o.state <> 'PLACED' then o.message end) as message,
				(select min(concat(i.header, ': expected ', i.expected)) from bo_issue i
					where i.run_id = e.run_id and i.row_no = e.row_no) as issue
			from (select * from bo_row e where e.run_id = ? and e.row_no > ? %%s) e join bo_run r on r.id = e.run_id
			left join bo_piece p on p.run_id = e.run_id and p.row_no = e.row_no and r.planned_at is not null
			left join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
			group by e.run_id, e.row_no, e.valid, e.reference, e.sku, e.quantity
			having %%s
			order by e.row_no limit ?
			""".formatted(ORDERED, PENDING, REJECTED, HELD);

	private static final String WITH_TEXT = """
			 and (lower(e.cells) like ? escape '!' or exists (
				select 1 from bo_piece q join bo_order x on x.run_id = q.run_id and x.order_no = q.order_no
				where q.run_id = e.run_id and q.row_no = e.row_no
					and (lower(x.reference) like ? escape '!' or lower(x.provider_order_id) like ? escape '!')))
			""";

	private final JdbcTemplate jdbc;

	private final OrderQueries orders;

	private final JsonMapper json;

	RowQueries(JdbcTemplate jdbc, OrderQueries orders, JsonMapper json) {
		this.jdbc = jdbc;
		this.orders = orders;
		this.json = json;
	}

	private static String sum(String states) {
		return "coalesce(sum(case when o.state in (" + states + ") then p.units else 0 end), 0)";
	}

	/**
	 * Rows of a run, by row.
	 * @param after only those behind this one
	 * @param most how many at the most
	 */
	List<RowLine> find(long run, RowLine.Filter filter, int after, int most) {
		List<Object> arguments = new ArrayList<>(List.of(run, after));
		StringBuilder rows = new StringBuilder();
		if (!filter.text().isBlank()) {
			rows.append(WITH_TEXT);
			String pattern = "%" + filter.text().strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
			arguments.addAll(List.of(pattern, pattern, pattern));
		}
		if (filter.status() == Status.INVALID) {
			rows.append(" and e.valid = false");
		}
		if (filter.status() == null || filter.status() == Status.INVALID) {
			// what became of a row tells no one apart: so no more rows are looked at than
			// shown
			rows.append(" order by e.row_no limit ?");
			arguments.add(most);
		}
		arguments.add(most);
		return jdbc.query(LINES.formatted(rows, having(filter.status())), (row, index) -> line(row),
				arguments.toArray());
	}

	// A row without a plan has no order: none of its units was tried.
	private static String having(@Nullable Status status) {
		if (status == null) {
			return "1 = 1";
		}
		return switch (status) {
			case INVALID -> "1 = 1";
			case ORDERED -> "e.valid = true and " + ORDERED + " = e.quantity";
			case PENDING -> "e.valid = true and " + PENDING + " = e.quantity";
			case REJECTED -> "e.valid = true and " + REJECTED + " = e.quantity";
			case HELD -> "e.valid = true and " + HELD + " = e.quantity";
			case SKIPPED -> "e.valid = true and " + TRIED + " = 0";
			case PARTLY -> "e.valid = true and " + TRIED + " > 0 and " + ORDERED + " < e.quantity and " + PENDING
					+ " < e.quantity and " + REJECTED + " < e.quantity and " + HELD + " < e.quantity";
		};
	}

	private static RowLine line(ResultSet row) throws SQLException {
		byte[] reference = row.getBytes("reference");
		String ownReference = reference == null ? null : Utf8.text(reference);
		if (!row.getBoolean("valid")) {
			return new RowLine(row.getInt("row_no"), Status.INVALID, ownReference, null, Units.NONE,
					row.getString("issue"));
		}
		long asked = row.getLong("quantity");
		long ordered = row.getLong("ordered");
		long pending = row.getLong("pending");
		long rejected = row.getLong("rejected");
		long held = row.getLong("held");
		Units units = new Units(asked, ordered, pending, rejected, held, asked - ordered - pending - rejected - held);
		return new RowLine(row.getInt("row_no"), status(units), ownReference, Utf8.text(row.getBytes("sku")), units,
				ordered == asked ? null : row.getString("message"));
	}

	private static Status status(Units units) {
		long asked = units.asked();
		return units.ordered() == asked ? Status.ORDERED
				: units.pending() == asked ? Status.PENDING
						: units.rejected() == asked ? Status.REJECTED : units.held() == asked ? Status.HELD
								: units.skipped() == asked ? Status.SKIPPED : Status.PARTLY;
	}

	/** The way of one row of a run; empty if there is no such row. */
	Optional<RowPath> path(RunRecord run, int row) {
		return find(run.id(), new RowLine.Filter(null, ""), row - 1, 1).stream()
			.filter((line) -> line.row() == row)
			.findFirst()
			.map((line) -> new RowPath(line, cells(run, row), issues(run.id(), row), origin(run.id(), row),
					parts(run, row)));
	}

	private List<NamedCell> cells(RunRecord run, int row) {
		List<String> texts = json.readValue(jdbc.queryForObject(
				"select cells from bo_row where run_id = ? and row_no = ?", String.class, run.id(), row), CELLS);
		List<NamedCell> cells = new ArrayList<>();
		for (int column = 0; column < texts.size(); column++) {
			if (!texts.get(column).isEmpty()) {
				cells.add(
						new NamedCell(column < run.header().size() ? run.header().get(column) : "", texts.get(column)));
			}
		}
		return cells;
	}

	private List<Issue> issues(long run, int row) {
		return jdbc.query("""
				select column_letter, header, cell_value, expected from bo_issue
				where run_id = ? and row_no = ? order by issue_no
				""",
				(one, index) -> new Issue(row, one.getString(1), one.getString(2), one.getString(3), one.getString(4)),
				run, row);
	}

	private @Nullable String origin(long run, int row) {
		return jdbc.query("""
				select (select min(x.id) from bo_execution x where x.run_id = e.origin_run), e.origin_row from bo_row e
				where e.run_id = ? and e.row_no = ? and e.origin_run is not null
				""", (one, index) -> one.getLong(1) + "/" + one.getInt(2), run, row).stream().findFirst().orElse(null);
	}

	private List<Part> parts(RunRecord run, int row) {
		if (run.plannedAt() == null) {
			return List.of();
		}
		return jdbc.query("""
				select o.order_no, o.reference, o.parent, o.provider_order_id, p.units, o.state, o.code, o.message
				from bo_piece p join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
				where p.run_id = ? and p.row_no = ? order by o.order_no
				""", (one, index) -> new Part(one.getString(2), one.getString(3), one.getString(4), one.getInt(5),
				OrderState.valueOf(one.getString(6)), OrderQueries.lastAnswer(one.getString(7), one.getString(8)),
				orders.calls(run.id(), one.getInt(1))), run.id(), row);
	}

}
