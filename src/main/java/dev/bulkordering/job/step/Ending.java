package dev.bulkordering.job.step;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.result.DiskSpace;
import dev.bulkordering.result.ResultUnwritableException;
import dev.bulkordering.result.VaultException;
import dev.bulkordering.sheet.file.SheetRefusedException;

/**
 * How an execution ended before it was complete.
 *
 * @param status where the run stands
 * @param exitCode see {@link ExitCode}
 * @param message why, for people
 * @param forAll whether other sheets of the job would end in the same way
 */
public record Ending(RunStatus status, int exitCode, String message, boolean forAll) {

	/** The run failed for a reason that was foreseen: a restart goes on. */
	public static class RunFailedException extends RuntimeException {

		private final boolean forAll;

		RunFailedException(String message, boolean forAll) {
			super(message);
			this.forAll = forAll;
		}

	}

	/** The run was asked to stop. */
	public static class StoppedException extends RuntimeException {

		StoppedException(String message) {
			super(message);
		}

	}

	/** The run may not be placed before a second person has approved its plan. */
	public static class WaitsForApprovalException extends JobInterruptedException {

		WaitsForApprovalException(String message) {
			super(message);
		}

	}

	/**
	 * What an error means, by the first of its causes that is known.
	 * @param database the database's name, for people
	 */
	public static Ending of(Throwable error, String database) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			Ending known = known(cause, database);
			if (known != null) {
				return known;
			}
		}
		String message = error.getMessage() == null ? error.getClass().getName() : error.getMessage();
		return new Ending(RunStatus.FAILED, ExitCode.DEFECT, message, true);
	}

	private static @Nullable Ending known(Throwable error, String database) {
		String message = error.getMessage() == null ? "" : error.getMessage();
		if (error instanceof RefusedException || error instanceof SheetRefusedException) {
			return new Ending(RunStatus.REFUSED, ExitCode.REFUSED, message, false);
		}
		if (error instanceof RunFailedException failed) {
			return new Ending(RunStatus.FAILED, ExitCode.FAILED, message, failed.forAll);
		}
		if (error instanceof WaitsForApprovalException) {
			return new Ending(RunStatus.WAITING_APPROVAL, ExitCode.STOPPED, message, false);
		}
		if (error instanceof JobInterruptedException || error instanceof StoppedException) {
			return new Ending(RunStatus.STOPPED, ExitCode.STOPPED, message, true);
		}
		if (error instanceof OwnershipLostException) {
			return new Ending(RunStatus.FAILED, ExitCode.FAILED, message, false);
		}
		if (error instanceof DataAccessException || error instanceof TransactionException) {
			return new Ending(RunStatus.FAILED, ExitCode.FAILED,
					"the database " + database + " failed: " + rootMessage(error) + (DiskSpace.isLacking(error)
							? ". Make room on its disk, then restart" : ". Restart when it works again"),
					true);
		}
		if (error instanceof ResultUnwritableException || error instanceof VaultException) {
			return new Ending(RunStatus.FAILED, ExitCode.FAILED, message, true);
		}
		return null;
	}

	private static String rootMessage(Throwable error) {
		Throwable root = error;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage());
	}

}
