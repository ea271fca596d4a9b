package dev.bulkordering.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

import dev.bulkordering.job.RunStatus;

import static org.assertj.core.api.Assertions.assertThat;

class SignalsTests {

	private static final int INT = 2;

	private static final int TERM = 15;

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final List<Integer> halts = new ArrayList<>();

	private final List<String> stops = new ArrayList<>();

	private final Signals signals = new Signals(new PrintStream(err, true), halts::add);

	@AfterEach
	void close() {
		signals.close();
	}

	@Test
	void theFirstSignalStopsAndTheSecondEndsAtOnce() {
		signals.onStop(() -> stops.add("stop"));

		signals.received(TERM);
		assertThat(stops).containsExactly("stop");
		assertThat(halts).isEmpty();

		signals.received(INT);
		assertThat(stops).containsExactly("stop");
		assertThat(halts).containsExactly(130);

		signals.received(TERM);
		assertThat(halts).containsExactly(130, 143);
	}

	@Test
	void aSignalBeforeAnythingBeganEndsAsStopped() {
		signals.received(TERM);

		assertThat(halts).containsExactly(5);
		assertThat(err.toString()).startsWith("Stopped before anything began.");
	}

	@Test
	void aStopThatFailsLeavesTheSecondSignal() {
		signals.onStop(() -> {
			throw new IllegalStateException("closed");
		});

		signals.received(INT);
		signals.received(INT);

		assertThat(halts).containsExactly(130);
	}

	@Test
	void realSignalsArrive() throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		signals.install();
		signals.onStop(stopped::countDown);

		Signal.raise(new Signal("TERM"));

		assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aSignalDuringARunAsksTheOperationsToStop() {
		CalledEntrance entrance = new CalledEntrance();
		CountDownLatch stopping = new CountDownLatch(1);
		entrance.operations.onStop = stopping::countDown;
		// not INT, which a shell has what it starts in the background ignore
		entrance.operations.meanwhile = () -> {
			Signal.raise(new Signal("TERM"));
			await(stopping);
		};
		entrance.operations.reports = List.of(Reports.ended(RunStatus.STOPPED, 5));

		assertThat(entrance.call("run", "rewards", "a.csv")).isEqualTo(5);
		assertThat(entrance.operations.calls).containsExactly("run rewards a.csv", "stopGracefully");
		assertThat(entrance.err()).contains("Stopping: the calls in flight are awaited.");
	}

	@Test
	void theSandboxRunsUntilASignalComes() {
		CalledEntrance entrance = new CalledEntrance();
		entrance.sandboxDescribed = () -> Signal.raise(new Signal("TERM"));

		assertThat(entrance.call("sandbox", "--port", "0")).isZero();
		assertThat(entrance.application).containsExactly("sandbox on 0", "sandbox closed");
		assertThat(entrance.out().lines()).containsExactly("The sandbox listens on port 4711. Ctrl-C ends it.",
				"Faults on demand.");
	}

	@Test
	void theSandboxTellsItsAddressesAsJson() {
		CalledEntrance entrance = new CalledEntrance();
		entrance.sandboxPortAsked = () -> Signal.raise(new Signal("TERM"));

		assertThat(entrance.call("sandbox", "--json")).isZero();
		assertThat(entrance.application).containsExactly("sandbox on 8090", "sandbox closed");
		assertThat(entrance.json().propertyNames()).containsExactly("port", "baseUrls");
		assertThat(entrance.json().get("baseUrls").get("gifthub").asString())
			.isEqualTo("http://127.0.0.1:4711/gifthub");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
