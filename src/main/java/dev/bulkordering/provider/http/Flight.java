package dev.bulkordering.provider.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.CallPermit;

/**
 * One request on its way: until {@link #depart} nothing of it has left; from then on it
 * may have arrived, and the time for its answer runs.
 */
final class Flight {

	static final String ATTRIBUTE = Flight.class.getName();

	private final @Nullable CallPermit permit;

	private final Cancellable request;

	private final Duration timeForAnswer;

	private final ScheduledExecutorService clock;

	private @Nullable Future<?> alarm;

	private boolean sent;

	private volatile boolean overdue;

	Flight(@Nullable CallPermit permit, Cancellable request, Duration timeForAnswer, ScheduledExecutorService clock) {
		this.permit = permit;
		this.request = request;
		this.timeForAnswer = timeForAnswer;
		this.clock = clock;
	}

	/**
	 * The connection is open and the request is written next.
	 * @throws CallPermit.SendByPassedException if it is too late for that
	 */
	void depart() throws InterruptedIOException {
		if (Thread.currentThread().isInterrupted()) {
			throw new InterruptedIOException("interrupted");
		}
		// A socket's own time-out begins anew with every byte, so it does not bound an
		// answer that trickles in.
		alarm = clock.schedule(() -> {
			overdue = true;
			request.cancel();
		}, timeForAnswer.toNanos(), TimeUnit.NANOSECONDS);
		if (permit != null) {
			permit.check();
		}
		sent = true;
	}

	/** All is read, or nothing more will be. */
	void end() {
		if (alarm != null) {
			alarm.cancel(false);
		}
	}

	/** Whether the first byte may have left. */
	boolean sent() {
		return sent;
	}

	/** Whether the time for the answer ran out. */
	boolean overdue() {
		return overdue;
	}

}
