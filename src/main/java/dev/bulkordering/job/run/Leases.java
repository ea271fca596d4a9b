package dev.bulkordering.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.run.RunRecord.Owner;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/** Hands out runs to one living process at a time. */
public class Leases {

	private final JdbcTemplate jdbc;

	private final DatabaseClock clock;

	private final Runs runs;

	private final Transactions transactions;

	private final Duration time;

	private final RunMark mark;

	/**
	 * Leases of the database behind the template.
	 * @param time how long a lease holds without a heartbeat
	 * @param mark marks what is logged about them
	 */
	public Leases(JdbcTemplate jdbc, DatabaseClock clock, Runs runs, Transactions transactions, Duration time,
			RunMark mark) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.runs = runs;
		this.transactions = transactions;
		this.time = time;
		this.mark = mark;
	}

	/**
	 * Makes a run that this process owns.
	 * @throws org.springframework.dao.DuplicateKeyException if another run holds the
	 * claim on its sheet
	 */
	public Lease begin(Runs.NewRun run) {
		String owner = Lease.newOwner();
		long now = clock.millis();
		long id = runs.create(run, owner, ProcessIdentity.current(), now, now + time.toMillis());
		return new Lease(jdbc, clock, id, 1, owner, time, mark);
	}

	/**
	 * Takes a run, from nobody or from an owner that is dead.
	 * @throws OwnedException if its owner lives, or cannot be told to be dead yet, or has
	 * fallen silent in a transaction that the database has not ended yet
	 */
	public Lease acquire(long run) {
		watch(run);
		try {
			return take(run);
		}
		catch (PessimisticLockingFailureException ex) {
			throw OwnedException.silent(runs.get(run));
		}
	}

	// By a clock that was set forward every lease has run out. So whoever may still live
	// is given the time for a sign of life, and for the requests that it may have been
	// about to send.
	private void watch(long run) {
		Owner owner = runs.get(run).owner();
		if (owner.isGone() || owner.isAlive(clock.millis())) {
			return;
		}
		long end = System.nanoTime() + time.toNanos() / 2;
		while (System.nanoTime() - end < 0) {
			try {
				TimeUnit.MILLISECONDS.sleep(Math.min(200, time.toMillis() / 10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new RefusedException("Interrupted while waiting for the owner of a run");
			}
			if (!runs.get(run).owner().equals(owner)) {
				return;
			}
		}
	}

	private Lease take(long run) {
		String owner = Lease.newOwner();
		ProcessIdentity self = ProcessIdentity.current();
		long[] fence = new long[1];
		transactions.run(() -> {
			jdbc.queryForList("select id from bo_run where id = ? for update", Long.class, run);
			RunRecord record = runs.get(run);
			long now = clock.millis();
			if (!jdbc.queryForList("select id from bo_run where id = ? and owner = ?", Long.class, run, owner)
				.isEmpty()) {
				// An earlier try was committed, and its confirmation was lost.
				fence[0] = record.owner().fence();
				return;
			}
			if (record.owner().isAlive(now)) {
				throw new OwnedException(record);
			}
			fence[0] = record.owner().fence() + 1;
			jdbc.update(
					"""
							update bo_run set owner = ?, owner_machine = ?, owner_pid = ?, owner_started_at = ?, lease_until = ?,
								fence = ?, stop_asked_at = null
							where id = ?
							""",
					owner, self.machine(), self.pid(), self.startedAt(), now + time.toMillis(), fence[0], run);
		});
		return new Lease(jdbc, clock, run, fence[0], owner, time, mark);
	}

	/** Another process works on the run. */
	public static class OwnedException extends RefusedException {

		/** Names the owner, and from when the run may be taken over. */
		public OwnedException(RunRecord run) {
			this(run, ". If that process is gone, the run can be taken over from "
					+ Instant.ofEpochMilli(run.owner().leaseUntil()) + " on");
		}

		private OwnedException(RunRecord run, String more) {
			super("execution " + run.number() + " (" + run.job() + ", " + run.sheetName() + ") is owned by "
					+ run.owner().name() + more);
		}

		static OwnedException silent(RunRecord run) {
			return new OwnedException(run,
					", which has fallen silent in the middle of a transaction. If that process is frozen, end it;"
							+ " otherwise the database ends its transaction within minutes, and then the run can be"
							+ " taken over");
		}

	}

}
