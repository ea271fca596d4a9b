package dev.bulkordering.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Progress;

/** Progress on standard error. Closed before an answer is printed. */
abstract class CommandProgress implements Progress, AutoCloseable {

	/** A bar that moves where a person looks on, a line now and then elsewhere. */
	static CommandProgress on(Output output, Clock clock) {
		return output.terminal() ? new Bar(output.err()) : new Lines(output.err(), clock);
	}

	@Override
	public void close() {
	}

	/** Lines at least ten seconds apart, so that a log stays short. */
	static final class Lines extends CommandProgress {

		private static final Duration DISTANCE = Duration.ofSeconds(10);

		private final PrintStream err;

		private final Clock clock;

		private String step = "";

		private long total = -1;

		private Instant last;

		Lines(PrintStream err, Clock clock) {
			this.err = err;
			this.clock = clock;
			this.last = clock.instant();
		}

		@Override
		public void begin(String name, long total) {
			this.step = name;
			this.total = total;
		}

		@Override
		public void at(long done) {
			Instant now = clock.instant();
			if (Duration.between(last, now).compareTo(DISTANCE) >= 0) {
				last = now;
				err.println(step + ": " + Words.count(done) + (total > 0
						? " of " + Words.count(total) + " (" + Math.min(100, done * 100 / total) + "%)" : ""));
			}
		}

		@Override
		public void say(String sentence) {
			err.println(Words.printable(sentence));
		}

	}

	/** A bar a step. */
	static final class Bar extends CommandProgress {

		private static final String ERASE_LINE = "\r\033[K";

		private final PrintStream err;

		private @Nullable ProgressBar bar;

		Bar(PrintStream err) {
			this.err = err;
		}

		@Override
		public void begin(String name, long total) {
			close();
			bar = new ProgressBarBuilder().setTaskName(name)
				.setInitialMax(total)
				.setStyle(ProgressBarStyle.ASCII)
				.setConsumer(new ConsoleProgressBarConsumer(err))
				.build();
		}

		@Override
		public void at(long done) {
			if (bar != null) {
				bar.stepTo(done);
			}
		}

		@Override
		public void say(String sentence) {
			err.println((bar == null ? "" : ERASE_LINE) + Words.printable(sentence));
		}

		@Override
		public void close() {
			if (bar != null) {
				bar.close();
				bar = null;
			}
		}

	}

}
