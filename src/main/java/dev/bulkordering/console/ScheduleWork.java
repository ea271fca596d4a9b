package dev.bulkordering.console;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.Firing;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;

/**
 * Runs jobs by their schedules, a few at a time. On stopping, the calls in flight are
 * drained, and the other servers are told meanwhile that this one still works.
 */
@Component
@Lazy(false)
@ConditionalOnWebApplication
class ScheduleWork implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ScheduleWork.class);

	private static final Duration PACE = Duration.ofMillis(500);

	private static final int AT_ONCE = 4;

	private static final long LONGEST_STOP_SECONDS = 120;

	private final Operations operations;

	private final AtomicInteger underWay = new AtomicInteger();

	private @Nullable ScheduledExecutorService clock;

	private @Nullable ExecutorService threads;

	ScheduleWork(Operations operations) {
		this.operations = operations;
	}

	@Override
	public synchronized void start() {
		threads = Executors.newFixedThreadPool(AT_ONCE, (task) -> new Thread(task, "schedule-work"));
		clock = Executors.newSingleThreadScheduledExecutor((task) -> new Thread(task, "schedules"));
		BackgroundWork.every(clock, PACE, "schedules", this::look);
	}

	// what is claimed is begun, or stopping waits
	private synchronized void look() {
		ExecutorService executor = threads;
		if (executor == null) {
			return;
		}
		for (Firing firing : operations.claimDue(executor.isShutdown() ? 0 : AT_ONCE - underWay.get())) {
			underWay.incrementAndGet();
			executor.execute(() -> {
				try {
					operations.runDue(firing, Progress.NONE);
				}
				catch (RuntimeException ex) {
					log.error("what came of the inbox of {} could not be noted", firing.job(), ex);
				}
				finally {
					underWay.decrementAndGet();
				}
			});
		}
	}

	@Override
	public void stop() {
		ExecutorService executor = beginNoMore();
		if (executor == null) {
			return;
		}
		operations.stopGracefully();
		try {
			if (!executor.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
				log.warn("a run by a schedule is still under way; its lease runs out, and restart goes on with it");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		end();
	}

	private synchronized @Nullable ExecutorService beginNoMore() {
		if (threads != null) {
			threads.shutdown();
		}
		return threads;
	}

	private synchronized void end() {
		if (clock != null) {
			clock.shutdown();
		}
		threads = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return threads != null;
	}

}
