package dev.bulkordering.job;

/** Where a run or one of its executions stands, as people and JSON see it. */
public enum RunStatus {

	/** A living process works on it. */
	RUNNING,
	/** Finished: nothing is left to do but what the result says is pending or held. */
	COMPLETED,
	/** Failed; a restart goes on where it stopped. */
	FAILED,
	/** Stopped on request; a restart goes on where it stopped. */
	STOPPED,
	/** Waits for a second person's approval. */
	WAITING_APPROVAL,
	/** Never to be restarted. */
	ABANDONED,
	/** Turned away before anything was planned. */
	REFUSED,
	/** Its process ended without a word; a restart goes on where it stopped. */
	DIED

}
