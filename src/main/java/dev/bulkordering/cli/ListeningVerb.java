package dev.bulkordering.cli;

import java.util.concurrent.CountDownLatch;

import dev.bulkordering.job.RefusedException;

/** A verb that listens on a port until a signal comes. */
abstract class ListeningVerb extends Verb {

	private static final int HIGHEST_PORT = 65535;

	ListeningVerb(Session session) {
		super(session);
	}

	/** Refuses a port that there is not. */
	static void requirePort(int port) {
		if (port < 0 || port > HIGHEST_PORT) {
			throw new RefusedException("--port is " + port + "; expected a number from 0 to " + HIGHEST_PORT);
		}
	}

	/** From now on, a first signal lets the latch go. */
	final CountDownLatch untilStopped() {
		CountDownLatch stopped = new CountDownLatch(1);
		session().signals().install();
		session().signals().onStop(stopped::countDown);
		return stopped;
	}

}
