package dev.bulkordering.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.springframework.util.FileSystemUtils;

import dev.bulkordering.BulkOrderingApplication;

/**
 * The application's classes as an archive that its processes share: they start in half
 * the time, and tests start hundreds of them. Made once by each Java process of the
 * tests, in a few seconds.
 */
final class SharedClasses {

	private static final Duration TIME_OUT = Duration.ofMinutes(3);

	private SharedClasses() {
	}

	private static final class OfClassPath {

		static final List<String> START = make((directory) -> {
			List<String> classPath = new ArrayList<>();
			for (String entry : PackagedApp.classPath().filter((one) -> !one.endsWith("test-classes")).toList()) {
				Path path = Path.of(entry);
				classPath.add(Files.isDirectory(path) ? pack(path, directory).toString() : entry);
			}
			return List.of("-cp", String.join(File.pathSeparator, classPath), BulkOrderingApplication.class.getName());
		});

	}

	private static final class OfJar {

		static final List<String> START = make((directory) -> {
			Path jar = Path.of(System.getProperty("application.jar"));
			run(directory, List.of("-Djarmode=tools", "-jar", jar.toAbsolutePath().toString(), "extract",
					"--destination", directory.resolve("unpacked").toString()));
			return List.of("-jar", directory.resolve("unpacked").resolve(jar.getFileName()).toString());
		});

	}

	/** How to start the application from its classes and the libraries beside them. */
	static List<String> ofClassPath() {
		return OfClassPath.START;
	}

	/** How to start what the jar unpacks itself to. */
	static List<String> ofJar() {
		return OfJar.START;
	}

	private interface Layout {

		List<String> in(Path directory) throws IOException;

	}

	// The archive holds what a run loads, from its first row to its result sheet.
	private static List<String> make(Layout layout) {
		try {
			Path directory = Files.createTempDirectory("bulk-ordering-classes");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
			List<String> start = layout.in(directory);
			Path archive = directory.resolve("classes.jsa");
			Path sheet = Files.writeString(directory.resolve("sheet.csv"), "sku,price,quantity\nPC123789,500,3\n");
			Path job = Files.writeString(directory.resolve("job.yml"), "provider: enkash\n");
			List<String> options = new ArrayList<>(PackagedApp.JVM_OPTIONS);
			options.add("-XX:ArchiveClassesAtExit=" + archive);
			options.add("-Xlog:disable");
			options.addAll(start);
			options.addAll(List.of("run", job.toString(), sheet.toString(), "--json",
					"--bulk-ordering.providers.enkash.base-url=sandbox"));
			run(directory, options);
			List<String> shared = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
			shared.addAll(start);
			return List.copyOf(shared);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Path directory, List<String> arguments) {
		try (JavaProcess process = PackagedApp.startJava(directory, List.of(), arguments, Map.of())) {
			JavaProcess.Result result = process.await(TIME_OUT);
			if (result.exitCode() != 0) {
				throw new AssertionError(
						arguments + " ended with " + result.exitCode() + ": " + result.out() + result.err());
			}
		}
	}

	// Classes are shared out of jars only.
	private static Path pack(Path classes, Path directory) throws IOException {
		Path jar = Files.createTempFile(directory, "classes", ".jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			Files.walkFileTree(classes, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
					if (!one.equals(classes)) {
						out.putNextEntry(new JarEntry(name(one) + "/"));
						out.closeEntry();
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
					out.putNextEntry(new JarEntry(name(one)));
					Files.copy(one, out);
					out.closeEntry();
					return FileVisitResult.CONTINUE;
				}

				private String name(Path one) {
					return classes.relativize(one).toString().replace(File.separatorChar, '/');
				}
			});
		}
		return jar;
	}

	private static void delete(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			System.err.println("could not delete " + directory + ": " + ex);
		}
	}

}
