package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Line;
import dev.bulkordering.placement.Utf8;

/** The rows of runs' sheets in the database, with their issues. */
public class StagedRows {

	private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {
	};

	private static final TypeReference<List<String>> CELLS = new TypeReference<>() {
	};

	private static final int VALUE_LENGTH = 1000;

	private final JdbcTemplate jdbc;

	private final StreamingQueries streaming;

	private final JsonMapper json;

	/** Rows in the database behind template and streaming queries. */
	public StagedRows(JdbcTemplate jdbc, StreamingQueries streaming, JsonMapper json) {
		this.jdbc = jdbc;
		this.streaming = streaming;
		this.json = json;
	}

	/**
	 * A checked row.
	 *
	 * @param row row number
	 * @param cells the input's cells as text
	 * @param reference the row's reference, if it has a readable one
	 * @param hash stands for the row when it is met again: see the table
	 * @param values all fields; as the cell has it where it cannot be read
	 * @param line the line, or null for an invalid row
	 * @param group SHA-256 of the line's group key, or null
	 * @param issues what is wrong; empty for a valid row
	 * @param descent where the row stems from; null for most
	 */
	record StagedRow(int row, List<String> cells, @Nullable String reference, byte[] hash, Map<String, String> values,
			@Nullable Line line, byte @Nullable [] group, List<Issue> issues, @Nullable Descent descent) {

		/** The row with where it stems from. */
		StagedRow stemmingFrom(Descent found) {
			return new StagedRow(row, cells, reference, hash, values, line, group, issues, found);
		}

		/** The row, invalid for one more reason. */
		StagedRow with(Issue issue) {
			return new StagedRow(row, cells, reference, hash, values, null, null,
					Stream.concat(issues.stream(), Stream.of(issue)).toList(), descent);
		}

	}

	/**
	 * Units wanted of a SKU at a price in a group; groups are named by their first row.
	 */
	public record DemandRow(int firstRow, String sku, String variant, BigDecimal price, String currency, long units) {

	}

	/** A line as packing needs it. */
	public record LineRow(int firstRow, int row, byte[] sku, byte[] variant, BigDecimal price, int units) {

		boolean isOf(String otherSku, String otherVariant, BigDecimal otherPrice) {
			return price.compareTo(otherPrice) == 0 && Arrays.equals(sku, Utf8.bytes(otherSku))
					&& Arrays.equals(variant, Utf8.bytes(otherVariant));
		}

	}

	/** Forgets all rows of a run, to stage them anew or because its sheet is refused. */
	public void discard(long run) {
		discardPlan(run);
		jdbc.update("delete from bo_issue where run_id = ?", run);
		jdbc.update("delete from bo_ignored_row where run_id = ?", run);
		jdbc.update("delete from bo_row where run_id = ?", run);
	}

	/** Forgets orders of a plan that never became valid. */
	void discardPlan(long run) {
		jdbc.update("delete from bo_piece where run_id = ?", run);
		jdbc.update("delete from bo_order where run_id = ?", run);
	}

	/** Adds rows. */
	void add(long run, Collection<? extends StagedRow> rows) {
		jdbc.batchUpdate("""
				insert into bo_row (run_id, row_no, valid, cells, reference, row_hash, group_hash, sku, variant, price,
					quantity, currency, fields, origin_run, origin_row, root_run, root_row)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", new ArrayList<>(rows), 1000, (statement, row) -> {
			Line line = row.line();
			statement.setLong(1, run);
			statement.setInt(2, row.row());
			statement.setBoolean(3, line != null);
			statement.setString(4, json.writeValueAsString(row.cells()));
			statement.setBytes(5, row.reference() == null ? null : Utf8.bytes(row.reference()));
			statement.setBytes(6, row.hash());
			statement.setBytes(7, row.group());
			statement.setBytes(8, line == null ? null : Utf8.bytes(line.sku()));
			statement.setBytes(9, line == null ? null : Utf8.bytes(line.variant()));
			statement.setBigDecimal(10, line == null ? null : line.price());
			statement.setObject(11, line == null ? null : line.quantity(), Types.INTEGER);
			statement.setString(12, line == null ? null : line.currency());
			statement.setString(13, json.writeValueAsString(row.values()));
			set(statement, 14, row.descent() == null ? null : row.descent().origin());
			set(statement, 16, row.descent() == null ? null : row.descent().root());
		});
		addIssues(run, rows.stream().flatMap((row) -> numbered(row.issues()).stream()).toList());
	}

	private static void set(PreparedStatement statement, int index, @Nullable RowId id) throws SQLException {
		statement.setObject(index, id == null ? null : id.run(), Types.BIGINT);
		statement.setObject(index + 1, id == null ? null : id.row(), Types.INTEGER);
	}

	private record NumberedIssue(int number, Issue issue) {

	}

	private static List<NumberedIssue> numbered(List<Issue> issues) {
		List<NumberedIssue> numbered = new ArrayList<>();
		for (Issue issue : issues) {
			numbered.add(new NumberedIssue(numbered.size() + 1, issue));
		}
		return numbered;
	}

	private void addIssues(long run, List<NumberedIssue> issues) {
		jdbc.batchUpdate("""
				insert into bo_issue (run_id, row_no, issue_no, column_letter, header, cell_value, expected)
				values (?, ?, ?, ?, ?, ?, ?)
				""", issues, 1000, (statement, numbered) -> {
			Issue issue = numbered.issue();
			statement.setLong(1, run);
			statement.setInt(2, issue.row());
			statement.setInt(3, numbered.number());
			statement.setString(4, issue.column());
			statement.setString(5, cut(issue.header()));
			statement.setString(6, cut(issue.value()));
			statement.setString(7, cut(issue.expected()));
		});
	}

	/**
	 * Adds rows that were left out.
	 * @param before how many were added before
	 */
	void addIgnored(long run, List<IgnoredRow> rows, long before) {
		List<Object[]> numbered = new ArrayList<>();
		for (IgnoredRow row : rows) {
			numbered.add(new Object[] { run, before + numbered.size() + 1, row.row(), cut(row.reason(), 500) });
		}
		jdbc.batchUpdate("insert into bo_ignored_row (run_id, ignored_no, row_no, reason) values (?, ?, ?, ?)",
				numbered);
	}

	/**
	 * A row with a reference.
	 *
	 * @param row row number
	 * @param reference its reference
	 */
	record Referenced(int row, String reference) {

	}

	/** The rows of a sheet that have a reference, sorted by it, then by row. */
	Cursor<Referenced> referenced(long run) {
		return streaming.query(
				"select row_no, reference from bo_row where run_id = ? and reference is not null order by reference, row_no",
				(row, index) -> new Referenced(row.getInt(1), Utf8.text(row.getBytes(2))), run);
	}

	/**
	 * A SKU at a price, as a row of a run wants it.
	 *
	 * @param row row number
	 * @param sku the SKU
	 * @param price the price
	 * @param fields the row's checked fields
	 */
	record Wanted(int row, String sku, BigDecimal price, Map<String, String> fields) {
	}

	/** What the valid rows of a run want, sorted by SKU and price. */
	Cursor<Wanted> wanted(long run) {
		return streaming.query("""
				select row_no, sku, price, fields from bo_row where run_id = ? and valid = true
				order by sku, price, row_no
				""", (row, index) -> new Wanted(row.getInt(1), Utf8.text(row.getBytes(2)), row.getBigDecimal(3),
				json.readValue(row.getString(4), FIELDS)), run);
	}

	/** The input's cells of a row, as text. */
	List<String> cells(long run, int row) {
		String cells = jdbc.queryForObject("select cells from bo_row where run_id = ? and row_no = ?", String.class,
				run, row);
		return cells == null ? List.of() : json.readValue(cells, CELLS);
	}

	/** Turns rows invalid that were valid on their own, with one more issue each. */
	public void invalidate(long run, List<Issue> issues) {
		jdbc.batchUpdate("update bo_row set valid = ? where run_id = ? and row_no = ?", issues, 1000,
				(statement, issue) -> {
					statement.setBoolean(1, false);
					statement.setLong(2, run);
					statement.setInt(3, issue.row());
				});
		// Behind whatever number of issues the row has already.
		addIssues(run, issues.stream().map((issue) -> new NumberedIssue(1000, issue)).toList());
	}

	/**
	 * A valid row, as it is known again.
	 *
	 * @param row row number
	 * @param hash see {@link StagedRow#hash()}
	 * @param root the first of the rows that it stems from; null if it stems from none
	 */
	record KnownBy(int row, byte[] hash, @Nullable RowId root) {

	}

	/** The valid rows of a run, as they are known again. */
	Cursor<KnownBy> knownBy(long run) {
		return streaming.query("""
				select row_no, row_hash, root_run, root_row from bo_row where run_id = ? and valid = true
				order by row_no
				""", (row, index) -> new KnownBy(row.getInt(1), row.getBytes(2), Origins.id(row, 3)), run);
	}

	/**
	 * A valid row that stems from another.
	 *
	 * @param row row number
	 * @param quantity its units
	 * @param descent where it stems from
	 */
	record Stemming(int row, int quantity, Descent descent) {
	}

	private static final String STEMMING = """
			select row_no, quantity, origin_run, origin_row, root_run, root_row from bo_row
			where run_id = ? and valid = true and
			""";

	/** Valid rows behind another that stem from rows of earlier runs, by row. */
	List<Stemming> stemming(long run, int after, int most) {
		return jdbc.query(STEMMING + " root_run is not null and row_no > ? order by row_no limit ?",
				(row, index) -> stemming(row), run, after, most);
	}

	/** The valid rows that stem from some rows that no other one is behind, by row. */
	List<Stemming> stemmingFrom(long run, long rootRun, TreeSet<Integer> rootRows) {
		List<Object> arguments = new ArrayList<>(List.of(run, rootRun, rootRows.first(), rootRows.last()));
		arguments.addAll(rootRows);
		return jdbc.query(
				STEMMING + " root_run = ? and root_row between ? and ? and root_row in ("
						+ String.join(", ", Collections.nCopies(rootRows.size(), "?")) + ") order by row_no",
				(row, index) -> stemming(row), arguments.toArray());
	}

	private static Stemming stemming(ResultSet row) throws SQLException {
		return new Stemming(row.getInt(1), row.getInt(2),
				new Descent(Objects.requireNonNull(Origins.id(row, 3)), Objects.requireNonNull(Origins.id(row, 5))));
	}

	/**
	 * A row's fields.
	 *
	 * @param row row number
	 * @param values the fields, as the cell has it where it cannot be read
	 * @param root the first of the rows that it stems from; itself if it stems from none
	 */
	record Fields(int row, Map<String, String> values, RowId root) {
	}

	/** The fields of all rows of a run, by row. */
	Cursor<Fields> fields(long run) {
		return streaming.query("select row_no, fields, root_run, root_row from bo_row where run_id = ? order by row_no",
				(row, index) -> new Fields(row.getInt(1), fields(row.getString(2)),
						Objects.requireNonNullElse(Origins.id(row, 3), new RowId(run, row.getInt(1)))),
				run);
	}

	/** The checked fields of a row. */
	Map<String, String> fields(long run, int row) {
		return fields(jdbc.queryForObject("select fields from bo_row where run_id = ? and row_no = ?", String.class,
				run, row));
	}

	// invalid rows of runs before they were kept have none
	private Map<String, String> fields(@Nullable String stored) {
		return stored == null ? Map.of() : json.readValue(stored, FIELDS);
	}

	// Groups are named by their first row and come in the order of those, SKUs by code
	// point.
	private static final String LINES = """
			select row_no, sku, variant, price, quantity, currency,
				min(row_no) over (partition by group_hash) as first_row
			from bo_row where run_id = ? and valid = true
			""";

	Cursor<DemandRow> demands(long run) {
		return streaming.query("""
				select first_row, sku, variant, price, min(currency), sum(quantity) from (%s) l
				group by first_row, sku, variant, price
				order by first_row, sku, price, variant
				""".formatted(LINES), (row, index) -> new DemandRow(row.getInt(1), Utf8.text(row.getBytes(2)),
				Utf8.text(row.getBytes(3)), row.getBigDecimal(4), row.getString(5), row.getLong(6)), run);
	}

	Cursor<LineRow> lines(long run) {
		return streaming.query("""
				select first_row, row_no, sku, variant, price, quantity from (%s) l
				order by first_row, sku, price, variant, row_no
				""".formatted(LINES), (row, index) -> new LineRow(row.getInt(1), row.getInt(2), row.getBytes(3),
				row.getBytes(4), row.getBigDecimal(5), row.getInt(6)), run);
	}

	/** All issues of a run, by row. */
	public Cursor<Issue> issues(long run) {
		return streaming.query("""
				select row_no, column_letter, header, cell_value, expected from bo_issue
				where run_id = ? order by row_no, issue_no
				""", (row, index) -> new Issue(row.getInt(1), row.getString(2), row.getString(3), row.getString(4),
				row.getString(5)), run);
	}

	/** All rows of a run that were left out. */
	public List<IgnoredRow> ignored(long run) {
		return jdbc.query("select row_no, reason from bo_ignored_row where run_id = ? order by row_no, ignored_no",
				(row, index) -> new IgnoredRow(row.getInt(1), row.getString(2)), run);
	}

	/** Units that the valid rows of a run ask for. */
	long asked(long run) {
		Long asked = jdbc.queryForObject("select sum(quantity) from bo_row where run_id = ? and valid = true",
				Long.class, run);
		return asked == null ? 0 : asked;
	}

	/** How many rows of a run are valid, or are not. */
	public long count(long run, boolean valid) {
		Long count = jdbc.queryForObject("select count(*) from bo_row where run_id = ? and valid = ?", Long.class, run,
				valid);
		return count == null ? 0 : count;
	}

	private static String cut(String text) {
		return cut(text, VALUE_LENGTH);
	}

	private static String cut(String text, int length) {
		return text.length() <= length ? text : text.substring(0, length - 1) + "…";
	}

}
