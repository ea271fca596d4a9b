package dev.bulkordering.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds runs by the cards that the vault has of them, without opening it. */
class RunsWithCodes {

	private final JdbcTemplate jdbc;

	RunsWithCodes(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Runs with cards, newest first; null means of any job. */
	List<RunWithCodes> find(@Nullable Set<String> jobs, long before, int most) {
		StringBuilder condition = new StringBuilder("""
				exists (select 1 from bo_secret s where s.run_id = r.id)
					and (select min(e.id) from bo_execution e where e.run_id = r.id) < ?""");
		List<Object> arguments = new ArrayList<>(List.of(before));
		OfJobs.narrow(jobs, condition, arguments);
		arguments.add(most);
		return query(condition.append(" order by number desc limit ?").toString(), arguments);
	}

	/** How many cards a run has. */
	Optional<RunWithCodes> find(long run) {
		return query("r.id = ?", List.of(run)).stream().findFirst();
	}

	/** Whether an order has cards that a row is a part of. */
	boolean hasCards(long run, int row) {
		return !jdbc.queryForList("""
				select s.order_no from bo_piece p join bo_secret s on s.run_id = p.run_id and s.order_no = p.order_no
				where p.run_id = ? and p.row_no = ? limit 1
				""", run, row).isEmpty();
	}

	private List<RunWithCodes> query(String condition, List<Object> arguments) {
		return jdbc.query("""
				select (select min(e.id) from bo_execution e where e.run_id = r.id) as number, r.job, r.sheet_name,
					r.created_at, (select count(*) from bo_secret s where s.run_id = r.id) as cards
				from bo_run r where\s""" + condition, (row, index) -> new RunWithCodes(row.getLong(1), row.getString(2),
				row.getString(3), Instant.ofEpochMilli(row.getLong(4)), row.getLong(5)), arguments.toArray());
	}

}
