package dev.bulkordering.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RunStatus;

import static dev.bulkordering.console.SheetRunsController.isApproved;

/** What programs have done with runs that takes longer than an answer may. */
@Component
@ConditionalOnWebApplication
class ApiRuns {

	private final Operations operations;

	private final GrantedJobs jobs;

	private final RunningWork work;

	ApiRuns(Operations operations, GrantedJobs jobs, RunningWork work) {
		this.operations = operations;
		this.jobs = jobs;
		this.work = work;
	}

	/** Has a run placed that a second person has approved; leaves any other alone. */
	void goOnIfApproved(ConsoleUser user, long number) {
		ExecutionView view = jobs.execution(user, number);
		if (isApproved(view)) {
			restart(number);
		}
	}

	/**
	 * Goes on with a run.
	 * @throws RefusedException if that may not be
	 */
	void restart(long number) {
		RestartPreview preview = operations.previewRestart(number);
		if (preview.refusal() != null) {
			throw new RefusedException(preview.refusal());
		}
		work.begin("the restart of execution " + number, () -> operations.restart(number, Progress.NONE),
				() -> status(number) == RunStatus.RUNNING);
	}

	/**
	 * Ends a run after the calls in flight.
	 * @throws RefusedException if nobody works on it
	 */
	void stop(long number) {
		RunStatus status = status(number);
		if (status != RunStatus.RUNNING) {
			throw new RefusedException("Execution " + number + " is " + status + ", so there is nothing to stop.");
		}
		work.beginAtOnce("the stop of execution " + number, () -> operations.stop(number),
				() -> status(number) != RunStatus.RUNNING);
	}

	private RunStatus status(long number) {
		return operations.execution(number).report().status();
	}

}
