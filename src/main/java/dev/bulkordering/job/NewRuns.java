package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.job.RunLauncher.Launched;
import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.RunReport.Orders;
import dev.bulkordering.job.RunReport.Rows;
import dev.bulkordering.job.RunReport.Units;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.run.Runs.NewRun;
import dev.bulkordering.job.step.Accounts;
import dev.bulkordering.job.step.Hashes;
import dev.bulkordering.job.step.StagedRows;
import dev.bulkordering.order.UnitStatus;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;

/** Begins runs: only for sheets that no other run holds. */
class NewRuns {

	private final RunPreparation preparation;

	private final Runs runs;

	private final Executions executions;

	private final StagedRows rows;

	private final Accounts accounts;

	private final Leases leases;

	private final RunLauncher launcher;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	NewRuns(RunPreparation preparation, Runs runs, Executions executions, StagedRows rows, Accounts accounts,
			Leases leases, RunLauncher launcher, AuditTrail audit, Transactions transactions, DatabaseClock clock) {
		this.preparation = preparation;
		this.runs = runs;
		this.executions = executions;
		this.rows = rows;
		this.accounts = accounts;
		this.leases = leases;
		this.launcher = launcher;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * The sheet is being run by another process, or by another thread, at this moment.
	 */
	private static final class BusyException extends RefusedException {

		BusyException(String message) {
			super(message);
		}

		BusyException(RunRecord run) {
			this("the sheet is being run at this moment, by " + run.owner().name());
		}

	}

	/** Runs a job on a sheet, if that may be. */
	Launched run(Prepared prepared, Path sheet, @Nullable Again again, Progress progress, BooleanSupplier stop) {
		try {
			String hash = hash(sheet);
			int number = freeNumber(prepared, hash, again);
			try (Lease lease = begin(prepared, sheet, hash, number, again)) {
				audit.add(Action.RUN, lease.run(), again == null ? null : again.reason(),
						prepared.job().name() + " on " + sheet);
				return launcher.launch(preparation.work(runs.get(lease.run()), prepared, sheet, lease, progress, stop));
			}
		}
		catch (RefusedException ex) {
			audit.add(Action.REFUSED, null, null, sheet + ": " + ex.getMessage());
			return new Launched(refused(prepared.job().name(), sheet, String.valueOf(ex.getMessage())), false,
					ex instanceof BusyException);
		}
	}

	/**
	 * Whether an earlier run of the job on a sheet of these bytes counts, the latest one
	 * first.
	 */
	Optional<RunRecord> earlier(String job, String hash) {
		return runs.ofSheet(job, hash).stream().filter((run) -> run.plannedOrders() > 0).findFirst();
	}

	/** The report of a sheet that was turned away before it became a run. */
	static RunReport refused(String job, Path sheet, String error) {
		Instant now = Instant.now();
		return new RunReport(job, sheet.toString(), null, RunStatus.REFUSED, ExitCode.REFUSED, Rows.NONE, Units.NONE,
				Orders.NONE, java.util.Map.of(), java.util.Map.of(), null, error, now, now);
	}

	/**
	 * SHA-256 of a sheet.
	 * @throws RefusedException if it cannot be read
	 */
	static String hash(Path sheet) {
		if (Files.isDirectory(sheet)) {
			throw new RefusedException(sheet + " is a folder, not a sheet");
		}
		try {
			return Hashes.ofFile(sheet);
		}
		catch (NoSuchFileException ex) {
			throw new RefusedException("There is no file " + sheet);
		}
		catch (IOException ex) {
			throw new RefusedException(sheet + " cannot be read: " + ex.getMessage());
		}
	}

	private int freeNumber(Prepared prepared, String hash, @Nullable Again again) {
		String job = prepared.job().name();
		List<RunRecord> known = runs.ofSheet(job, hash);
		long now = clock.millis();
		for (RunRecord run : known) {
			if (run.plannedOrders() == 0 && run.status() == RunStatus.RUNNING && run.owner().isAlive(now)) {
				throw new BusyException(run);
			}
		}
		Optional<RunRecord> earlier = known.stream().filter((run) -> run.plannedOrders() > 0).findFirst();
		if (again == null && earlier.isPresent()) {
			if (earlier.get().statusAt(now) == RunStatus.RUNNING) {
				throw new BusyException(whyNot(earlier.get(), now));
			}
			throw new RefusedException(whyNot(earlier.get(), now));
		}
		if (again != null) {
			requireRepeatable(known, earlier, again, now);
		}
		releaseUnplanned(known);
		return known.stream().filter((run) -> run.plannedOrders() > 0).mapToInt(RunRecord::runNumber).max().orElse(0)
				+ 1;
	}

	private String whyNot(RunRecord run, long now) {
		String execution = executions.latest(run.id()).map((latest) -> Long.toString(latest.id())).orElse("?");
		return switch (run.statusAt(now)) {
			case RUNNING ->
				"the sheet is being run at this moment, by " + run.owner().name() + " (execution " + execution + ")";
			case FAILED, DIED, STOPPED -> "the sheet was run before and did not finish (execution " + execution
					+ "). To go on with it: restart " + execution;
			case WAITING_APPROVAL -> "the sheet was run before and waits for approval by a second person (execution "
					+ execution + "). They decide with approve " + execution + " or decline " + execution;
			default -> "the sheet was run before, on " + Instant.ofEpochMilli(run.createdAt()) + " (execution "
					+ execution + (run.resultPath() == null ? "" : ", result " + run.resultPath())
					+ "). To buy all of it a second time: run --again --reason TEXT --units N; check shows N";
		};
	}

	private void requireRepeatable(List<RunRecord> known, Optional<RunRecord> earlier, Again again, long now) {
		if (earlier.isEmpty()) {
			// The same rows may have been run from other bytes, which is known once they
			// are read.
			return;
		}
		RunRecord latest = earlier.get();
		for (RunRecord run : known) {
			String execution = executions.latest(run.id()).map((one) -> Long.toString(one.id())).orElse("?");
			switch (run.statusAt(now)) {
				case RUNNING -> throw new RefusedException(
						"an earlier run of the sheet is running (execution " + execution + "); wait for it");
				case FAILED, DIED, STOPPED -> {
					if (run.plannedOrders() > 0) {
						throw new RefusedException(
								"an earlier run of the sheet did not finish: restart " + execution + " first");
					}
				}
				case WAITING_APPROVAL ->
					throw new RefusedException("an earlier run of the sheet waits for approval (execution " + execution
							+ "): approve or decline " + execution + " first");
				default -> requireNothingOpen(run, execution);
			}
		}
		long asked = accounts.of(latest.id(), true).asked();
		if (asked != again.units()) {
			throw new RefusedException(
					"--units says " + again.units() + ", but the sheet would buy " + asked + " units again");
		}
	}

	private void requireNothingOpen(RunRecord run, String execution) {
		var sums = accounts.of(run.id(), run.plannedAt() != null);
		if (sums.units(UnitStatus.PENDING) > 0) {
			throw new RefusedException("an earlier run of the sheet has pending orders (execution " + execution
					+ "): follow asks about them");
		}
		if (sums.units(UnitStatus.HELD) > 0) {
			throw new RefusedException("an earlier run of the sheet has held orders (execution " + execution
					+ "): orders --execution " + execution + " shows them; follow asks about them");
		}
	}

	// A run that never got a plan leaves its sheet free. It is given up under its own
	// lease, so that
	// nobody who restarts it at this moment loses anything.
	private void releaseUnplanned(List<RunRecord> known) {
		for (RunRecord run : known) {
			if (run.plannedOrders() > 0 || run.status() == RunStatus.COMPLETED || run.status() == RunStatus.ABANDONED) {
				continue;
			}
			try (Lease lease = leases.acquire(run.id())) {
				transactions.run(() -> {
					lease.verify();
					if (runs.get(run.id()).plannedOrders() > 0) {
						throw new BusyException("the sheet was planned by another process at this moment");
					}
					runs.release(run.id(), RunStatus.ABANDONED, "given up: the sheet was run anew", ExitCode.REFUSED,
							clock.millis());
					rows.discard(run.id());
				});
			}
			catch (Leases.OwnedException ex) {
				throw new BusyException(runs.get(run.id()));
			}
		}
	}

	private Lease begin(Prepared prepared, Path sheet, String hash, int number, @Nullable Again again) {
		NewRun run = new NewRun(prepared.job().name(), sheet.getFileName().toString(), sheet.toString(), hash, number,
				again, prepared.provider().id(), prepared.account().baseUrl(), prepared.account().fingerprint(),
				prepared.account().name(), prepared.job().text(), prepared.job().hash(),
				preparation.limitsToKeep(prepared));
		try {
			return leases.begin(run);
		}
		catch (DuplicateKeyException ex) {
			throw runs.ofSheet(run.job(), hash)
				.stream()
				.filter((other) -> other.runNumber() == number)
				.findFirst()
				.map(BusyException::new)
				.orElseGet(() -> new BusyException("the sheet was run by another process at this moment"));
		}
	}

}
