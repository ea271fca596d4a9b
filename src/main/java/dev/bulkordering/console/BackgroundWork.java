package dev.bulkordering.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.FollowReport;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;

/**
 * What a server does by itself: it does what follows from webhooks, a moment after they
 * have come in, and asks about open orders when they are due.
 */
@Component
@Lazy(false)
@ConditionalOnWebApplication
class BackgroundWork implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);

	private static final Duration WEBHOOKS = Duration.ofMillis(500);

	private static final Duration OPEN_ORDERS = Duration.ofSeconds(2);

	private static final long LONGEST_STOP_SECONDS = 60;

	private final Operations operations;

	private @Nullable ScheduledExecutorService threads;

	BackgroundWork(Operations operations) {
		this.operations = operations;
	}

	@Override
	public synchronized void start() {
		threads = Executors.newScheduledThreadPool(2, (task) -> new Thread(task, "background"));
		every(threads, WEBHOOKS, "webhooks", () -> operations.workOnWebhooks(Progress.NONE));
		every(threads, OPEN_ORDERS, "open orders", this::followDue);
	}

	private void followDue() {
		FollowReport report = operations.followDue(Progress.NONE);
		report.messages().forEach(log::warn);
	}

	/** Does something again and again, with a pause between two times, whatever fails. */
	static void every(ScheduledExecutorService threads, Duration pause, String what, Runnable work) {
		threads.scheduleWithFixedDelay(() -> {
			try {
				work.run();
			}
			catch (RuntimeException ex) {
				// they stay due, and are tried again
				log.error("{} could not be worked on", what, ex);
			}
		}, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public synchronized void stop() {
		if (threads == null) {
			return;
		}
		threads.shutdown();
		try {
			if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
				log.warn("a call is still under way; what it was about is asked again later");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		threads = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return threads != null;
	}

}
