package dev.bulkordering.result;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells failures that come from a lack of room on a disk: only people can help there. */
public final class DiskSpace {

	/** What Linux, macOS, Windows and MySQL say. */
	private static final Pattern LACK = Pattern.compile("No space left on device|Disk quota exceeded|File too large|"
			+ "not enough space on the disk|Disk full|The table '.*' is full");

	// an exception may be its own cause
	private static final int MOST_CAUSES = 50;

	private DiskSpace() {
	}

	/** Whether a failure, or what caused it, is a lack of room. */
	public static boolean isLacking(Throwable failure) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
			.limit(MOST_CAUSES)
			.anyMatch((cause) -> cause.getMessage() != null && LACK.matcher(cause.getMessage()).find());
	}

}
