package dev.bulkordering.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Steps;
import dev.bulkordering.job.run.Steps.Step;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;

/** The steps of an execution as people see them. */
class StepViews {

	private final Steps steps;

	private final DatabaseClock clock;

	StepViews(Steps steps, DatabaseClock clock) {
		this.steps = steps;
		this.clock = clock;
	}

	/**
	 * The steps of an execution, in their order.
	 * @param orders the orders of its run by state
	 */
	List<ExecutionView.Step> of(long execution, RunRecord run, Map<OrderState, Long> orders) {
		long now = clock.millis();
		boolean running = run.statusAt(now) == RunStatus.RUNNING;
		return steps.of(execution).stream().map((step) -> view(step, run, orders, running, now)).toList();
	}

	private static ExecutionView.Step view(Step step, RunRecord run, Map<OrderState, Long> orders, boolean running,
			long now) {
		Long endedAt = step.endedAt();
		boolean open = endedAt == null;
		long until = endedAt == null ? now : endedAt;
		// rows are counted when a step is through with all of them
		long done = step.doneAfter() != null ? step.doneAfter()
				: step.kind().thing().equals("order") ? step.kind().done(run, orders) : step.doneBefore();
		return new ExecutionView.Step(step.kind().text(), open && !running ? RunStatus.DIED.name() : step.status(),
				Instant.ofEpochMilli(step.startedAt()), RunReports.instant(endedAt),
				open && !running ? null : Duration.ofMillis(Math.max(0, until - step.startedAt())),
				Math.max(0, done - step.doneBefore()), step.kind().thing());
	}

}
