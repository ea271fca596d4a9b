package dev.bulkordering.console;

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

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;

/** Does what follows from webhooks, a moment after they have come in. */
@Component
@Lazy(false)
@ConditionalOnWebApplication
class WebhookWorker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);

	private static final long PAUSE_MILLIS = 500;

	private static final long LONGEST_STOP_SECONDS = 60;

	private final Operations operations;

	private @Nullable ScheduledExecutorService thread;

	WebhookWorker(Operations operations) {
		this.operations = operations;
	}

	@Override
	public synchronized void start() {
		thread = Executors.newSingleThreadScheduledExecutor((task) -> new Thread(task, "webhooks"));
		thread.scheduleWithFixedDelay(this::work, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void work() {
		try {
			operations.workOnWebhooks(Progress.NONE);
		}
		catch (RuntimeException ex) {
			// they stay due, and are tried again
			log.error("webhooks could not be worked on", ex);
		}
	}

	@Override
	public synchronized void stop() {
		if (thread == null) {
			return;
		}
		thread.shutdown();
		try {
			if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
				log.warn("a call about a webhook is still under way; it is made again later");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		thread = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return thread != null;
	}

}
