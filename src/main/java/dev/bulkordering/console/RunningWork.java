package dev.bulkordering.console;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.run.Actor;

/**
 * What people have begun in the console and what takes longer than a page: runs and
 * restarts, each on a thread of its own, a few at a time.
 */
@Component
@ConditionalOnWebApplication
class RunningWork implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(RunningWork.class);

	private static final Duration MOMENT = Duration.ofSeconds(3);

	private static final int AT_ONCE = 4;

	private static final long LONGEST_STOP_SECONDS = 120;

	private final Operations operations;

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
			(task) -> new Thread(task, "console-work"));

	/** For what must not wait behind the runs: to stop one of them. */
	private final ExecutorService urgent = Executors.newCachedThreadPool((task) -> new Thread(task, "console-stop"));

	RunningWork(Operations operations) {
		this.operations = operations;
	}

	/**
	 * Begins something, and waits a moment until it shows. How it ends is in the
	 * database, where the pages look.
	 * @param what for the log, should it be refused or fail
	 * @param shows whether the pages show by now that it has begun
	 */
	void begin(String what, Runnable work, BooleanSupplier shows) {
		begin(threads, what, work, shows);
	}

	/** The same, at once, however many runs are under way. */
	void beginAtOnce(String what, Runnable work, BooleanSupplier shows) {
		begin(urgent, what, work, shows);
	}

	private static void begin(ExecutorService threads, String what, Runnable work, BooleanSupplier shows) {
		try {
			Future<?> begun = threads.submit(Actor.current().carriedBy(() -> {
				try {
					work.run();
				}
				catch (RefusedException ex) {
					log.warn("{} was refused: {}", what, ex.getMessage());
				}
				catch (RuntimeException ex) {
					log.error("{} failed", what, ex);
				}
			}));
			long until = System.nanoTime() + MOMENT.toNanos();
			while (!begun.isDone() && !shows.getAsBoolean() && System.nanoTime() - until < 0) {
				TimeUnit.MILLISECONDS.sleep(50);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RejectedExecutionException ex) {
			throw new RefusedException("The server is being stopped. Try again when it is back");
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		operations.stopGracefully();
		threads.shutdown();
		urgent.shutdown();
		if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
			log.warn("a run is still under way; its lease runs out, and restart goes on with it");
		}
	}

}
