package dev.bulkordering.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The application as a process of its own, as a person or a scheduler starts it. An
 * immutable description: each {@code with…} gives a new one.
 */
public final class PackagedApp {

	private static final Duration TIME_OUT = Duration.ofMinutes(3);

	/** Cheap to start, and no larger than a test needs. */
	static final List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
			"-Xmx512m", "-Dfile.encoding=UTF-8");

	private final Path directory;

	private final List<String> start;

	private final List<String> jvmOptions;

	private final Map<String, String> environment;

	private final long mostKibibytes;

	private PackagedApp(Path directory, List<String> start, List<String> jvmOptions, Map<String, String> environment,
			long mostKibibytes) {
		this.mostKibibytes = mostKibibytes;
		this.directory = directory;
		this.start = List.copyOf(start);
		this.jvmOptions = List.copyOf(jvmOptions);
		this.environment = Collections.unmodifiableMap(new TreeMap<>(environment));
	}

	/**
	 * The application from its classes and the libraries beside them, without the tests'
	 * own classes.
	 * @param directory its working directory
	 */
	public static PackagedApp in(Path directory) {
		return new PackagedApp(directory, SharedClasses.ofClassPath(), JVM_OPTIONS, Map.of(), 0);
	}

	/** The application from its jar. */
	public static PackagedApp ofJar(Path jar, Path directory) {
		return new PackagedApp(directory, List.of("-jar", jar.toAbsolutePath().toString()), JVM_OPTIONS, Map.of(), 0);
	}

	/**
	 * The application as its jar unpacks itself, which starts sooner than the jar.
	 * @param directory its working directory
	 */
	public static PackagedApp ofUnpackedJar(Path directory) {
		return new PackagedApp(directory, SharedClasses.ofJar(), JVM_OPTIONS, Map.of(), 0);
	}

	/** Another main class, which may be one of the tests'. */
	public static PackagedApp ofMain(Class<?> main, Path directory) {
		String classPath = String.join(File.pathSeparator, classPath().toList());
		return new PackagedApp(directory, List.of("-cp", classPath, main.getName()), JVM_OPTIONS, Map.of(), 0);
	}

	/** With a variable in its environment. */
	public PackagedApp withVariable(String name, String value) {
		return withVariables(Map.of(name, value));
	}

	/** With variables in its environment. */
	public PackagedApp withVariables(Map<String, String> variables) {
		Map<String, String> all = new TreeMap<>(environment);
		all.putAll(variables);
		return new PackagedApp(directory, start, jvmOptions, all, mostKibibytes);
	}

	/** With a database. */
	public PackagedApp with(TestDatabase database) {
		return withVariables(database.environment());
	}

	/** As another user of the machine has it. */
	public PackagedApp withUser(String name) {
		return withJvmOptions(
				Stream.concat(jvmOptions.stream(), Stream.of("-Duser.name=" + name)).toArray(String[]::new));
	}

	/** With these options of Java's, such as {@code -Xmx256m}, and no others. */
	public PackagedApp withJvmOptions(String... options) {
		return new PackagedApp(directory, start, List.of(options), environment, mostKibibytes);
	}

	/**
	 * With a limit to what it can write into a file: beyond it, writing fails as it does
	 * on a full disk. Not for Windows.
	 */
	public PackagedApp withFilesOfAtMost(long kibibytes) {
		return new PackagedApp(directory, start, jvmOptions, environment, kibibytes);
	}

	/**
	 * Runs it to its end.
	 * @throws AssertionError if that takes longer than three minutes
	 */
	public JavaProcess.Result run(String... arguments) {
		try (JavaProcess process = start(arguments)) {
			return process.await(TIME_OUT);
		}
	}

	/** Starts it. */
	public JavaProcess start(String... arguments) {
		// a shell counts in blocks of 512 bytes
		List<String> limit = mostKibibytes == 0 ? List.of()
				: List.of("sh", "-c", "ulimit -f %d; exec \"$@\"".formatted(2 * mostKibibytes), "sh");
		return startJava(directory, limit,
				Stream.of(jvmOptions, start, List.of(arguments)).flatMap(List::stream).toList(), environment);
	}

	static JavaProcess startJava(Path directory, List<String> before, List<String> arguments,
			Map<String, String> environment) {
		List<String> command = new ArrayList<>(before);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(arguments);
		try {
			Path printed = Files.createTempDirectory("bulk-ordering-process");
			Path out = printed.resolve("out");
			Path err = printed.resolve("err");
			Stream.of(printed, out, err).forEach((file) -> file.toFile().deleteOnExit());
			ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
				.redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			clean(builder.environment());
			builder.environment().putAll(environment);
			return new JavaProcess(builder.start(), out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes out what the machine's environment would configure behind a test's back. */
	private static void clean(Map<String, String> environment) {
		environment.keySet()
			.removeIf((name) -> name.startsWith("SPRING_") || name.startsWith("BULK_ORDERING_")
					|| name.startsWith("BULKORDERING_") || name.endsWith("_TOKEN") || name.equals("JAVA_TOOL_OPTIONS")
					|| name.equals("JDK_JAVA_OPTIONS"));
	}

	static Stream<String> classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
	}

	private static String nullDevice() {
		return File.separatorChar == '\\' ? "NUL" : "/dev/null";
	}

}
