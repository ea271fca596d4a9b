package dev.bulkordering.placement;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.jdbc.core.JdbcTemplate;

/** A database's clock that stands still until it is moved. */
final class MovableClock extends DatabaseClock {

	private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);

	MovableClock(JdbcTemplate jdbc) {
		super(jdbc);
	}

	@Override
	public long millis() {
		return millis.get();
	}

	void advance(Duration time) {
		millis.addAndGet(time.toMillis());
	}

}
