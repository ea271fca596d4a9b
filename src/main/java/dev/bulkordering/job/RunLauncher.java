package dev.bulkordering.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.step.BulkOrderJob;
import dev.bulkordering.job.step.Ending;
import dev.bulkordering.job.step.Reporting;
import dev.bulkordering.job.step.RunWork;
import dev.bulkordering.job.step.StagedRows;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.placement.Transactions;

/**
 * Has Spring Batch run one execution of a run whose lease is held, and notes how it ended
 * in our own tables.
 */
class RunLauncher {

	private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);

	private final JobOperator operator;

	private final JobRepository repository;

	private final BulkOrderJob job;

	private final Runs runs;

	private final Executions executions;

	private final StagedRows rows;

	private final Reporting reporting;

	private final RunReports reports;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	RunLauncher(JobOperator operator, JobRepository repository, BulkOrderJob job, Runs runs, Executions executions,
			StagedRows rows, Reporting reporting, RunReports reports, AuditTrail audit, Transactions transactions,
			DatabaseClock clock) {
		this.operator = operator;
		this.repository = repository;
		this.job = job;
		this.runs = runs;
		this.executions = executions;
		this.rows = rows;
		this.reporting = reporting;
		this.reports = reports;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * What an execution came to.
	 *
	 * @param report the run as it stands
	 * @param forAll whether other sheets of the job would end in the same way
	 */
	record Launched(RunReport report, boolean forAll) {

	}

	/** Runs one execution to its end. */
	Launched launch(RunWork work) {
		long run = work.runId();
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		AtomicReference<@Nullable JobExecution> began = new AtomicReference<>();
		transactions.run(() -> {
			work.lease().verify();
			executions.died(run, clock.millis());
			runs.begin(run);
		});
		BatchStatus status = null;
		try {
			Job batchJob = job.of(work, failure, began);
			status = operator.start(batchJob, nextParameters(run)).getStatus();
		}
		catch (JobExecutionException | RuntimeException ex) {
			failure.compareAndSet(null, ex);
		}
		JobExecution batch = began.get();
		if (status != BatchStatus.COMPLETED && failure.get() == null) {
			failure.set(batch == null ? new IllegalStateException("Spring Batch ended with " + status)
					: firstOf(batch.getAllFailureExceptions(), status));
		}
		return end(work, batch == null ? null : batch.getId(), failure.get());
	}

	private Launched end(RunWork work, @Nullable Long execution, @Nullable Throwable failure) {
		long run = work.runId();
		Ending ending = failure == null ? null : Ending.of(failure);
		if (ending != null && ending.exitCode() == ExitCode.DEFECT) {
			log.error("run {} failed", run, failure);
		}
		if (failure instanceof OwnershipLostException && ending != null) {
			return lost(execution, run, ending);
		}
		if (ending != null) {
			writeResult(work, runs.get(run));
		}
		RunRecord record = runs.get(run);
		long now = clock.millis();
		if (ending == null) {
			int code = reports.exitCodeWhenFinished(record);
			note(work, execution, RunStatus.COMPLETED, code, null, now);
			releaseIfNothingPlanned(work, runs.get(run), code, now);
		}
		else if (ending.status() == RunStatus.REFUSED && record.plannedAt() == null) {
			return new Launched(refuse(work, execution, ending, now), false);
		}
		else {
			// From the plan on a run is not refused any more: it goes on once the cause
			// is mended.
			boolean refused = ending.status() == RunStatus.REFUSED;
			note(work, execution, refused ? RunStatus.FAILED : ending.status(),
					refused ? ExitCode.FAILED : ending.exitCode(), ending.message(), now);
		}
		return new Launched(reports.of(runs.get(run)), ending != null && ending.forAll());
	}

	private void note(RunWork work, @Nullable Long execution, RunStatus status, int code, @Nullable String message,
			long now) {
		transactions.run(() -> {
			work.lease().verify();
			runs.end(work.runId(), status, code, message, now);
			if (execution != null) {
				executions.end(execution, status, code, message, now);
			}
		});
	}

	// A sheet counts as run only from its first planned order on.
	private void releaseIfNothingPlanned(RunWork work, RunRecord run, int code, long now) {
		if (run.plannedOrders() == 0) {
			transactions.run(() -> {
				work.lease().verify();
				runs.release(run.id(), RunStatus.COMPLETED, null, code, now);
			});
		}
	}

	private RunReport refuse(RunWork work, @Nullable Long execution, Ending ending, long now) {
		transactions.run(() -> {
			work.lease().verify();
			runs.release(work.runId(), RunStatus.REFUSED, ending.message(), ExitCode.REFUSED, now);
			if (execution != null) {
				executions.end(execution, RunStatus.REFUSED, ExitCode.REFUSED, ending.message(), now);
			}
		});
		audit.add(Action.REFUSED, work.runId(), null, ending.message());
		RunReport report = reports.of(runs.get(work.runId()));
		transactions.run(() -> rows.discard(work.runId()));
		return report;
	}

	private Launched lost(@Nullable Long execution, long run, Ending ending) {
		if (execution != null) {
			transactions.run(() -> executions.end(execution, RunStatus.FAILED, ExitCode.FAILED, ending.message(),
					clock.millis()));
		}
		RunReport report = reports.of(runs.get(run), execution == null ? null : executions.get(execution).orElse(null));
		return new Launched(report.endedWith(RunStatus.FAILED, ExitCode.FAILED, ending.message()), false);
	}

	// Whatever else went wrong, people get to see what became of their rows.
	private void writeResult(RunWork work, RunRecord run) {
		if (run.stagedAt() == null) {
			return;
		}
		try {
			reporting.write(run, work.definition().resultFormat());
		}
		catch (RuntimeException ex) {
			log.error("could not write the result sheet of run {}", run.id(), ex);
		}
	}

	private JobParameters nextParameters(long run) throws JobExecutionException {
		JobParameters parameters = parameters(runs.get(run));
		JobExecution last = repository.getLastJobExecution(BulkOrderJob.NAME, parameters);
		if (last == null) {
			return parameters;
		}
		// The lease is ours: whoever this execution belonged to is dead.
		if (last.isRunning()) {
			last = operator.recover(last);
		}
		BatchStatus status = last.getStatus();
		if (status == BatchStatus.FAILED || status == BatchStatus.STOPPED) {
			return parameters;
		}
		runs.reopen(run);
		return parameters(runs.get(run));
	}

	private static JobParameters parameters(RunRecord run) {
		return new JobParametersBuilder().addLong("run", run.id())
			.addLong("part", (long) run.part())
			.addString("job", run.job(), false)
			.addString("sheet", cut(run.sheetPath()), false)
			.toJobParameters();
	}

	private static String cut(String text) {
		return text.length() <= 2000 ? text : text.substring(0, 2000);
	}

	private static Throwable firstOf(List<Throwable> failures, @Nullable BatchStatus status) {
		return failures.isEmpty() ? new IllegalStateException("Spring Batch ended with " + status) : failures.get(0);
	}

}
