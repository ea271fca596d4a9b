package dev.bulkordering.job;

import java.util.Collection;
import java.util.List;

/** The exit codes of the command line. */
public final class ExitCode {

	/** Every row was ordered. */
	public static final int OK = 0;

	/** A defect: an error that no one foresaw. */
	public static final int DEFECT = 1;

	/** Usage, or refused: nothing was placed. */
	public static final int REFUSED = 2;

	/** Finished, but some rows are invalid, rejected, pending or held. */
	public static final int INCOMPLETE = 3;

	/** Failed; a restart goes on where it stopped. */
	public static final int FAILED = 4;

	/** Stopped, or waits for approval. */
	public static final int STOPPED = 5;

	private static final List<Integer> GRAVEST_FIRST = List.of(DEFECT, FAILED, STOPPED, REFUSED, INCOMPLETE, OK);

	private ExitCode() {
	}

	/**
	 * The one code for several sheets or executions: the gravest; {@link #OK} for none.
	 */
	public static int of(Collection<Integer> codes) {
		return GRAVEST_FIRST.stream().filter(codes::contains).findFirst().orElse(OK);
	}

}
