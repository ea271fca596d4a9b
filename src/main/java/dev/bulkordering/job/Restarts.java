package dev.bulkordering.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunLauncher.Launched;
import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.provider.AccessTokens;

/** Goes on with runs where they stopped. */
class Restarts {

	private final RunPreparation preparation;

	private final JobDefinitions definitions;

	private final Runs runs;

	private final Orders orders;

	private final Leases leases;

	private final RunLauncher launcher;

	private final RunReports reports;

	private final AccessTokens tokens;

	private final AuditTrail audit;

	private final DatabaseClock clock;

	Restarts(RunPreparation preparation, JobDefinitions definitions, Runs runs, Orders orders, Leases leases,
			RunLauncher launcher, RunReports reports, AccessTokens tokens, AuditTrail audit, DatabaseClock clock) {
		this.preparation = preparation;
		this.definitions = definitions;
		this.runs = runs;
		this.orders = orders;
		this.leases = leases;
		this.launcher = launcher;
		this.reports = reports;
		this.tokens = tokens;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Goes on with the run of an execution.
	 * @param reason why, for the audit trail; null if nobody said
	 * @throws RefusedException if it cannot be restarted as things are
	 */
	Launched restart(long execution, @Nullable String reason, Progress progress, BooleanSupplier stop) {
		return restart(ofExecution(execution), execution, reason, progress, stop);
	}

	/** Lets credentials that the provider of a run has refused be tried once more. */
	void tryCredentials(long execution) {
		RunRecord run = ofExecution(execution);
		require(run, execution);
		tokens.forgive(run.provider());
		audit.add(Action.RESTART, run.id(), null, "the credentials of " + run.provider() + " may be tried once more");
	}

	/** Restarts every run that failed, other than by a defect, or died. */
	SeveralRuns restartAllFailed(Progress progress, BooleanSupplier stop) {
		Series series = new Series(stop);
		// After a stop that concerns the whole account, its other runs would only be
		// refused too.
		Set<String> refusing = new HashSet<>();
		for (RunRecord run : failed()) {
			String name = "execution " + run.number() + " (" + run.sheetPath() + ")";
			String account = run.provider() + " " + run.account();
			if (refusing.contains(account)) {
				series.leaveOut(name);
				continue;
			}
			series.next(name, () -> {
				Launched launched = restartFailed(run, progress, stop);
				if (launched.forAll()) {
					refusing.add(account);
				}
				return new Launched(launched.report(), false, false);
			});
		}
		return series.result(UnaryOperator.identity());
	}

	private Launched restartFailed(RunRecord run, Progress progress, BooleanSupplier stop) {
		RunReport before = reports.of(run);
		try {
			return restart(run, Objects.requireNonNull(before.executionId()), null, progress, stop);
		}
		catch (RefusedException ex) {
			return new Launched(before.endedWith(before.status(), ExitCode.REFUSED, String.valueOf(ex.getMessage())),
					false, false);
		}
	}

	/** Says what restarting every run that failed or died would do. */
	List<RestartPreview> previewAllFailed() {
		List<RestartPreview> all = new ArrayList<>();
		for (RunRecord run : failed()) {
			all.add(preview(Objects.requireNonNull(reports.of(run).executionId())));
		}
		return all;
	}

	// A run that ended with a defect waits for a person; one that lives is not touched.
	// One that
	// died before its first execution leaves its sheet free.
	private List<RunRecord> failed() {
		long now = clock.millis();
		return runs.in(RunStatus.FAILED, RunStatus.RUNNING)
			.stream()
			.filter((run) -> run.statusAt(now) != RunStatus.RUNNING)
			.filter((run) -> run.number() > 0)
			.filter((run) -> run.exitCode() == null || run.exitCode() != ExitCode.DEFECT)
			.toList();
	}

	/** Says what a restart would do. */
	RestartPreview preview(long execution) {
		RunRecord run = ofExecution(execution);
		Map<OrderState, Long> counts = run.plannedAt() == null ? Map.of() : orders.count(run.id());
		long toPlace = count(counts, OrderState.PLANNED);
		long toLookUp = count(counts, OrderState.UNKNOWN) + count(counts, OrderState.PLACING);
		long pending = count(counts, OrderState.PENDING);
		String refusal = null;
		try {
			require(run, execution);
		}
		catch (RefusedException ex) {
			refusal = ex.getMessage();
		}
		String firstStep = run.stagedAt() == null ? "stage" : run.plannedAt() == null ? "plan"
				: toPlace + toLookUp > 0 ? "place" : pending > 0 ? "follow" : "report";
		return new RestartPreview(execution, run.job(), run.sheetPath(), run.statusAt(clock.millis()),
				count(counts, OrderState.PLACED) + count(counts, OrderState.REJECTED) + pending, toPlace, toLookUp,
				count(counts, OrderState.HELD), refusal, firstStep);
	}

	private Launched restart(RunRecord run, long execution, @Nullable String reason, Progress progress,
			BooleanSupplier stop) {
		Prepared prepared = require(run, execution);
		sayIfJobChanged(run, progress);
		try (Lease lease = leases.acquire(run.id())) {
			RunRecord ours = runs.get(run.id());
			requireRestartable(ours, execution);
			audit.add(Action.RESTART, run.id(), reason, "execution " + execution);
			return launcher.launch(preparation.work(ours, prepared, sheetOf(ours), lease, progress, stop));
		}
	}

	private Prepared require(RunRecord run, long execution) {
		requireRestartable(run, execution);
		if (run.owner().isAlive(clock.millis())) {
			throw new Leases.OwnedException(run);
		}
		Prepared prepared = preparation.prepare(run);
		RunPreparation.requireSameAccount(run, prepared);
		preparation.requireUsable(prepared);
		if (run.stagedAt() == null && sheetOf(run) == null) {
			throw new RefusedException("the rows of " + run.sheetName() + " were not all read, and the sheet is not at "
					+ run.sheetPath() + " any more as it was. Put it back, or run the job on it anew");
		}
		return prepared;
	}

	private void requireRestartable(RunRecord run, long execution) {
		switch (run.status()) {
			case COMPLETED -> {
				if (count(orders.count(run.id()), OrderState.PLANNED) == 0) {
					throw new RefusedException("execution " + execution + " is complete: nothing is left to do");
				}
			}
			case REFUSED -> throw new RefusedException("execution " + execution + " was refused: " + run.failure()
					+ ". Mend that, then run the job on the sheet");
			case ABANDONED -> throw new RefusedException("execution " + execution + " was given up: " + run.failure());
			case WAITING_APPROVAL -> throw new RefusedException("execution " + execution
					+ " waits for approval by a second person. Once they have said approve " + execution
					+ " --plan HASH --reason TEXT, restart places it; status " + execution + " shows the hash");
			default -> {
			}
		}
	}

	private @Nullable Path sheetOf(RunRecord run) {
		Path sheet = Path.of(run.sheetPath());
		return run.stagedAt() == null && Files.isRegularFile(sheet) && NewRuns.hash(sheet).equals(run.sheetHash())
				? sheet : null;
	}

	private void sayIfJobChanged(RunRecord run, Progress progress) {
		try {
			JobDefinition now = definitions.load(run.job());
			if (!now.hash().equals(run.definitionHash())) {
				progress.say("The job file " + now.file()
						+ " has changed since the run began; the run goes on as it began.");
			}
		}
		catch (RefusedException ex) {
			progress.say("The job file of " + run.job() + " cannot be used any more; the run goes on as it began.");
		}
	}

	private RunRecord ofExecution(long execution) {
		return runs.ofExecution(execution)
			.orElseThrow(() -> new RefusedException("There is no execution " + execution + ". status lists them"));
	}

	private static long count(Map<OrderState, Long> counts, OrderState state) {
		return counts.getOrDefault(state, 0L);
	}

}
