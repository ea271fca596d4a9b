package dev.bulkordering.job.run;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.placement.RunIdentity;

/**
 * A run as the database holds it. Moments are milliseconds by the database's clock. Its
 * {@code number}, the one that people use, is that of its first execution; 0 before that.
 */
public record RunRecord(long id, long number, String job, String sheetName, String sheetPath, String sheetHash,
		int runNumber, @Nullable String rowsHash, @Nullable Again again, String provider, String baseUrl,
		String account, String accountName, String definition, String definitionHash, String limits,
		List<String> header, boolean excel, RunStatus status, @Nullable Integer exitCode, @Nullable String failure,
		int part, @Nullable Long stagedAt, @Nullable Long plannedAt, @Nullable String planHash,
		@Nullable String contentHash, long plannedOrders, long lowerBound, long rowsValid, long rowsInvalid,
		long rowsIgnored, @Nullable String resultPath, long createdAt, @Nullable Long endedAt, Owner owner) {

	/**
	 * Who works on a run, or did last.
	 *
	 * @param process the process, or null if nobody ever did
	 * @param leaseUntil until when the lease holds; 0 if it was given back
	 * @param fence the fencing number of the last owner
	 */
	public record Owner(@Nullable ProcessIdentity process, long leaseUntil, long fence) {

		/** The process, for people. */
		public String name() {
			return process == null ? "another process" : "process " + process.pid() + " on " + process.host();
		}

		/** Whether somebody owns the run now, as far as can be told from here. */
		public boolean isAlive(long now) {
			return leaseUntil > now && !isGone();
		}

		/** Whether nobody can own the run, whatever the clock says. */
		boolean isGone() {
			return process == null || leaseUntil == 0 || process.isSurelyGone();
		}

	}

	/**
	 * Whether nothing of it may be placed before a second person has approved its plan;
	 * known once it has one.
	 */
	public boolean needsApproval() {
		return contentHash != null;
	}

	/** What references are derived from. */
	public RunIdentity identity() {
		return new RunIdentity(id, job, sheetHash, runNumber);
	}

	/** The status with a run that nobody works on any more shown as died. */
	public RunStatus statusAt(long now) {
		return status == RunStatus.RUNNING && !owner.isAlive(now) ? RunStatus.DIED : status;
	}

}
