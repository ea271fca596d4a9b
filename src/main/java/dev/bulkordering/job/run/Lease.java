package dev.bulkordering.job.run;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Fence;

/**
 * The right of this process to work on a run, renewed by a heartbeat until it is closed.
 */
public final class Lease implements Fence, AutoCloseable {

	/** How often it is looked whether the run is to stop. */
	private static final long LOOK_MILLIS = 500;

	private static final Logger log = LoggerFactory.getLogger(Lease.class);

	private final JdbcTemplate jdbc;

	private final DatabaseClock clock;

	private final long run;

	private final long fence;

	private final String owner;

	private final Duration time;

	private final ScheduledExecutorService heartbeat;

	private volatile boolean stopAsked;

	private volatile @Nullable Pause pause;

	Lease(JdbcTemplate jdbc, DatabaseClock clock, long run, long fence, String owner, Duration time, RunMark mark) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.run = run;
		this.fence = fence;
		this.owner = owner;
		this.time = time;
		this.heartbeat = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(() -> {
				mark.on(run);
				task.run();
			}, "lease-of-run-" + run);
			thread.setDaemon(true);
			return thread;
		});
		long period = Math.max(1, time.toMillis() / 3);
		heartbeat.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
		heartbeat.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	static String newOwner() {
		return UUID.randomUUID().toString();
	}

	/** The run. */
	public long run() {
		return run;
	}

	@Override
	public long number() {
		return fence;
	}

	@Override
	public void verify() {
		List<Long> current = jdbc.queryForList("select fence from bo_run where id = ? and owner = ? for update",
				Long.class, run, owner);
		if (!current.contains(fence)) {
			throw new OwnershipLostException(run);
		}
	}

	/**
	 * Whether somebody, in any process, asked the run to stop after the calls in flight.
	 */
	public boolean isStopAsked() {
		return stopAsked;
	}

	/**
	 * Who has paused the run's provider, if anybody has since the lease began: then
	 * nothing more of the run may be placed, even if it is resumed meanwhile.
	 */
	public @Nullable Pause pause() {
		return pause;
	}

	/** Looks at once whether the run is to stop, or its provider is paused. */
	public void look() {
		try {
			jdbc.query("""
					select r.stop_asked_at, r.provider, p.paused_by, p.paused_at, p.pause_reason
					from bo_run r left join bo_provider p on p.id = r.provider
					where r.id = ? and r.fence = ?
					""", (row) -> {
				stopAsked = row.getObject(1) != null;
				if (pause == null && row.getObject(4) != null) {
					pause = new Pause(row.getString(2), row.getString(3), row.getLong(4), row.getString(5));
				}
			}, run, fence);
		}
		catch (DataAccessException ex) {
			log.warn("could not look whether run {} is to stop", run, ex);
		}
	}

	private void renew() {
		try {
			jdbc.update("update bo_run set lease_until = ? where id = ? and fence = ? and owner = ?",
					clock.millis() + time.toMillis(), run, fence, owner);
		}
		catch (DataAccessException ex) {
			// The next beat tries again. Should another process take over meanwhile,
			// verify() tells.
			log.warn("could not renew the lease of run {}", run, ex);
		}
	}

	/** Gives the run back: another process may take it at once. */
	@Override
	public void close() {
		// never by an interrupt: a beat may be writing, and H2 gives up its file then
		heartbeat.shutdown();
		try {
			heartbeat.awaitTermination(5, TimeUnit.SECONDS);
			jdbc.update("update bo_run set lease_until = 0 where id = ? and fence = ? and owner = ?", run, fence,
					owner);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (DataAccessException ex) {
			log.warn("could not give back the lease of run {}; it runs out by itself", run, ex);
		}
	}

}
