package dev.bulkordering.job.step;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.run.StepKind;
import dev.bulkordering.job.run.Steps;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Transactions;

/** Keeps in our own tables when each step began and ended, and how much it did. */
public class StepHistory {

	private static final Logger log = LoggerFactory.getLogger(StepHistory.class);

	private final Steps steps;

	private final Runs runs;

	private final Orders orders;

	private final Transactions transactions;

	private final DatabaseClock clock;

	/** A history in the database of all these. */
	public StepHistory(Steps steps, Runs runs, Orders orders, Transactions transactions, DatabaseClock clock) {
		this.steps = steps;
		this.runs = runs;
		this.orders = orders;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** What a step does. */
	@FunctionalInterface
	interface Body {

		void run() throws Exception;

	}

	/** Does a step of an execution, and notes that. */
	void note(long execution, long run, StepKind kind, Body body) throws Exception {
		// each report writes every row anew
		long before = kind == StepKind.REPORT ? 0 : transactions.read(() -> done(run, kind));
		transactions.run(() -> steps.begin(execution, kind, before, clock.millis()));
		log.info("execution {}: the step {} begins", execution, kind.text());
		try {
			body.run();
		}
		catch (Exception | Error ex) {
			boolean stopped = ex instanceof JobInterruptedException || ex instanceof Ending.StoppedException;
			try {
				long after = kind == StepKind.REPORT ? 0 : done(run, kind);
				steps.end(execution, kind, stopped ? "STOPPED" : "FAILED", after, clock.millis());
				log.info("execution {}: the step {} is {}", execution, kind.text(), stopped ? "stopped" : "broken off");
			}
			catch (RuntimeException unnoted) {
				ex.addSuppressed(unnoted);
			}
			throw ex;
		}
		transactions.run(() -> steps.end(execution, kind, "COMPLETED", done(run, kind), clock.millis()));
		log.info("execution {}: the step {} is complete", execution, kind.text());
	}

	private long done(long run, StepKind kind) {
		RunRecord record = runs.get(run);
		return kind.done(record, record.plannedAt() == null ? Map.of() : orders.count(run));
	}

}
