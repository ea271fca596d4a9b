package dev.bulkordering.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandProgressTests {

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final PrintStream stream = new PrintStream(err, true);

	private final Ticking clock = new Ticking();

	@Test
	void aLineComesEveryTenSecondsAtMost() {
		try (CommandProgress progress = new CommandProgress.Lines(stream, clock)) {
			progress.begin("placing", 80_000);
			progress.at(1);
			clock.now = clock.now.plus(Duration.ofMillis(9999));
			progress.at(2);
			clock.now = clock.now.plusMillis(1);
			progress.at(1600);
			progress.at(1700);
			progress.begin("reading", -1);
			clock.now = clock.now.plusSeconds(11);
			progress.at(1_000_000);
			progress.say("gifthub\u0007is slow");
		}

		assertThat(err.toString().lines()).containsExactly("placing: 1,600 of 80,000 (2%)", "reading: 1,000,000",
				"gifthub is slow");
	}

	@Test
	void aTerminalGetsABarAndSentencesBesideIt() {
		CommandProgress progress = CommandProgress.on(new Output(stream, stream, true), clock);
		try (progress) {
			progress.say("first");
			progress.begin("placing", 10);
			progress.at(10);
			progress.say("second");
		}

		assertThat(err.toString()).startsWith("first").contains("placing").contains("10/10").contains("second");
	}

	private static final class Ticking extends Clock {

		private Instant now = Instant.EPOCH;

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
