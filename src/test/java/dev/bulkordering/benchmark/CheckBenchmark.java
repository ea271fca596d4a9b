package dev.bulkordering.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast {@code check} takes a large sheet, and in how little memory. Its name keeps it
 * out of {@code mvn verify}; run it by
 * {@code mvn test -Dtest=CheckBenchmark -Dbenchmark.rows=200000 -Dbenchmark.heap=256m}.
 */
class CheckBenchmark {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	/** As in {@code Pause Young (Normal) 101M->24M(256M)}. */
	private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

	@TempDir
	Path directory;

	static Stream<Arguments> sheets() {
		int rows = Integer.getInteger("benchmark.rows", 200_000);
		String heap = System.getProperty("benchmark.heap", "256m");
		return Stream.of(Arguments.of("csv", rows, heap), Arguments.of("xlsx", rows, heap));
	}

	@ParameterizedTest
	@MethodSource("sheets")
	void checks(String type, int rows, String heap) throws IOException {
		Path sheet = directory.resolve("large." + type);
		LargeSheet.write(sheet, rows);
		Files.writeString(directory.resolve("large.yml"),
				"provider: gifthub\noptions: {wallet: EUR, product-type: range}\n");
		PackagedApp app = PackagedApp.in(directory).withJvmOptions("-Xmx" + heap, "-Xlog:gc:file=gc.log");

		long start = System.nanoTime();
		JavaProcess.Result result;
		try (JavaProcess process = app.start("check", "large.yml", sheet.getFileName().toString(), "--json")) {
			result = process.await(PATIENCE);
		}
		double seconds = (System.nanoTime() - start) / 1e9;

		assertThat(result.exitCode()).as(result.err()).isZero();
		assertThat(result.out().replaceAll("\\s", "")).contains("\"read\":" + rows + ",\"valid\":" + rows);
		System.out.printf(Locale.ROOT,
				"check of %,d rows of %s (%,d KB) with -Xmx%s: %.1f s, %,.0f rows/s, at most %d MB of heap in use, "
						+ "%d MB after a collection%n",
				rows, type, Files.size(sheet) / 1024, heap, seconds, rows / seconds, heap(1), heap(2));
	}

	/**
	 * The largest use of the heap before (1) or after (2) a garbage collection, in MB.
	 */
	private int heap(int group) throws IOException {
		return COLLECTION.matcher(Files.readString(directory.resolve("gc.log")))
			.results()
			.map((MatchResult collection) -> collection.group(group))
			.mapToInt(Integer::parseInt)
			.max()
			.orElse(0);
	}

}
