package dev.bulkordering.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps text in a temporary file until it is known whether it is to be printed: a sheet
 * may turn out to be broken at its last row, and may be larger than memory.
 */
final class Spool implements AutoCloseable {

	private final Path file;

	private final PrintStream text;

	Spool() {
		try {
			file = Files.createTempFile("bulk-ordering-", ".preview");
			OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
			text = new PrintStream(stream, false, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Adds text. */
	void add(String more) {
		text.print(more);
	}

	/** Prints all that was added; nothing can be added afterwards. */
	void printTo(PrintStream out) {
		text.close();
		if (text.checkError()) {
			throw new UncheckedIOException(new IOException("the temporary file " + file + " could not be written"));
		}
		try {
			Files.copy(file, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		text.close();
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
