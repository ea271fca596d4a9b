package dev.bulkordering.job;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskExecutor;

import dev.bulkordering.job.run.Actor;
import dev.bulkordering.job.run.RunMark;

/**
 * Runs a task on a thread of its own and waits for it. Spring Batch starts jobs within a
 * transactional proxy, which would bind every connection that a job uses to the calling
 * thread until the job has ended. Whoever acts on the calling thread acts on the new one,
 * and what is logged there is marked in the same way.
 */
final class OwnThreadExecutor implements TaskExecutor {

	@Override
	public void execute(Runnable task) {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		Thread thread = new Thread(RunMark.carriedBy(Actor.current().carriedBy(task)), "run");
		// Spring Batch catches what a job throws, but not what its own tables do
		thread.setUncaughtExceptionHandler((of, thrown) -> failure.set(thrown));
		thread.start();
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				// The run is asked to stop by its own signal, and drains its calls first.
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		if (failure.get() instanceof RuntimeException thrown) {
			throw thrown;
		}
		if (failure.get() instanceof Error thrown) {
			throw thrown;
		}
	}

}
