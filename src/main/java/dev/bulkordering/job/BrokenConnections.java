package dev.bulkordering.job;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Knows when a connection to an H2 file is of no use any more. The process that opened
 * the file first serves all others, and takes their connections along when it ends; a
 * process that goes on has to open the file anew.
 */
class BrokenConnections implements SQLExceptionOverride {

	/** Connection broken, object closed, database closed, database being closed. */
	private static final Set<Integer> BROKEN = Set.of(90067, 90007, 90098, 90121);

	// the interface's own Override hides the annotation's short name
	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return BROKEN.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
