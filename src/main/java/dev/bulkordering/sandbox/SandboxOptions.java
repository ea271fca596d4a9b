package dev.bulkordering.sandbox;

import java.time.Clock;

/**
 * How a sandbox runs.
 *
 * @param threads calls served at once, from 1; slow ones and those that a fault delays
 * hold one each
 * @param clock the clock that orders are created, expire, finish and are told of by, and
 * tokens expire; delays before answers take real time whatever it says
 */
public record SandboxOptions(int threads, Clock clock) {

	/** Checks that there is a thread. */
	public SandboxOptions {
		if (threads < 1) {
			throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
		}
	}

	/** 256 calls at once, the system's clock. */
	public static SandboxOptions defaults() {
		return new SandboxOptions(256, Clock.systemUTC());
	}

	/** These options with another clock. */
	public SandboxOptions with(Clock otherClock) {
		return new SandboxOptions(threads, otherClock);
	}

}
