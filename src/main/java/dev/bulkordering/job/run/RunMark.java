package dev.bulkordering.job.run;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Marks what is logged while a run is worked on, so that its page can show it. A mark is
 * of one application: another in the same process may have runs of the same numbers.
 */
public final class RunMark {

	private static final String RUN = "run";

	private static final String APPLICATION = "application";

	private final String application = UUID.randomUUID().toString();

	/** Marks what this thread logs, until it is closed. */
	public Marked on(long run) {
		Map<String, String> before = MDC.getCopyOfContextMap();
		MDC.put(APPLICATION, application);
		MDC.put(RUN, Long.toString(run));
		return () -> restore(before);
	}

	/**
	 * The run that a line is marked with; null if it is with none of this application.
	 */
	public @Nullable Long runOf(Map<String, String> mark) {
		String run = mark.get(RUN);
		return run != null && application.equals(mark.get(APPLICATION)) ? Long.valueOf(run) : null;
	}

	/**
	 * A task whose lines are marked as those of this thread, whatever thread it runs on.
	 */
	public static Runnable carriedBy(Runnable task) {
		Map<String, String> mark = MDC.getCopyOfContextMap();
		return () -> {
			Map<String, String> before = MDC.getCopyOfContextMap();
			restore(mark);
			try {
				task.run();
			}
			finally {
				restore(before);
			}
		};
	}

	private static void restore(@Nullable Map<String, String> mark) {
		if (mark == null) {
			MDC.clear();
		}
		else {
			MDC.setContextMap(mark);
		}
	}

	/** Lines are marked until it is closed. */
	public interface Marked extends AutoCloseable {

		@Override
		void close();

	}

}
