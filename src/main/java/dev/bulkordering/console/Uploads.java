package dev.bulkordering.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

import dev.bulkordering.job.RefusedException;

/**
 * The sheets that people have uploaded: each in a folder of its own, whose name cannot be
 * guessed, with a file beside that folder which says whose it is.
 */
@Component
@ConditionalOnWebApplication
class Uploads {

	/** How long a sheet is kept that nobody has placed. */
	static final Duration KEPT = Duration.ofDays(7);

	private static final Logger log = LoggerFactory.getLogger(Uploads.class);

	private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

	private static final int ID_BYTES = 16;

	/** How many of a person's are listed. */
	private static final int LISTED = 20;

	private static final String OWNER = "owner";

	private static final String JOB = "job";

	private static final String NAME = "name";

	private final SecureRandom random = new SecureRandom();

	private final Path directory;

	Uploads(ConsoleSettings settings) {
		this.directory = settings.uploadsDirectory();
	}

	/**
	 * Keeps a file.
	 * @param name what its person calls it, whatever that is
	 * @throws RefusedException if it cannot be kept
	 */
	Upload keep(String owner, String job, @Nullable String name, InputStream content) {
		byte[] unguessable = new byte[ID_BYTES];
		random.nextBytes(unguessable);
		String id = HexFormat.of().formatHex(unguessable);
		Path folder = directory.resolve(id);
		Upload upload = new Upload(id, owner, job, folder.resolve(SheetName.safe(name)));
		try {
			Files.createDirectories(folder);
			Files.copy(content, upload.file());
			// written last: without it the folder is nobody's
			describe(upload);
			return upload;
		}
		catch (IOException ex) {
			log.error("an uploaded sheet could not be kept in {}", directory, ex);
			throw new RefusedException(
					"The sheet could not be kept on the server. An administrator finds the reason in the log.");
		}
	}

	/** An upload by its id, if there is one. */
	Optional<Upload> find(String id) {
		if (!ID.matcher(id).matches() || !Files.isRegularFile(description(id))) {
			return Optional.empty();
		}
		Properties known = new Properties();
		try (Reader reader = Files.newBufferedReader(description(id))) {
			known.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Path file = directory.resolve(id).resolve(known.getProperty(NAME, ""));
		return Files.isRegularFile(file)
				? Optional.of(new Upload(id, known.getProperty(OWNER, ""), known.getProperty(JOB, ""), file))
				: Optional.empty();
	}

	/**
	 * The latest uploads of a person that are no older than what is kept of them, newest
	 * first.
	 * @param wanted which of them
	 */
	List<Upload> of(String owner, Predicate<Upload> wanted) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(directory)) {
			Instant since = Instant.now().minus(KEPT);
			return all.filter((folder) -> ID.matcher(folder.getFileName().toString()).matches())
				.filter((folder) -> changedAt(folder).isAfter(since))
				.map((folder) -> folder.getFileName().toString())
				.flatMap((id) -> find(id).stream())
				.filter((upload) -> upload.owner().equals(owner))
				.sorted(Comparator.comparing((Upload upload) -> changedAt(upload.file())).reversed())
				.filter(wanted)
				.limit(LISTED)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Instant changedAt(Path path) {
		try {
			return Files.getLastModifiedTime(path).toInstant();
		}
		catch (IOException ex) {
			// it has just been removed
			return Instant.EPOCH;
		}
	}

	/** Keeps an upload from being removed as one that nobody wants. */
	void touch(Upload upload) {
		try {
			Files.setLastModifiedTime(directory.resolve(upload.id()), FileTime.from(Instant.now()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Removes what is old and was not placed. */
	void removeOld(Predicate<Upload> isPlaced) {
		if (!Files.isDirectory(directory)) {
			return;
		}
		Instant before = Instant.now().minus(KEPT);
		try (Stream<Path> all = Files.list(directory)) {
			List<Path> folders = all.filter((folder) -> ID.matcher(folder.getFileName().toString()).matches()).toList();
			for (Path folder : folders) {
				if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)
						&& find(folder.getFileName().toString()).filter(isPlaced).isEmpty()) {
					Files.deleteIfExists(description(folder.getFileName().toString()));
					FileSystemUtils.deleteRecursively(folder);
				}
			}
		}
		catch (IOException ex) {
			// they are tried again at the next upload
			log.warn("old uploads could not be removed from {}", directory, ex);
		}
	}

	private void describe(Upload upload) throws IOException {
		Properties known = new Properties();
		known.setProperty(OWNER, upload.owner());
		known.setProperty(JOB, upload.job());
		known.setProperty(NAME, upload.name());
		try (Writer writer = Files.newBufferedWriter(description(upload.id()))) {
			known.store(writer, null);
		}
	}

	private Path description(String id) {
		return directory.resolve(id + ".properties");
	}

}
