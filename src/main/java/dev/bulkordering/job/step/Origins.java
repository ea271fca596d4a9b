package dev.bulkordering.job.step;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.step.Family.Member;
import dev.bulkordering.job.step.StagedRows.Stemming;
import dev.bulkordering.validation.CommonFields;

/**
 * Makes sure that rows of a corrected sheet order no unit that the rows they stem from
 * were given, or that another corrected sheet has ordered since.
 */
public class Origins {

	private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})/([0-9]{1,9})");

	private static final int AT_ONCE = 500;

	private static final String QUANTITY = "quantity";

	/** No run has this number. */
	static final long NO_RUN = -1;

	private final JdbcTemplate jdbc;

	/** Origins in the runs of the database behind the template. */
	public Origins(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Units of a row that it may not order.
	 *
	 * @param row the row
	 * @param field the field that says too much
	 * @param value what it says
	 * @param expected what was expected there, in words
	 */
	record Spent(int row, String field, String value, String expected) {
	}

	/**
	 * What a row says that stems from another: the number of any execution, and a row.
	 */
	static String text(long execution, int row) {
		return execution + "/" + row;
	}

	/**
	 * Finds the rows that are named as origins; what is no row of the job's is left out.
	 * @param job name of the job
	 * @param texts as {@link #text} writes them
	 */
	Map<String, Descent> resolve(String job, Collection<String> texts) {
		Map<String, RowId> named = named(job, texts);
		Map<Long, List<RowId>> byRun = new TreeMap<>();
		named.values().forEach((id) -> byRun.computeIfAbsent(id.run(), (run) -> new ArrayList<>()).add(id));
		Map<RowId, Descent> found = new HashMap<>();
		byRun.forEach((run, ids) -> jdbc.query(
				"select row_no, root_run, root_row from bo_row where run_id = ? and row_no between ? and ? and row_no in ("
						+ marks(ids) + ")",
				(row) -> {
					RowId id = new RowId(run, row.getInt(1));
					RowId root = id(row, 2);
					found.put(id, new Descent(id, root == null ? id : root));
				}, arguments(run, new TreeSet<>(ids.stream().map(RowId::row).toList()))));
		Map<String, Descent> resolved = new HashMap<>();
		named.forEach((text, id) -> {
			Descent descent = found.get(id);
			if (descent != null) {
				resolved.put(text, descent);
			}
		});
		return resolved;
	}

	private Map<String, RowId> named(String job, Collection<String> texts) {
		Map<Long, Long> runs = new HashMap<>();
		Map<String, RowId> named = new HashMap<>();
		for (String text : texts) {
			Matcher parts = TEXT.matcher(text);
			if (parts.matches()) {
				long run = runs.computeIfAbsent(Long.parseLong(parts.group(1)), (execution) -> runOf(job, execution));
				named.put(text, new RowId(run, Integer.parseInt(parts.group(2))));
			}
		}
		return named;
	}

	private long runOf(String job, long execution) {
		return jdbc
			.queryForList(
					"select r.id from bo_execution x join bo_run r on r.id = x.run_id where x.id = ? and r.job = ?",
					Long.class, execution, job)
			.stream()
			.findFirst()
			.orElse(NO_RUN);
	}

	/**
	 * Finds the valid rows of a sheet that ask for more than is left to order of the rows
	 * that they stem from, a few rows of the sheet at a time.
	 * @param staged where the sheet's rows are, perhaps in another database
	 * @param stagedRun their run there
	 * @param except a run of this database that is not counted: the sheet's own
	 * @param after begins behind this row
	 * @return the rows, and where to go on; null behind the last row
	 */
	@Nullable Page spent(StagedRows staged, long stagedRun, long except, int after) {
		List<Stemming> rows = staged.stemming(stagedRun, after, AT_ONCE);
		if (rows.isEmpty()) {
			return null;
		}
		Map<Long, TreeSet<Integer>> roots = new TreeMap<>();
		rows.forEach((row) -> roots.computeIfAbsent(row.descent().root().run(), (run) -> new TreeSet<>())
			.add(row.descent().root().row()));
		List<Spent> spent = new ArrayList<>();
		roots.forEach((run, rootRows) -> {
			Map<RowId, Family> families = families(run, rootRows, except);
			Map<RowId, List<Stemming>> own = new TreeMap<>();
			staged.stemmingFrom(stagedRun, run, rootRows)
				.forEach((row) -> own.computeIfAbsent(row.descent().root(), (root) -> new ArrayList<>()).add(row));
			own.forEach((root, asking) -> {
				// a family is looked at with the first of its rows
				if (asking.get(0).row() > after) {
					Family family = families.computeIfAbsent(root, (id) -> new Family(List.of()));
					asking.forEach((row) -> take(family, row, spent));
				}
			});
		});
		return new Page(spent, rows.get(rows.size() - 1).row());
	}

	/** Some rows that ask for too much, and the row to go on behind. */
	record Page(List<Spent> spent, int last) {
	}

	private static void take(Family family, Stemming row, List<Spent> spent) {
		RowId origin = row.descent().origin();
		long left = family.left(origin);
		if (row.quantity() <= left) {
			family.add(Member.taking(new RowId(Long.MAX_VALUE, row.row()), origin, row.quantity()));
			return;
		}
		Member member = family.member(origin);
		String of = "of row " + origin.row() + (member == null ? "" : " of run " + member.execution());
		Member since = family.takenLast(origin);
		String taken = since == null ? ""
				: since.execution() == 0 ? "; row " + since.id().row() + " above orders others"
						: "; run " + since.execution() + " has ordered others since";
		if (left == 0) {
			spent.add(new Spent(row.row(), CommonFields.ORIGIN,
					member == null ? "" : text(member.execution(), origin.row()),
					"a row with units that are left to be ordered; " + of + " none is" + taken));
		}
		else {
			spent.add(new Spent(row.row(), QUANTITY, Integer.toString(row.quantity()), "at most " + left
					+ ": so many units " + of + ", where this row stems from, are left to be ordered" + taken));
		}
	}

	/** The families of some rows that no other one is behind. */
	Map<RowId, Family> families(long run, TreeSet<Integer> rows, long except) {
		List<Member> members = new ArrayList<>();
		Map<RowId, RowId> roots = new HashMap<>();
		String select = """
				select e.run_id, e.row_no, e.origin_run, e.origin_row, e.root_run, e.root_row,
					(select min(x.id) from bo_execution x where x.run_id = e.run_id) as execution, e.valid,
					r.planned_at, r.status, e.quantity,
					sum(case when r.planned_at is not null
						and (o.state = 'REJECTED' or o.state = 'PLANNED' and r.status = 'ABANDONED')
						then p.units else 0 end) as free,
					sum(case when r.planned_at is not null and o.state not in ('REJECTED', 'SPLIT')
						and not (o.state = 'PLANNED' and r.status = 'ABANDONED') then p.units else 0 end) as taken
				from bo_row e join bo_run r on r.id = e.run_id
				left join bo_piece p on p.run_id = e.run_id and p.row_no = e.row_no
				left join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
				where e.run_id <> ? and %s
				group by e.run_id, e.row_no, e.origin_run, e.origin_row, e.root_run, e.root_row, e.valid,
					r.planned_at, r.status, e.quantity
				""";
		for (String which : List.of("e.run_id = ? and e.row_no between ? and ? and e.row_no in (%s)",
				"e.root_run = ? and e.root_row between ? and ? and e.root_row in (%s)")) {
			List<Object> arguments = new ArrayList<>(List.of(except));
			arguments.addAll(List.of(arguments(run, rows)));
			jdbc.query(select.formatted(which.formatted(marks(rows))), (row) -> {
				Member member = member(row);
				RowId root = id(row, 5);
				roots.put(member.id(), root == null ? member.id() : root);
				members.add(member);
			}, arguments.toArray());
		}
		Map<RowId, Family> families = new HashMap<>();
		for (Member member : members) {
			families.computeIfAbsent(roots.getOrDefault(member.id(), member.id()), (root) -> new Family(List.of()))
				.add(member);
		}
		return families;
	}

	private static Member member(ResultSet row) throws SQLException {
		// what was given up before anything of it was ordered says nothing of what is
		// wanted
		boolean planned = row.getObject("planned_at") != null
				&& !(row.getString("status").equals("ABANDONED") && row.getLong("taken") == 0);
		return new Member(new RowId(row.getLong("run_id"), row.getInt("row_no")), id(row, 3), row.getLong("execution"),
				row.getBoolean("valid"), planned, row.getLong("quantity"), row.getLong("free"), row.getLong("taken"));
	}

	static @Nullable RowId id(ResultSet row, int column) throws SQLException {
		long run = row.getLong(column);
		return row.wasNull() ? null : new RowId(run, row.getInt(column + 1));
	}

	/**
	 * Makes sure that there is what {@link #lock} locks. Not to be called within a
	 * transaction.
	 */
	void prepareLock(long run) {
		for (Long root : roots(run)) {
			try {
				if (jdbc.queryForList("select root_run from bo_origin_lock where root_run = ?", root).isEmpty()) {
					jdbc.update("insert into bo_origin_lock (root_run) values (?)", root);
				}
			}
			catch (DuplicateKeyException ex) {
				// another process was quicker
			}
		}
	}

	/**
	 * Keeps others from planning rows of the same families until the end of the
	 * transaction.
	 */
	void lock(long run) {
		for (Long root : roots(run)) {
			jdbc.queryForList("select root_run from bo_origin_lock where root_run = ? for update", Long.class, root);
		}
	}

	private List<Long> roots(long run) {
		return jdbc.queryForList(
				"select distinct root_run from bo_row where run_id = ? and root_run is not null order by root_run",
				Long.class, run);
	}

	private static String marks(Collection<?> values) {
		return String.join(", ", Collections.nCopies(values.size(), "?"));
	}

	// H2 narrows an index by a range, and not by a list behind its first column
	private static Object[] arguments(long run, TreeSet<Integer> rows) {
		List<Object> arguments = new ArrayList<>(List.of(run, rows.first(), rows.last()));
		arguments.addAll(rows);
		return arguments.toArray();
	}

}
