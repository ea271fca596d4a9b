package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that a test has started. What it prints is kept in files, so that it can
 * be read while it runs. Closing kills it.
 */
public final class JavaProcess implements AutoCloseable {

	private final Process process;

	private final Path out;

	private final Path err;

	JavaProcess(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/** Its process id. */
	public long pid() {
		return process.pid();
	}

	/** Whether it runs. */
	public boolean isAlive() {
		return process.isAlive();
	}

	/** What it has printed on standard output so far. */
	public String out() {
		return read(out);
	}

	/** What it has printed on standard error so far. */
	public String err() {
		return read(err);
	}

	/** Asks it to end (SIGTERM). */
	public void terminate() {
		process.destroy();
	}

	/** Ends it without a word (SIGKILL), and waits until it is gone. */
	public void kill() {
		process.destroyForcibly();
		await(Duration.ofSeconds(30));
	}

	/** Freezes it (SIGSTOP): it does nothing until it is woken, and does not notice. */
	public void freeze() {
		signal("STOP");
	}

	/** Wakes it (SIGCONT). */
	public void wake() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).inheritIO().start();
			if (kill.waitFor() != 0) {
				throw new AssertionError("kill -" + name + " " + pid() + " ended with " + kill.exitValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	/**
	 * Waits until it has printed a text on one of its outputs.
	 * @throws AssertionError if it ends before that, or takes longer
	 */
	public void awaitText(String text, Duration atMost) {
		long end = System.nanoTime() + atMost.toNanos();
		while (!out().contains(text) && !err().contains(text)) {
			boolean ended = !process.isAlive();
			if ((ended || System.nanoTime() > end) && !out().contains(text) && !err().contains(text)) {
				throw new AssertionError((ended ? "The process ended with " + process.exitValue() : "The process hangs")
						+ " and did not print '" + text + "'." + printed());
			}
			pause();
		}
	}

	/**
	 * Waits for its end.
	 * @throws AssertionError if it takes longer; then it is killed
	 */
	public Result await(Duration atMost) {
		try {
			if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly().waitFor();
				throw new AssertionError("The process did not end within " + atMost + "." + printed());
			}
			return new Result(process.exitValue(), out(), err());
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		if (process.isAlive()) {
			kill();
		}
	}

	private String printed() {
		return "\nStandard output:\n" + out() + "\nStandard error:\n" + err();
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(20);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a process came to.
	 *
	 * @param exitCode its exit code; 128 plus the signal's number if a signal ended it
	 * @param out its standard output
	 * @param err its standard error
	 */
	public record Result(int exitCode, String out, String err) {

	}

}
