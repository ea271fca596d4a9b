package dev.bulkordering.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A directory that people and programs put sheets into. */
final class Inbox {

	/** How long a file is watched for changes before it is taken. */
	static final Duration WATCH = Duration.ofSeconds(2);

	/** Where refused sheets go. */
	static final String REFUSED = "refused";

	/** What the file with the reason is called like behind the refused sheet's name. */
	static final String REASON = ".reason.txt";

	private final Path directory;

	/** The inbox at a directory, which is made if it is not there. */
	Inbox(Path directory) {
		this.directory = directory;
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new RefusedException("the inbox " + directory + " cannot be made: " + ex.getMessage());
		}
	}

	private record Stamp(long size, FileTime modified) {

	}

	/** The files that nobody is writing any more, oldest first. */
	List<Path> sheets() throws InterruptedException {
		Map<Path, Stamp> before = stamps();
		if (before.isEmpty()) {
			return List.of();
		}
		Thread.sleep(WATCH.toMillis());
		Map<Path, Stamp> after = stamps();
		return before.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(after.get(entry.getKey())))
			.sorted(Comparator.comparing((Map.Entry<Path, Stamp> entry) -> entry.getValue().modified())
				.thenComparing((entry) -> entry.getKey().getFileName().toString()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/** Moves a sheet whose run has finished. */
	void done(Path sheet) {
		move(sheet, directory.resolve("done"));
	}

	/** Moves a refused sheet and puts the reason beside it. */
	void refused(Path sheet, String reason) {
		Path moved = move(sheet, directory.resolve(REFUSED));
		if (moved == null) {
			return;
		}
		try {
			Files.writeString(moved.resolveSibling(moved.getFileName() + REASON), reason + System.lineSeparator());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Map<Path, Stamp> stamps() {
		Map<Path, Stamp> stamps = new LinkedHashMap<>();
		for (Path file : files()) {
			try {
				stamps.put(file, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
			}
			catch (IOException ex) {
				// Gone again: it is not there to be taken.
			}
		}
		return stamps;
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(directory)) {
			return new ArrayList<>(files.filter(Files::isRegularFile).filter(Inbox::isSheet).toList());
		}
		catch (IOException ex) {
			throw new RefusedException("the inbox " + directory + " cannot be read: " + ex.getMessage());
		}
	}

	/** Whether a file's name says that it is finished. */
	static boolean isSheet(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return !name.startsWith("~$") && !name.endsWith(".part") && !name.endsWith(".tmp");
	}

	// A name that is taken gets a number, so that nothing is ever overwritten.
	private static @Nullable Path move(Path sheet, Path target) {
		try {
			Files.createDirectories(target);
			String name = sheet.getFileName().toString();
			int dot = name.lastIndexOf('.');
			String stem = dot > 0 ? name.substring(0, dot) : name;
			String ending = dot > 0 ? name.substring(dot) : "";
			Path free = target.resolve(name);
			for (int i = 2; Files.exists(free); i++) {
				free = target.resolve(stem + "-" + i + ending);
			}
			return Files.move(sheet, free, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (NoSuchFileException ex) {
			// Somebody has taken it away in the meantime; there is nothing left to move.
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(sheet + " could not be moved to " + target, ex);
		}
	}

}
