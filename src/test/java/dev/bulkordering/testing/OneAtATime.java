package dev.bulkordering.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** What only one of the Java processes that tests run in may do at a time. */
final class OneAtATime {

	private OneAtATime() {
	}

	/**
	 * Does it, once no other process does.
	 * @param name of what is done, the same in all of them
	 */
	static <T> T run(String name, Supplier<T> work) {
		Path file = Path.of(System.getProperty("basedir", ""), "target", name + ".lock").toAbsolutePath();
		try {
			Files.createDirectories(file.getParent());
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					FileLock lock = channel.lock()) {
				return work.get();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
