package dev.bulkordering.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.bulkordering.job.RefusedException;

/** A file that a verb is to write. */
final class OutputFile {

	private OutputFile() {
	}

	/** Refuses a file that cannot or should not be written. */
	static void requireWritable(Path file, boolean force) {
		Path directory = file.toAbsolutePath().getParent();
		if (directory == null || !Files.isDirectory(directory)) {
			throw new RefusedException("The directory of " + file + " does not exist");
		}
		if (Files.isDirectory(file)) {
			throw new RefusedException(file + " is a directory; expected a file");
		}
		if (Files.exists(file) && !force) {
			throw new RefusedException(file + " is there already; --force overwrites it");
		}
	}

	/** Whether a file's name has an ending, in any case. */
	static boolean endsWith(Path file, String ending) {
		return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
	}

}
