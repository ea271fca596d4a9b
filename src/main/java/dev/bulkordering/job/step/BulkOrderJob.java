package dev.bulkordering.job.step;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DuplicateKeyException;

import dev.bulkordering.following.FollowSettings;
import dev.bulkordering.following.Following;
import dev.bulkordering.following.LookUpRules;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.definition.JobDefinition.Follow;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.job.run.ProviderStates.Halted;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.run.StepKind;
import dev.bulkordering.job.step.Ending.RunFailedException;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Asking;
import dev.bulkordering.placement.Placing;
import dev.bulkordering.placement.PlacingResult;
import dev.bulkordering.placement.PlacingStore;

/**
 * The Spring Batch job of a run: stage, plan, place, follow, report. What a step has to
 * do follows from our own tables, so that each can be restarted by itself; Spring Batch
 * keeps which of them are done. The steps open their own transactions: none is open while
 * a provider is being called.
 */
public class BulkOrderJob {

	/** The job's name in Spring Batch's metadata. */
	public static final String NAME = "bulk-ordering";

	private final JobRepository repository;

	private final Runs runs;

	private final Executions executions;

	private final StepHistory history;

	private final StagingDesk staging;

	private final PlacingStores stores;

	private final Reporting reporting;

	private final Balances balances;

	private final ApprovalGate approval;

	private final ProviderStates providers;

	private final Runnable openVault;

	/**
	 * A job on the repository, with what its steps work with.
	 * @param approval keeps runs from being placed that a second person has to approve
	 * @param openVault fails if the vault cannot take cards; called before anything is
	 * bought
	 */
	public BulkOrderJob(JobRepository repository, Runs runs, Executions executions, StepHistory history,
			StagingDesk staging, PlacingStores stores, Reporting reporting, Balances balances, ApprovalGate approval,
			ProviderStates providers, Runnable openVault) {
		this.repository = repository;
		this.runs = runs;
		this.executions = executions;
		this.history = history;
		this.staging = staging;
		this.stores = stores;
		this.reporting = reporting;
		this.balances = balances;
		this.approval = approval;
		this.providers = providers;
		this.openVault = openVault;
	}

	/**
	 * The job for one execution.
	 * @param failure receives the first error of a step
	 * @param began receives the execution
	 */
	public Job of(RunWork work, AtomicReference<@Nullable Throwable> failure,
			AtomicReference<@Nullable JobExecution> began) {
		return new JobBuilder(NAME, repository).listener(new JobExecutionListener() {
			@Override
			public void beforeJob(JobExecution execution) {
				began.set(execution);
				executions.begin(execution.getId(), work.runId(), stores.clock().millis());
			}
		})
			.start(step(StepKind.STAGE, work, failure, this::stage))
			.next(step(StepKind.PLAN, work, failure, this::plan))
			.next(step(StepKind.PLACE, work, failure, this::place))
			.next(step(StepKind.FOLLOW, work, failure, this::follow))
			.next(step(StepKind.REPORT, work, failure, this::report))
			.build();
	}

	private interface Body {

		void run(RunWork work, RunRecord run, StepExecution execution) throws Exception;

	}

	private Step step(StepKind kind, RunWork work, AtomicReference<@Nullable Throwable> failure, Body body) {
		return new VerbStep(kind.text(), repository, (execution) -> {
			try {
				work.lease().look();
				if (kind.places() ? work.mayNotPlace() : work.stop().getAsBoolean()) {
					throw new JobInterruptedException(
							work.whyStopped("stopped on request, before the step " + kind.text()));
				}
				history.note(execution.getJobExecutionId(), work.runId(), kind,
						() -> body.run(work, runs.get(work.runId()), execution));
			}
			catch (Exception | Error ex) {
				failure.compareAndSet(null, ex);
				throw ex;
			}
		});
	}

	private void stage(RunWork work, RunRecord run, StepExecution execution) throws Exception {
		if (run.stagedAt() != null) {
			return;
		}
		if (work.sheet() == null) {
			throw new RefusedException(
					"the rows of " + run.sheetName() + " were not all read, and the sheet is gone from "
							+ run.sheetPath() + ". Put it back there, or run the job on the sheet anew");
		}
		execution.setWriteCount(staging.stage(work, run, work.sheet()));
	}

	private void plan(RunWork work, RunRecord run, StepExecution execution) throws Exception {
		if (run.plannedAt() != null) {
			return;
		}
		Planning.Plan plan = staging.plan(work, run);
		execution.setWriteCount(plan.orders());
		String claim = run.again() != null || run.rowsHash() == null ? null
				: Runs.claim(run.job(), run.rowsHash(), run.runNumber());
		String contentHash = approval.contentHash(work.definition(), run.id());
		staging.prepareOrigins(run);
		try {
			stores.transactions().run(() -> {
				staging.requireOrigins(run);
				work.lease().verify();
				runs.planned(run.id(), claim, plan.orders(), plan.lowerBound(), plan.hash(), contentHash,
						stores.clock().millis());
			});
		}
		catch (DuplicateKeyException ex) {
			throw new RefusedException("the same rows are being run from another sheet at this moment");
		}
		if (work.tellsBalance() && plan.orders() > 0) {
			try (var gateway = work.gateway().get()) {
				balances.compare(run.id(), gateway).ifPresent((funds) -> work.progress().say(funds.sentence()));
			}
		}
	}

	private void place(RunWork work, RunRecord run, StepExecution execution) throws Exception {
		approval.pass(work, run, execution.getJobExecutionId());
		openVault.run();
		Optional<Integer> overtaken = staging.overtaken(run);
		if (overtaken.isPresent()) {
			throw new RunFailedException("the units of the row that row " + overtaken.get()
					+ " stems from were ordered after all, so nothing more of this run is placed. Abandon it, and take"
					+ " what is still to be mended from the earlier run", false);
		}
		work.progress().begin("placing", run.plannedOrders());
		PlacingStore store = stores.of(run.identity(), run.baseUrl(), work.lease());
		LookUpRules rules = rules(work);
		PlacingResult result;
		try (var gateway = work.gateway().get()) {
			result = new Placing(work.placing(), gateway, store, rules, work::mayNotPlace, work.progress()::at).run();
		}
		switch (result.end()) {
			case DONE -> {
			}
			case STOPPED -> throw new JobInterruptedException(work.whyStopped(result.message()));
			case FAILED -> throw new RunFailedException(result.message(), false);
			case FAILED_FOR_ALL -> {
				Instant from = result.restartFrom();
				stores.transactions()
					.run(() -> providers.halt(run.provider(), new Halted(stores.clock().millis(), result.message(),
							from == null ? null : from.toEpochMilli())));
				throw new RunFailedException(result.message(), true);
			}
		}
	}

	private void follow(RunWork work, RunRecord run, StepExecution execution) throws Exception {
		PlacingStore store = stores.of(run.identity(), run.baseUrl(), work.lease());
		long pending = store.orders().count(run.id()).getOrDefault(OrderState.PENDING, 0L);
		if (pending == 0) {
			return;
		}
		work.progress().begin("following", pending);
		Follow follow = work.definition().follow();
		try (var gateway = work.gateway().get()) {
			Asking asking = new Asking(work.placing(), gateway, store, rules(work), work.stop());
			Following.Result result = new Following(store, asking, follow.limit(),
					work.placing().provider().followDelays().get(0), work.stop(),
					(left) -> work.progress().at(pending - left))
				.run();
			if (result.problem() != null) {
				throw new RunFailedException(result.problem(), true);
			}
			if (result.stopped()) {
				throw new JobInterruptedException(
						"stopped on request; " + result.pending() + " orders are pending at the provider");
			}
		}
	}

	private void report(RunWork work, RunRecord run, StepExecution execution) {
		work.progress().begin("reporting", -1);
		reporting.verify(run, true);
		reporting.write(run, work.lease(), work.definition().resultFormat(), null);
	}

	private static LookUpRules rules(RunWork work) {
		return new LookUpRules(FollowSettings.of(work.placing().provider(), work.definition().follow().interval()));
	}

}
