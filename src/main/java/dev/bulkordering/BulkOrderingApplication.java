package dev.bulkordering;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import dev.bulkordering.cli.Entrance;
import dev.bulkordering.job.RefusedException;

/** Starts the command line. */
@SpringBootApplication
public class BulkOrderingApplication {

	/** Does what the arguments say and ends the process with their exit code. */
	public static void main(String[] args) {
		System.exit(new Entrance(BulkOrderingApplication.class, (sheet, worksheet, mostRows, eachRow) -> {
			throw new RefusedException("Sheets cannot be previewed yet");
		}, (port) -> {
			throw new RefusedException("The sandbox cannot be started yet");
		}).run(args));
	}

}
