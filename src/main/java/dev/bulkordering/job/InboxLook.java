package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.ExecutionQueries.Unfinished;
import dev.bulkordering.job.InboxView.Refused;
import dev.bulkordering.job.InboxView.Waiting;

/** Looks at inboxes, and changes nothing in them. */
class InboxLook {

	private static final int MOST = 50;

	private static final int LONGEST_REASON = 1000;

	private final ExecutionQueries executions;

	InboxLook(ExecutionQueries executions) {
		this.executions = executions;
	}

	private record Found(Path path, long bytes, Instant changedAt) {

	}

	/** What lies in the inbox of a job. */
	InboxView at(String job, Path directory) {
		try {
			List<Found> waiting = files(directory);
			waiting.sort(Comparator.comparing(Found::changedAt).thenComparing(Found::path));
			List<Found> refused = files(directory.resolve(Inbox.REFUSED));
			refused.removeIf((file) -> file.path().toString().endsWith(Inbox.REASON));
			refused.sort(Comparator.comparing(Found::changedAt).reversed().thenComparing(Found::path));
			return new InboxView(directory, null, waiting(job, waiting.stream().limit(MOST).toList()), waiting.size(),
					refused.stream().limit(MOST).map(InboxLook::refused).toList(), refused.size());
		}
		catch (IOException ex) {
			return new InboxView(directory, "the inbox " + directory + " cannot be read: " + ex.getMessage(), List.of(),
					0, List.of(), 0);
		}
	}

	private List<Waiting> waiting(String job, List<Found> files) {
		Map<String, Unfinished> unfinished = executions.unfinished(job,
				files.stream().map((file) -> file.path().toString()).toList());
		return files.stream().map((file) -> waiting(file, unfinished.get(file.path().toString()))).toList();
	}

	private static Waiting waiting(Found file, @Nullable Unfinished run) {
		String name = file.path().getFileName().toString();
		// another file may have come under the same name
		if (run != null && !file.changedAt().isAfter(run.begunAt())) {
			return new Waiting(name, file.bytes(), file.changedAt(), "its run has not finished", run.execution());
		}
		return new Waiting(name, file.bytes(), file.changedAt(), notReady(file), null);
	}

	private static @Nullable String notReady(Found file) {
		if (!Inbox.isSheet(file.path())) {
			return "its name says that it is not finished: .part, .tmp and ~$ files wait until they are renamed";
		}
		return file.changedAt().isAfter(Instant.now().minus(Inbox.WATCH)) ? "it has changed just now" : null;
	}

	private static Refused refused(Found file) {
		String reason;
		try {
			reason = Files.readString(file.path().resolveSibling(file.path().getFileName() + Inbox.REASON)).strip();
		}
		catch (IOException ex) {
			reason = "nothing says why";
		}
		return new Refused(file.path().getFileName().toString(), file.bytes(), file.changedAt(),
				reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…");
	}

	private static List<Found> files(Path directory) throws IOException {
		List<Found> found = new ArrayList<>();
		if (!Files.isDirectory(directory)) {
			return found;
		}
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				try {
					BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
					if (attributes.isRegularFile()) {
						found.add(new Found(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
					}
				}
				catch (IOException ex) {
					// taken away at this moment
				}
			}
		}
		return found;
	}

}
