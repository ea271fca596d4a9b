package dev.bulkordering.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

import dev.bulkordering.job.ExitCode;

/**
 * SIGTERM and SIGINT: the first one asks to stop, so that calls in flight are drained; a
 * second one ends the process at once. One that comes before there is anything to stop
 * ends the process as stopped.
 */
final class Signals implements AutoCloseable {

	private static final int SIGNALLED = 128;

	private final PrintStream err;

	private final IntConsumer halt;

	private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

	private @Nullable Runnable stop;

	private boolean stopping;

	/**
	 * Does nothing until installed.
	 * @param err where people are told
	 * @param halt ends the process at once with an exit code
	 */
	Signals(PrintStream err, IntConsumer halt) {
		this.err = err;
		this.halt = halt;
	}

	/** Takes over both signals. */
	void install() {
		for (String name : new String[] { "TERM", "INT" }) {
			try {
				Signal signal = new Signal(name);
				before.putIfAbsent(signal, Signal.handle(signal, (received) -> received(received.getNumber())));
			}
			catch (IllegalArgumentException ex) {
				LoggerFactory.getLogger(Signals.class)
					.warn("The signal {} cannot be handled here: it ends the process at once", name, ex);
			}
		}
	}

	/** Says what a first signal does from now on. */
	synchronized void onStop(Runnable stop) {
		this.stop = stop;
	}

	/** A signal of this number came. */
	void received(int number) {
		Runnable toStop;
		synchronized (this) {
			if (stopping) {
				halt.accept(SIGNALLED + number);
				return;
			}
			stopping = true;
			toStop = stop;
		}
		if (toStop == null) {
			err.println("Stopped before anything began.");
			halt.accept(ExitCode.STOPPED);
			return;
		}
		try {
			toStop.run();
		}
		catch (RuntimeException ex) {
			LoggerFactory.getLogger(Signals.class).error("Stopping failed", ex);
		}
	}

	/** Hands the signals back. */
	@Override
	public void close() {
		before.forEach(Signal::handle);
		before.clear();
	}

}
