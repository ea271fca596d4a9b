package dev.bulkordering.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log of an application that is told to log its steps and its SQL, read while it is
 * written: so a test learns what the process does at this very moment. Only what comes
 * after its opening counts.
 */
public final class ProcessLog {

	/** Has the application log what is looked for here. */
	public static final String[] SETTINGS = { "--logging.level.org.springframework.batch.core.step.AbstractStep=info",
			"--logging.level.org.springframework.jdbc.core.JdbcTemplate=debug" };

	private final Path file;

	private long position;

	private String rest = "";

	ProcessLog(Path file) {
		this.file = file;
		try {
			this.position = Files.exists(file) ? Files.size(file) : 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How many of the lines that have come since the last question hold a text. */
	int count(String text) {
		int count = 0;
		String read = rest + more();
		int begin = 0;
		for (int end = read.indexOf('\n'); end >= 0; end = read.indexOf('\n', begin)) {
			if (read.substring(begin, end).contains(text)) {
				count++;
			}
			begin = end + 1;
		}
		rest = read.substring(begin);
		return count;
	}

	private String more() {
		if (!Files.exists(file)) {
			return "";
		}
		try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
			byte[] bytes = new byte[(int) Math.max(0, log.length() - position)];
			log.seek(position);
			log.readFully(bytes);
			position += bytes.length;
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
