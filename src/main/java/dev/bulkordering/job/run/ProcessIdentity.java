package dev.bulkordering.job.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process on which machine: enough to tell, on the same machine, that a process is
 * surely gone.
 *
 * @param machine names the machine since its last start, and the container within it
 * @param pid process id
 * @param startedAt start of the process, counted as the machine counts; 0 if unknown
 */
public record ProcessIdentity(String machine, long pid, long startedAt) {

	/** Where /proc/PID/stat has the start, counted behind the process's name. */
	private static final int TICKS_AT_START = 19;

	private static final ProcessIdentity CURRENT = read();

	/** This process. */
	public static ProcessIdentity current() {
		return CURRENT;
	}

	/** Whether the process ran on this machine and does not run any more. */
	public boolean isSurelyGone() {
		if (!machine.equals(CURRENT.machine)) {
			return false;
		}
		Optional<ProcessHandle> process = ProcessHandle.of(pid);
		if (process.isEmpty() || !process.get().isAlive()) {
			return true;
		}
		long running = startOf(process.get());
		return startedAt != 0 && running != 0 && running != startedAt;
	}

	/** The machine's name alone, for people. */
	public String host() {
		return machine.split(" ", 2)[0];
	}

	private static ProcessIdentity read() {
		ProcessHandle self = ProcessHandle.current();
		// A process id means something only within one start of one machine, and one
		// container in it.
		String machine = hostName() + " " + firstLine(Path.of("/proc/sys/kernel/random/boot_id")) + " "
				+ linkTarget(Path.of("/proc/self/ns/pid"));
		return new ProcessIdentity(machine.strip(), self.pid(), startOf(self));
	}

	// Linux counts from the machine's start. What Java makes of that moves with the wall
	// clock, and a process that lives would look like another one once the clock was set.
	private static long startOf(ProcessHandle process) {
		String stat = firstLine(Path.of("/proc/" + process.pid() + "/stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
		return fields.length > TICKS_AT_START ? Long.parseLong(fields[TICKS_AT_START])
				: process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

	private static String firstLine(Path file) {
		try {
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String linkTarget(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "";
		}
	}

}
