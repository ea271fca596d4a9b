package dev.bulkordering;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import dev.bulkordering.cli.Entrance;

/** Starts the command line. */
@SpringBootApplication
public class BulkOrderingApplication {

	/** Does what the arguments say and ends the process with their exit code. */
	public static void main(String[] args) {
		// H2 would let every machine in the network reach a database that two processes
		// share.
		System.setProperty("h2.bindAddress", "127.0.0.1");
		System.exit(new Entrance(BulkOrderingApplication.class).run(args));
	}

}
