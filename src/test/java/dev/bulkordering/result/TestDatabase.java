package dev.bulkordering.result;

import java.util.Map;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An H2 database with the project's tables. */
record TestDatabase(JdbcTemplate jdbc, TransactionTemplate transaction) {

	static TestDatabase at(String url) {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL(url);
		Flyway.configure()
			.dataSource(source)
			.locations("classpath:db/migration", "classpath:db/h2")
			.placeholders(Map.of("text", "varchar(1000000)", "binary", "varbinary(1000000)", "date-time",
					"timestamp(9)", "table-options", ""))
			.load()
			.migrate();
		return new TestDatabase(new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
	}

	void addRun(long id) {
		jdbc.update("insert into bo_run (id, job, sheet_name, sheet_path, sheet_hash, run_number, provider, base_url,"
				+ " account, account_name, definition, definition_hash, limits, status, part, created_at, fence)"
				+ " values (?, 'rewards', 's.csv', 's.csv', 'h', 1, 'p', 'u', 'a', 'a', 'd', 'h', '{}', 'RUNNING', 1, 0, 1)",
				id);
	}

	void addOrder(long run, int number) {
		jdbc.update("insert into bo_order (run_id, order_no, reference, group_key, state, version, units, amount,"
				+ " currency, quote_confirmed, calls, attempts, buying_calls, ever_unknown, due_at, questions, updated_at, fence,"
				+ " provider_order_id) values (?, ?, ?, 'g', 'PLACED', 1, 1, 1, 'INR', false, 1, 1, 1, false, 0, 0, 0, 1, ?)",
				run, number, reference(run, number), "P-" + number);
	}

	static String reference(long run, int number) {
		return "REF%011d%011d".formatted(run, number);
	}

}
