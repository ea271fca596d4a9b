package dev.bulkordering.testing;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A moment at which something happens to a process: so long after it has written a text
 * to its log for the n-th time.
 *
 * @param phase what the process is about to do
 * @param times how often the text is awaited
 * @param delay how long after that
 */
public record Moment(Phase phase, int times, Duration delay) {

	/** What a run does, from its first row to its last word. */
	public enum Phase {

		/** The run is made, and owned from the start. */
		BEGINNING("insert into bo_run", false, 40),

		/** Rows are being written. */
		STAGING("SQL batch update [insert into bo_row", false, 15),

		/** Orders are being written that do not count yet. */
		PLANNING("SQL batch update [insert into bo_order", false, 20),

		/** The plan becomes valid. */
		PLANNED("SQL statement [update bo_run set rows_claim", false, 10),

		/**
		 * The first orders are read; of a run that died, those on their way are
		 * recovered.
		 */
		PLACING("Executing step: [place]", false, 60),

		/** Intents are written, committed, and the first requests leave. */
		INTENT("SQL batch update [insert into bo_call", true, 5),

		/** Calls are under way. The delay grows with the provider's latency. */
		CALL("SQL batch update [insert into bo_call", true, 30),

		/** An answer is here and is being written. */
		ANSWER("SQL batch update [update bo_call set answered_at", true, 5),

		/** Orders that finish later are being asked about. */
		FOLLOWING("Executing step: [follow]", false, 400),

		/** The result sheet is being written. */
		REPORTING("Executing step: [report]", false, 60),

		/** The run's end is being noted. */
		ENDING("SQL statement [update bo_run set status = ?", false, 10);

		private final String text;

		private final boolean often;

		private final int mostMillis;

		Phase(String text, boolean often, int mostMillis) {
			this.text = text;
			this.often = often;
			this.mostMillis = mostMillis;
		}

		/** Whether it comes before anything that a restart could go on from. */
		boolean isBeforePlan() {
			return compareTo(PLANNED) < 0;
		}

	}

	/**
	 * Some moment of a phase.
	 * @param orders how many orders are still to be placed, more or less
	 * @param latency how long the provider takes to answer
	 */
	public static Moment random(Phase phase, int orders, Duration latency, Random random) {
		int times = phase.often ? 1 + random.nextInt(Math.max(1, orders / 5)) : 1;
		int most = phase.mostMillis + (phase == Phase.CALL ? (int) latency.toMillis() : 0);
		return new Moment(phase, times, Duration.ofMillis(random.nextInt(most + 1)));
	}

	/**
	 * Waits for the moment.
	 * @return whether it came, and the process lives
	 */
	public boolean await(JavaProcess process, ProcessLog log) {
		int left = times;
		while (left > 0) {
			boolean alive = process.isAlive();
			left -= log.count(phase.text);
			if (left > 0 && !alive) {
				return false;
			}
			if (left > 0) {
				LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
			}
		}
		LockSupport.parkNanos(delay.toNanos());
		return process.isAlive();
	}

	@Override
	public String toString() {
		return phase + (phase.often ? " " + times : "") + " + " + delay.toMillis() + " ms";
	}

}
