package dev.bulkordering.job.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTests {

	// H2 gives up its file where an interrupt meets a thread that writes.
	@Test
	void isNotInterruptedWhileItWrites() throws InterruptedException {
		CountDownLatch writing = new CountDownLatch(1);
		AtomicBoolean interrupted = new AtomicBoolean();
		try (TestDatabase database = TestDatabase.inMemory()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource()) {
				@Override
				public int update(String sql, Object... args) {
					writing.countDown();
					try {
						TimeUnit.MILLISECONDS.sleep(300);
					}
					catch (InterruptedException ex) {
						interrupted.set(true);
					}
					return 1;
				}
			};
			Lease lease = new Lease(jdbc, new DatabaseClock(jdbc), 1, 1, "owner", Duration.ofMillis(30), new RunMark());
			assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
			lease.close();
		}
		assertThat(interrupted).isFalse();
	}

}
