package dev.bulkordering.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.RunMark;
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
import dev.bulkordering.result.ResultUnwritableException;

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

	private final OpenRuns openRuns;

	private final AuditTrail audit;

	private final RunMark mark;

	private final Transactions transactions;

	private final DatabaseClock clock;

	private final String database;

	RunLauncher(JobOperator operator, JobRepository repository, BulkOrderJob job, Runs runs, Executions executions,
			StagedRows rows, Reporting reporting, RunReports reports, OpenRuns openRuns, AuditTrail audit, RunMark mark,
			Transactions transactions, DatabaseClock clock, String database) {
		this.operator = operator;
		this.repository = repository;
		this.job = job;
		this.runs = runs;
		this.executions = executions;
		this.rows = rows;
		this.reporting = reporting;
		this.reports = reports;
		this.openRuns = openRuns;
		this.audit = audit;
		this.mark = mark;
		this.transactions = transactions;
		this.clock = clock;
		this.database = database;
	}

	/**
	 * What an execution came to.
	 *
	 * @param report the run as it stands
	 * @param forAll whether other sheets of the job would end in the same way
	 * @param busy whether the sheet was refused because another process runs it now
	 */
	record Launched(RunReport report, boolean forAll, boolean busy) {

	}

	/** Runs one execution to its end, whatever happens. */
	Launched launch(RunWork work) {
		try (RunMark.Marked marked = mark.on(work.runId())) {
			Launched launched = launchMarked(work);
			RunReport report = launched.report();
			log.info("execution {} has ended: {}, exit code {}", report.executionId(), report.status(),
					report.exitCode());
			return launched;
		}
	}

	private Launched launchMarked(RunWork work) {
		AtomicReference<@Nullable JobExecution> began = new AtomicReference<>();
		try {
			Throwable failure = execute(work, began);
			return end(work, id(began), failure);
		}
		catch (OwnershipLostException ex) {
			log.warn("execution {} ends: {}", id(began), ex.getMessage());
			bringUpToDate(work);
			return abroad(work, id(began), Ending.of(ex, database));
		}
		catch (DataAccessException | TransactionException ex) {
			log.error("run {} could not be brought to its end", work.runId(), ex);
			return abroad(work, id(began), Ending.of(ex, database));
		}
	}

	private @Nullable Throwable execute(RunWork work, AtomicReference<@Nullable JobExecution> began) {
		long run = work.runId();
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
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
		return failure.get();
	}

	private Launched end(RunWork work, @Nullable Long execution, @Nullable Throwable failure) {
		transactions.run(work.lease()::verify);
		RunRecord run = transactions.read(() -> runs.get(work.runId()));
		if (failure == null) {
			complete(work, execution, run);
			return launched(work, false);
		}
		Ending ending = Ending.of(failure, database);
		if (ending.exitCode() == ExitCode.DEFECT) {
			log.error("execution {} failed", execution, failure);
		}
		else if (ending.exitCode() == ExitCode.FAILED) {
			log.warn("execution {} failed: {}", execution, ending.message());
		}
		else {
			log.info("execution {} ends: {}", execution, ending.message());
		}
		// How to approve is for whoever reads the summary, not for every row.
		String unwritten = writeResult(work, run,
				ending.status() == RunStatus.WAITING_APPROVAL ? "waits for approval" : ending.message());
		if (ending.status() == RunStatus.REFUSED && run.plannedAt() == null) {
			return new Launched(refuse(work, execution, ending), false, false);
		}
		// From the plan on a run is not refused any more: it goes on once the cause is
		// mended.
		boolean refused = ending.status() == RunStatus.REFUSED;
		note(work, execution, refused ? RunStatus.FAILED : ending.status(),
				refused ? ExitCode.FAILED : ending.exitCode(), ending.message() + unwritten, false);
		return launched(work, ending.forAll());
	}

	private Launched launched(RunWork work, boolean forAll) {
		return transactions.read(() -> new Launched(
				reports.withIgnoredRows(reports.of(runs.get(work.runId())), rows.ignored(work.runId())), forAll,
				false));
	}

	private void complete(RunWork work, @Nullable Long execution, RunRecord run) {
		int code = transactions.read(() -> reports.exitCodeWhenFinished(run));
		note(work, execution, RunStatus.COMPLETED, code, null, run.plannedOrders() == 0);
	}

	private void note(RunWork work, @Nullable Long execution, RunStatus status, int code, @Nullable String message,
			boolean release) {
		transactions.run(() -> {
			work.lease().verify();
			long now = clock.millis();
			// A sheet counts as run only from its first planned order on.
			if (release) {
				runs.release(work.runId(), status, message, code, now);
			}
			else {
				runs.end(work.runId(), status, code, message, now);
			}
			if (execution != null) {
				executions.end(execution, status, code, message, now);
			}
		});
	}

	private RunReport refuse(RunWork work, @Nullable Long execution, Ending ending) {
		audit.add(Action.REFUSED, work.runId(), null, ending.message());
		RunReport report = launched(work, false).report()
			.endedWith(RunStatus.REFUSED, ExitCode.REFUSED, ending.message())
			.withoutExecution();
		transactions.run(() -> {
			work.lease().verify();
			long now = clock.millis();
			runs.release(work.runId(), RunStatus.REFUSED, ending.message(), ExitCode.REFUSED, now);
			rows.discard(work.runId());
			if (execution != null) {
				executions.end(execution, RunStatus.REFUSED, ExitCode.REFUSED, ending.message(), now);
			}
		});
		return report;
	}

	// The run belongs to somebody else now, or the database does not answer: nothing can
	// be noted.
	private Launched abroad(RunWork work, @Nullable Long execution, Ending ending) {
		Instant now = Instant.now();
		return new Launched(new RunReport(work.definition().name(), String.valueOf(work.sheet()), execution,
				RunStatus.FAILED, ending.exitCode(), RunReport.Rows.NONE, RunReport.Units.NONE, RunReport.Orders.NONE,
				Map.of(), Map.of(), null, ending.message(), now, now), ending.forAll(), false);
	}

	// The last answers of this process may be proof that its successor did not have. If
	// that one still works on the run, its own report comes later.
	private void bringUpToDate(RunWork work) {
		try (OpenRun open = openRuns.take(work.runId(), work.progress(), work.stop())) {
			openRuns.bringUpToDate(open).ifPresent(work.progress()::say);
		}
		catch (RefusedException ex) {
			log.info("run {} is left to its owner: {}", work.runId(), ex.getMessage());
		}
		catch (DataAccessException | TransactionException | OwnershipLostException ex) {
			log.warn("the result of run {} could not be brought up to date", work.runId(), ex);
		}
	}

	// Whatever else went wrong, people get to see what became of their rows; if that
	// cannot be, they are told.
	private String writeResult(RunWork work, RunRecord run, String whyNotTried) {
		if (run.stagedAt() == null) {
			return "";
		}
		try {
			reporting.write(run, work.lease(), work.definition().resultFormat(), whyNotTried);
		}
		catch (RuntimeException ex) {
			log.error("could not write the result sheet of execution {}", run.number(), ex);
			if (ex instanceof ResultUnwritableException && !whyNotTried.equals(ex.getMessage())) {
				return ". " + ex.getMessage();
			}
		}
		return "";
	}

	private static @Nullable Long id(AtomicReference<@Nullable JobExecution> began) {
		JobExecution batch = began.get();
		return batch == null ? null : batch.getId();
	}

	private JobParameters nextParameters(long run) throws JobExecutionException {
		JobParameters parameters = parameters(runs.get(run));
		JobExecution last = repository.getLastJobExecution(BulkOrderJob.NAME, parameters);
		if (last == null) {
			return parameters;
		}
		boolean restartable = true;
		for (JobExecution earlier : repository.getJobExecutions(last.getJobInstance())) {
			// The lease is ours: whoever this execution belonged to is dead, or lost the
			// run to us.
			BatchStatus status = (earlier.isRunning() ? operator.recover(earlier) : earlier).getStatus();
			restartable &= status == BatchStatus.FAILED || status == BatchStatus.STOPPED;
		}
		if (restartable) {
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
