package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

class RunningWorkTests {

	@TempDir
	Path directory;

	@Test
	void letsARunBeStoppedHoweverManyAreUnderWay() throws Exception {
		try (TestDatabase database = TestDatabase.inMemory();
				Workplace workplace = new Workplace(directory, database)) {
			RunningWork work = new RunningWork(workplace.operations());
			CountDownLatch stopped = new CountDownLatch(1);
			for (int run = 0; run < 20; run++) {
				work.begin("a run", () -> {
					try {
						stopped.await();
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				}, () -> true);
			}
			work.beginAtOnce("the stop", stopped::countDown, () -> false);
			assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
			work.destroy();
		}
	}

}
