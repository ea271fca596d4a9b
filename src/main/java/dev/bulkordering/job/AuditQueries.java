package dev.bulkordering.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.AuditEntry.Filter;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.result.CsvStream;

/** The audit trail as people look through it: a page at a time, however long it is. */
class AuditQueries {

	private static final int AT_ONCE = 1000;

	private static final List<String> HEADERS = List.of("at", "who", "action", "execution", "job", "order", "reason",
			"detail");

	private final JdbcTemplate jdbc;

	AuditQueries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Entries, newest first.
	 * @param before only those that come behind the entry of this id
	 * @param most how many at the most
	 */
	List<AuditEntry> find(Filter filter, @Nullable Long before, int most) {
		// what belongs to the run is looked up for the few that are shown
		StringBuilder sql = new StringBuilder("""
				select a.*, (select r.job from bo_run r where r.id = a.run_id) as job,
					(select max(e.id) from bo_execution e where e.run_id = a.run_id) as execution
				from bo_audit a where true
				""");
		List<Object> arguments = new ArrayList<>();
		narrow(filter, sql, arguments);
		if (before != null) {
			List<Long> at = jdbc.queryForList("select at from bo_audit where id = ?", Long.class, before);
			if (at.isEmpty()) {
				return List.of();
			}
			sql.append(" and a.at <= ? and (a.at < ? or a.id < ?)");
			arguments.addAll(List.of(at.get(0), at.get(0), before));
		}
		arguments.add(most);
		return jdbc.query(sql.append(order(filter)).append(" limit ?").toString(),
				(row, index) -> new AuditEntry(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at")),
						row.getString("actor"), row.getString("person"), Action.valueOf(row.getString("action")),
						row.getObject("execution", Long.class), row.getString("job"), row.getString("reference"),
						row.getString("reason"), row.getString("detail")),
				arguments.toArray());
	}

	/**
	 * Writes all entries, newest first, as a CSV file.
	 * @throws UncheckedIOException if whoever reads it is gone
	 */
	void export(Filter filter, OutputStream out) {
		try {
			CsvStream table = new CsvStream(out, HEADERS);
			Long last = null;
			List<AuditEntry> entries;
			do {
				entries = find(filter, last, AT_ONCE);
				for (AuditEntry entry : entries) {
					table.row(entry.at().toString(), entry.actor(), entry.action().name(), text(entry.execution()),
							entry.job(), entry.reference(), entry.reason(), entry.detail());
					last = entry.id();
				}
			}
			while (entries.size() == AT_ONCE);
			table.complete();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// a column that is the same in all entries leads an index that has them in this order
	private static String order(Filter filter) {
		String same = filter.person() != null ? "a.person desc, " : filter.action() != null ? "a.action desc, " : "";
		return " order by " + same + "a.at desc, a.id desc";
	}

	private static void narrow(Filter filter, StringBuilder sql, List<Object> arguments) {
		add(" and a.person = ?", filter.person() == null ? null : filter.person().toLowerCase(Locale.ROOT), sql,
				arguments);
		add(" and a.action = ?", filter.action() == null ? null : filter.action().name(), sql, arguments);
		add(" and a.run_id = (select x.run_id from bo_execution x where x.id = ?)", filter.execution(), sql, arguments);
		add(" and a.reference = ?", filter.reference(), sql, arguments);
		add(" and a.at >= ?", filter.from() == null ? null : filter.from().toEpochMilli(), sql, arguments);
		add(" and a.at < ?", filter.until() == null ? null : filter.until().toEpochMilli(), sql, arguments);
		if (filter.text() != null) {
			String pattern = "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
			sql.append(" and (lower(a.reason) like ? escape '!' or lower(a.detail) like ? escape '!')");
			arguments.addAll(List.of(pattern, pattern));
		}
	}

	private static void add(String condition, @Nullable Object argument, StringBuilder sql, List<Object> arguments) {
		if (argument != null) {
			sql.append(condition);
			arguments.add(argument);
		}
	}

	private static @Nullable String text(@Nullable Long number) {
		return number == null ? null : number.toString();
	}

}
