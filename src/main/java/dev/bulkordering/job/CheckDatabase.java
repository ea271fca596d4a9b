package dev.bulkordering.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunMark;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.Accounts;
import dev.bulkordering.job.step.Balances;
import dev.bulkordering.job.step.CatalogLimits;
import dev.bulkordering.job.step.Origins;
import dev.bulkordering.job.step.SeenBefore;
import dev.bulkordering.job.step.StagedRows;
import dev.bulkordering.job.step.StagingDesk;
import dev.bulkordering.job.step.StreamingQueries;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Transactions;

/**
 * A database for one check, gone with it: so a check goes the very way of a run, keeps
 * nothing, and takes no more memory than a run.
 */
final class CheckDatabase implements AutoCloseable {

	private final Path directory;

	private final HikariDataSource dataSource;

	private final StagedRows rows;

	private final Leases leases;

	private final Accounts accounts;

	private final StagingDesk desk;

	private final DatabaseClock clock;

	private final CatalogLimits catalogLimits;

	private final Balances balances;

	CheckDatabase(JsonMapper json) {
		try {
			this.directory = Files.createTempDirectory("bulk-ordering-check");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no temporary directory could be made", ex);
		}
		HikariConfig config = new HikariConfig();
		// Nothing here has to outlive the process, so nothing is forced to the disk.
		config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("check").toAbsolutePath()
				+ ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=10000;CACHE_SIZE=16384");
		config.setMaximumPoolSize(5);
		config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		this.dataSource = new HikariDataSource(config);
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration", "classpath:db/h2")
			.placeholders(DatabaseVendor.H2.placeholders())
			.load()
			.migrate();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		this.clock = new DatabaseClock(jdbc);
		Runs runs = new Runs(jdbc, json);
		this.accounts = new Accounts(jdbc);
		Transactions transactions = new Transactions(new JdbcTransactionManager(dataSource), Duration.ofSeconds(1));
		this.rows = new StagedRows(jdbc, new StreamingQueries(dataSource, transactions), json);
		this.leases = new Leases(jdbc, clock, runs, transactions, Duration.ofMinutes(1), new RunMark());
		Journal journal = new Journal(jdbc);
		this.catalogLimits = new CatalogLimits(jdbc, transactions);
		this.desk = new StagingDesk(rows, new Orders(jdbc), runs, transactions, clock, new SeenBefore(jdbc),
				catalogLimits, journal, new Origins(jdbc));
		this.balances = new Balances(accounts, journal, transactions, clock);
	}

	StagedRows rows() {
		return rows;
	}

	/** Makes a run that stands for the check. */
	long begin(Runs.NewRun run) {
		try (Lease lease = leases.begin(run)) {
			return lease.run();
		}
	}

	Accounts accounts() {
		return accounts;
	}

	StagingDesk desk() {
		return desk;
	}

	DatabaseClock clock() {
		return clock;
	}

	Balances balances() {
		return balances;
	}

	CatalogLimits catalogLimits() {
		return catalogLimits;
	}

	@Override
	public void close() {
		dataSource.close();
		FileSystemUtils.deleteRecursively(directory.toFile());
	}

}
