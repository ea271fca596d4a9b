package dev.bulkordering.result;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How the files of a result are called. */
public final class ResultNames {

	private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

	private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

	/** What some system forbids in a name, or takes for a hidden or temporary file. */
	private static final Pattern FORBIDDEN = Pattern.compile("[:*?\"<>|\\p{Cc}\\p{Cs}]|^[.~\\s]+");

	/**
	 * File systems take 255 bytes; this leaves room for the run, and for people's copies.
	 */
	private static final int MOST_BYTES = 150;

	private ResultNames() {
	}

	/**
	 * The result sheet of a run, such as {@code march-run-12-result.xlsx} for
	 * {@code march.csv}. It depends on nothing but the arguments, so that a result that
	 * is written anew replaces the one before.
	 * @param resultsDirectory where results go
	 * @param sheetName file name of the input
	 * @param runId the run
	 * @param format the kind of file
	 */
	public static Path target(Path resultsDirectory, String sheetName, long runId, ResultFormat format) {
		String name = FOLDERS.matcher(sheetName).replaceFirst("");
		name = EXTENSION.matcher(name).replaceFirst("");
		name = shortened(FORBIDDEN.matcher(name).replaceAll("_").strip());
		return resultsDirectory
			.resolve("%s-run-%d-result.%s".formatted(name.isEmpty() ? "sheet" : name, runId, format.extension()));
	}

	/**
	 * The second file of a result in CSV, such as {@code march-run-12-result-orders.csv}.
	 */
	public static Path ordersFile(Path target) {
		String name = target.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return target
			.resolveSibling(dot < 0 ? name + "-orders" : name.substring(0, dot) + "-orders" + name.substring(dot));
	}

	private static String shortened(String name) {
		StringBuilder kept = new StringBuilder();
		int bytes = 0;
		for (int codePoint : name.codePoints().toArray()) {
			String character = Character.toString(codePoint);
			bytes += character.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > MOST_BYTES) {
				break;
			}
			kept.append(character);
		}
		return kept.toString();
	}

}
