package dev.bulkordering.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Where the command line writes: answers to one stream, everything else to the other.
 *
 * @param out for answers
 * @param err for progress and complaints
 * @param terminal whether a person looks on
 */
record Output(PrintStream out, PrintStream err, boolean terminal) {

	/**
	 * The streams of this process, in UTF-8 whatever the locale: JSON demands it, and
	 * names of files and people need it.
	 */
	static Output ofProcess() {
		return new Output(utf8(FileDescriptor.out), utf8(FileDescriptor.err), isTerminal(System.console()));
	}

	private static PrintStream utf8(FileDescriptor descriptor) {
		return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
	}

	// From Java 22 on there is a console without a terminal, too, and a method that
	// tells.
	private static boolean isTerminal(@Nullable Console console) {
		if (console == null || "dumb".equals(System.getenv("TERM"))) {
			return false;
		}
		try {
			return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return false;
		}
	}

}
