package dev.bulkordering.job.step;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.step.StagedRows.KnownBy;
import dev.bulkordering.job.step.StreamingQueries.Cursor;

/**
 * Finds rows that an earlier sheet of the job holds with units that are ordered, pending,
 * held or not yet placed.
 */
public class SeenBefore {

	private static final int AT_ONCE = 500;

	private static final int SHOWN = 10;

	private final JdbcTemplate jdbc;

	/** Finds rows among the runs of the database behind the template. */
	public SeenBefore(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** A row that an earlier run holds too. */
	public record SeenRow(int row, long earlierRun, int earlierRow) {

	}

	/** How many rows were seen, and the first few. */
	public record SeenRows(long count, List<SeenRow> first) {

	}

	private record Earlier(ByteBuffer hash, long run, int row, RowId root) {

	}

	/**
	 * Finds the rows of a staged sheet that were seen. A row that stems from another is
	 * not seen by that one, nor by what else stems from it.
	 * @param staged where the sheet's rows are, perhaps in another database
	 * @param stagedRun their run there
	 * @param job name of the job
	 * @param except a run of this database that is not looked at: the sheet's own
	 */
	public SeenRows find(StagedRows staged, long stagedRun, String job, long except) {
		long count = 0;
		List<SeenRow> first = new ArrayList<>();
		List<KnownBy> batch = new ArrayList<>();
		try (Cursor<KnownBy> rows = staged.knownBy(stagedRun)) {
			while (rows.hasNext()) {
				batch.add(rows.next());
				if (batch.size() == AT_ONCE || !rows.hasNext()) {
					List<SeenRow> seen = seen(batch, job, except);
					count += seen.size();
					seen.stream().limit(Math.max(0, SHOWN - first.size())).forEach(first::add);
					batch.clear();
				}
			}
		}
		return new SeenRows(count, first);
	}

	private List<SeenRow> seen(List<KnownBy> rows, String job, long except) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(job);
		arguments.add(except);
		rows.forEach((row) -> arguments.add(row.hash()));
		Map<ByteBuffer, List<Earlier>> earlier = new HashMap<>();
		jdbc.query("""
				select e.row_hash, (select min(x.id) from bo_execution x where x.run_id = e.run_id), e.row_no, e.run_id,
					e.root_run, e.root_row
				from bo_row e join bo_run r on r.id = e.run_id
				where r.job = ? and r.id <> ? and r.planned_at is not null and e.valid = true
					and e.row_hash in (%s) and exists (
						select 1 from bo_piece p join bo_order o on o.run_id = p.run_id and o.order_no = p.order_no
						where p.run_id = e.run_id and p.row_no = e.row_no and o.state not in ('REJECTED', 'SPLIT')
							and (o.state <> 'PLANNED' or r.status <> 'ABANDONED'))
				order by e.run_id, e.row_no
				""".formatted(String.join(", ", Collections.nCopies(rows.size(), "?"))), (row) -> {
			RowId root = Origins.id(row, 5);
			Earlier one = new Earlier(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2), row.getInt(3),
					root == null ? new RowId(row.getLong(4), row.getInt(3)) : root);
			earlier.computeIfAbsent(one.hash(), (hash) -> new ArrayList<>()).add(one);
		}, arguments.toArray());
		List<SeenRow> seen = new ArrayList<>();
		for (KnownBy row : rows) {
			List<Earlier> found = earlier.getOrDefault(ByteBuffer.wrap(row.hash()), List.of());
			found.stream()
				.filter((one) -> !one.root().equals(row.root()))
				.findFirst()
				.ifPresent((one) -> seen.add(new SeenRow(row.row(), one.run(), one.row())));
		}
		return seen;
	}

}
