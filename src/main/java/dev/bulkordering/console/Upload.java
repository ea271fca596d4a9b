package dev.bulkordering.console;

import java.nio.file.Path;

/**
 * A sheet that somebody has uploaded.
 *
 * @param id stands for it in addresses; cannot be guessed
 * @param owner who uploaded it
 * @param job the job that it is for
 * @param file where it is kept, under its own name
 */
record Upload(String id, String owner, String job, Path file) {

	/** What it is called. */
	public String name() {
		return file.getFileName().toString();
	}

}
