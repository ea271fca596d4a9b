package dev.bulkordering.job.step;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step that does one thing from beginning to end in transactions of its own. Spring
 * Batch's tasklets and chunks run within a transaction that keeps a connection for its
 * whole time, which a step that calls a provider must not.
 */
final class VerbStep extends AbstractStep {

	private final Body body;

	VerbStep(String name, JobRepository repository, Body body) {
		super(repository);
		setName(name);
		// What is left to do follows from our own tables: a decision may have returned an
		// order to a step that was complete.
		setAllowStartIfComplete(true);
		this.body = body;
	}

	/** What the step does. */
	@FunctionalInterface
	interface Body {

		/** Does it, counting in the execution what people may want to see there. */
		void run(StepExecution execution) throws Exception;

	}

	@Override
	protected void doExecute(StepExecution execution) throws Exception {
		body.run(execution);
	}

}
