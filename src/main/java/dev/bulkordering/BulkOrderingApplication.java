package dev.bulkordering;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the command line. */
@SpringBootApplication
public class BulkOrderingApplication {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(BulkOrderingApplication.class, args)));
	}

}
