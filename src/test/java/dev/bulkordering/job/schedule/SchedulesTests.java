package dev.bulkordering.job.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

import dev.bulkordering.job.Firing;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.ScheduleView.Fired;
import dev.bulkordering.job.ScheduleView.State;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.definition.VoucherProvider;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Two servers with the same schedules on one database, and a clock that is moved. */
@BothDatabases
class SchedulesTests {

	private static final String EACH_SECOND = "* * * * * *";

	private static final String EACH_HOUR = "0 0 * * * *";

	@TempDir
	Path jobs;

	@Parameter
	TestDatabase database;

	private DataSource pool;

	private JdbcTemplate jdbc;

	private long now = 1_800_000_000_000L;

	private Schedules one;

	private Schedules other;

	@BeforeEach
	void start() {
		pool = database.migrated().dataSource();
		jdbc = new JdbcTemplate(pool);
		jdbc.execute("delete from bo_firing");
		jdbc.execute("delete from bo_schedule");
		one = server();
		other = server();
	}

	private Schedules server() {
		DatabaseClock clock = new DatabaseClock(jdbc) {
			@Override
			public long millis() {
				return now;
			}
		};
		return new Schedules(new JobDefinitions(jobs, Stream.of(new VoucherProvider("vouchers"))), jdbc,
				new Transactions(new JdbcTransactionManager(pool), Duration.ofSeconds(10)), new AuditTrail(jdbc, clock),
				clock, "the database");
	}

	@Test
	void givesEachTimeToOneServer() throws Exception {
		job("nightly", EACH_SECOND);
		assertThat(one.claimDue(4)).isEmpty();
		List<Firing> claimed = new ArrayList<>();
		for (int second = 0; second < 20; second++) {
			pass(Duration.ofSeconds(1));
			CompletableFuture<List<Firing>> meanwhile = CompletableFuture.supplyAsync(() -> claimedAndRun(other));
			claimed.addAll(claimedAndRun(one));
			claimed.addAll(meanwhile.get());
		}
		assertThat(claimed).hasSize(20);
		assertThat(claimed).extracting(Firing::dueAt).doesNotHaveDuplicates();
		assertThat(one.latest("nightly", 100)).hasSize(20)
			.allSatisfy((fired) -> assertThat(fired.outcome()).isEqualTo("no new sheet"));
	}

	@Test
	void leavesOutWhatComesWhileAJobIsUnderWayUnlessItsServerIsDead() {
		job("nightly", EACH_SECOND);
		one.claimDue(4);
		pass(Duration.ofSeconds(1));
		Firing first = one.claimDue(4).get(0);
		pass(Duration.ofSeconds(1));
		assertThat(other.claimDue(4)).isEmpty();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> other.runNow("nightly", this::nothing))
			.withMessageContaining("is being run at this moment");
		pass(Duration.ofSeconds(50));
		assertThat(one.claimDue(0)).as("it only says that it lives").isEmpty();
		pass(Duration.ofSeconds(50));
		assertThat(other.claimDue(4)).isEmpty();
		assertThat(latest().state()).isEqualTo(State.RUNNING);
		assertThat(latest().leftOut()).isEqualTo(2);

		pass(Duration.ofSeconds(61));
		assertThat(latest().state()).isEqualTo(State.DIED);
		assertThat(other.claimDue(4)).hasSize(1);
		one.run(first, this::nothing);
		assertThat(one.latest("nightly", 9)).extracting(Fired::state).containsExactly(State.RUNNING, State.ENDED);
	}

	@Test
	void makesUpForARestartAndShowsWhatWasMissed() {
		job("nightly", EACH_HOUR);
		one.claimDue(4);
		pass(Duration.ofHours(3).plusMinutes(1));
		assertThat(one.claimDue(4)).as("the last of them came a minute ago").hasSize(1);
		assertThat(one.latest("nightly", 9)).extracting(Fired::state, Fired::leftOut)
			.containsExactly(tuple(State.RUNNING, 0), tuple(State.MISSED, 2));
		pass(Duration.ofMinutes(69));
		assertThat(other.claimDue(4)).as("it came too long ago").isEmpty();
		assertThat(latest().state()).isEqualTo(State.MISSED);
		assertThat(other.claimDue(4)).isEmpty();
		assertThat(one.latest("nightly", 9)).hasSize(3);
	}

	@Test
	void restsWhileItIsPausedAndGoesOnWithItsNextTime() {
		job("nightly", EACH_HOUR);
		one.claimDue(4);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> one.pause("nightly", " "));
		one.pause("nightly", "stock-taking");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> other.pause("nightly", "again"));
		pass(Duration.ofHours(2));
		assertThat(other.claimDue(4)).isEmpty();
		assertThat(other.pauses().get("nightly").reason()).isEqualTo("stock-taking");
		other.runNow("nightly", this::nothing);
		assertThat(latest().exitCode()).isZero();
		other.resume("nightly", "all is counted");
		assertThat(one.claimDue(4)).as("what came during the pause").isEmpty();
		pass(Duration.ofHours(1));
		assertThat(one.claimDue(4)).hasSize(1);
		assertThat(jdbc.queryForList("select action from bo_audit order by id desc limit 3", String.class))
			.containsExactly("RESUME_SCHEDULE", "RUN_INBOX", "PAUSE_SCHEDULE");
	}

	@Test
	void noticesJobFilesThatComeChangeAndGoWrong() throws IOException {
		assertThat(one.claimDue(4)).isEmpty();
		job("nightly", EACH_HOUR);
		one.claimDue(4);
		job("nightly", "0 30 * * * *");
		pass(Duration.ofHours(1));
		assertThat(one.claimDue(4)).as("nothing is missed by a schedule that is new").isEmpty();
		pass(Duration.ofHours(1));
		one.claimDue(4).forEach((firing) -> one.run(firing, () -> {
			throw new IllegalStateException("no disk");
		}));
		pass(Duration.ofMinutes(31));
		one.claimDue(4).forEach((firing) -> one.run(firing, () -> {
			throw new IllegalStateException("no disk");
		}));
		assertThat(latest().exitCode()).isEqualTo(1);
		assertThat(latest().outcome()).isEqualTo("no disk");
		Files.writeString(jobs.resolve("nightly.yml"), "provider: nobody\n");
		pass(Duration.ofHours(1));
		assertThat(one.claimDue(4)).isEmpty();
	}

	private List<Firing> claimedAndRun(Schedules server) {
		List<Firing> claimed = server.claimDue(4);
		claimed.forEach((firing) -> server.run(firing, this::nothing));
		return claimed;
	}

	private Fired latest() {
		return one.latest("nightly", 1).get(0);
	}

	private SeveralRuns nothing() {
		return SeveralRuns.of(List.of());
	}

	private void pass(Duration time) {
		now += time.toMillis();
	}

	private void job(String name, String cron) {
		try {
			Files.writeString(jobs.resolve(name + ".yml"),
					"provider: vouchers\noptions: {wallet: EUR}\ninbox: in\nschedule: {cron: '" + cron
							+ "', zone: UTC}\n");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
