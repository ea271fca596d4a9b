package dev.bulkordering.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunLauncher.Launched;

/**
 * Works on sheets or executions one after the other, until it is stopped or one of them
 * ends it for all. Whatever happens, the reports of those before are kept.
 */
final class Series {

	private final BooleanSupplier stop;

	private final List<RunReport> reports = new ArrayList<>();

	private final List<String> notBegun = new ArrayList<>();

	private boolean ended;

	private boolean stopped;

	private @Nullable RuntimeException failure;

	Series(BooleanSupplier stop) {
		this.stop = stop;
	}

	/**
	 * Works on one more.
	 * @param name what people know it by
	 * @param work gives null where there is nothing to report
	 */
	void next(String name, Supplier<@Nullable Launched> work) {
		if (!ended && stop.getAsBoolean()) {
			stopped = true;
			ended = true;
		}
		if (ended) {
			leaveOut(name);
			return;
		}
		try {
			Launched launched = work.get();
			if (launched != null) {
				reports.add(launched.report());
				ended = launched.forAll();
			}
		}
		catch (RuntimeException ex) {
			failure = ex;
			ended = true;
			leaveOut(name);
		}
	}

	/** Notes that one is not begun. */
	void leaveOut(String name) {
		notBegun.add(name);
	}

	/** What it came to. */
	SeveralRuns result(UnaryOperator<RunReport> noted) {
		return new SeveralRuns(reports.stream().map(noted).toList(), List.copyOf(notBegun), stopped, failure);
	}

}
