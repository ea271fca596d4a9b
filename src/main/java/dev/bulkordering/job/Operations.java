package dev.bulkordering.job;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;

/**
 * Everything that the entrances can have done. A sentence for people comes with every
 * refusal ({@link RefusedException}). Who has it done is the
 * {@linkplain dev.bulkordering.job.run.Actor#current() current actor}.
 */
public interface Operations {

	/**
	 * Runs a job on a sheet. Failures and refusals of the sheet are in the report; only a
	 * job that cannot be used at all is refused by exception.
	 * @param job a name in the jobs directory, or a path to a job file
	 * @param again set to run a sheet a second time
	 */
	RunReport run(String job, Path sheet, @Nullable Again again, Progress progress);

	/**
	 * Runs a job on several sheets, one after the other. After a stop that concerns the
	 * whole account, and after {@link #stopGracefully()}, the remaining sheets are not
	 * begun.
	 */
	SeveralRuns runAll(String job, List<Path> sheets, Progress progress);

	/**
	 * The latest run of the same bytes by a job, as {@code run} would find it; null if
	 * the sheet is free. The sheet must be readable.
	 */
	@Nullable RunReport latestRun(String job, Path sheet);

	/** Runs a job on every new sheet of its inbox, oldest first. */
	SeveralRuns runInbox(String job, Progress progress);

	/** The jobs that run by themselves or have inboxes, by name. */
	List<ScheduleView> schedules();

	/**
	 * Claims what is due by the jobs' schedules, so that of several servers one alone
	 * runs it, and tells the others that what this one has begun is still worked on. To
	 * be called again and again, even if nothing more is to be begun.
	 * @param most how many at the most
	 */
	List<Firing> claimDue(int most);

	/** Runs the inbox of a job that was claimed. What comes of it is noted. */
	void runDue(Firing firing, Progress progress);

	/** Whether the inbox of a job is being run at the moment, on whatever server. */
	boolean isInboxRunning(String job);

	/**
	 * Runs the inbox of a job at once, whatever its schedule. What comes of it is noted.
	 * @throws RefusedException if it is being run
	 */
	void runInboxNow(String job, Progress progress);

	/**
	 * Lets a job not run by its schedule any more, on whatever server.
	 * @param reason why, for the audit trail
	 */
	void pauseSchedule(String job, String reason);

	/**
	 * Lets a job run by its schedule again, from its next time on.
	 * @param reason why, for the audit trail
	 */
	void resumeSchedule(String job, String reason);

	/** Reads, checks and plans; places and keeps nothing. */
	CheckReport check(String job, Path sheet, Progress progress);

	/**
	 * Writes a workbook that holds a sheet with every cell marked that {@link #check}
	 * finds an issue in, and with what was expected as its comment.
	 * @throws RefusedException if the sheet cannot be read, or has no issue
	 */
	void markedSheet(String job, Path sheet, Path out);

	/** The latest runs, newest first. */
	List<RunReport> recentRuns(int most);

	/** The latest runs of some jobs, newest first. */
	List<RunReport> recentRuns(Collection<String> jobs, int most);

	/**
	 * Executions, newest first.
	 * @param before only those with a smaller number
	 * @param most how many at the most
	 */
	List<ExecutionLine> executions(ExecutionLine.Filter filter, long before, int most);

	/** The jobs that were ever run, by name. */
	List<String> knownJobs();

	/** The jobs whose definitions can be used, by name. */
	List<String> definedJobs();

	/**
	 * The number of the latest execution of a job on the file at exactly this path,
	 * whatever became of it; null if there is none.
	 */
	@Nullable Long executionOf(String job, Path sheet);

	/** One execution. */
	ExecutionView execution(long execution);

	/** Goes on with a run where it stopped. */
	default RunReport restart(long execution, Progress progress) {
		return restart(execution, null, progress);
	}

	/**
	 * Goes on with a run where it stopped.
	 * @param reason why, for the audit trail; null if nobody said
	 */
	RunReport restart(long execution, @Nullable String reason, Progress progress);

	/**
	 * Lets credentials that the provider of a run has refused be tried once more.
	 * @throws RefusedException if the run cannot be restarted as things are
	 */
	void tryCredentials(long execution);

	/** Restarts every run that failed or died. */
	SeveralRuns restartAllFailed(Progress progress);

	/** Says what a restart would do. */
	RestartPreview previewRestart(long execution);

	/** Says what restarting every run that failed or died would do. */
	List<RestartPreview> previewRestartAllFailed();

	/**
	 * What was logged while a run was worked on, in whatever process, newest first.
	 * @param most how many lines at the most
	 */
	List<LogLine> log(long execution, int most);

	/** Orders, oldest first; null means any. */
	List<OrderView> orders(@Nullable Long execution, @Nullable OrderState state);

	/** Orders that are held, of runs of these jobs, oldest first; null means any job. */
	List<OrderView> heldOrders(@Nullable Set<String> jobs);

	/**
	 * What became of a run's rows, by row.
	 * @param after only rows behind this one
	 * @param most how many at the most
	 */
	List<RowLine> rows(long execution, RowLine.Filter filter, int after, int most);

	/**
	 * The way of one row of a run's sheet; null if it has no such data row.
	 * @param row row number as Excel shows it
	 */
	@Nullable RowPath row(long execution, int row);

	/** What is known of each order that is held, oldest first; null means of any run. */
	List<OrderEvidence> evidence(@Nullable Long execution);

	/**
	 * Asks whoever works on a run to stop after the calls in flight, and waits a while
	 * for it.
	 * @param reason why, for the audit trail; null if nobody said
	 * @return the run as it stands then; RUNNING if it has not ended yet
	 */
	RunReport stop(long execution, @Nullable String reason);

	/** The same, where nobody says why. */
	default RunReport stop(long execution) {
		return stop(execution, null);
	}

	/** Gives up a run for good. */
	Abandonment abandon(long execution, String reason);

	/**
	 * Approves the plan of a run that waits for a second person. Places nothing: a
	 * restart does.
	 * @param planHash the plan that was looked at, as {@link ExecutionView} tells it
	 * @param reason why, for the audit trail
	 * @return the run as it stands then
	 */
	RunReport approve(long execution, String planHash, String reason);

	/**
	 * Turns down a run that waits for a second person: it is never placed.
	 * @param reason why, for the audit trail
	 * @return the run as it stands then
	 */
	RunReport decline(long execution, String reason);

	/**
	 * Checks that all that belongs to a run adds up.
	 * @param askProvider whether the provider is asked about each order too
	 */
	AuditReport audit(long execution, boolean askProvider, Progress progress);

	/**
	 * What was done, newest first.
	 * @param before only what comes behind the entry of this id; null begins anew
	 * @param most how many entries at the most
	 */
	List<AuditEntry> auditTrail(AuditEntry.Filter filter, @Nullable Long before, int most);

	/**
	 * Writes what was done as a CSV file, newest first, however much it is.
	 * @throws java.io.UncheckedIOException if it cannot be written
	 */
	void exportAuditTrail(AuditEntry.Filter filter, OutputStream out);

	/**
	 * Carries out an operator's decision about a held order.
	 * @param reference our reference of the order
	 * @param reason why, for the audit trail
	 * @return the order as it stands then
	 */
	OrderView resolve(String reference, Decision decision, String reason, Progress progress);

	/**
	 * Takes in a webhook, quickly: {@link #workOnWebhooks} does what follows from it.
	 * @param provider id of the provider that it is said to come from
	 * @param headers headers by name in lower case
	 * @param body the body's text
	 */
	WebhookAnswer receiveWebhook(String provider, Map<String, String> headers, String body);

	/**
	 * Asks providers about the orders that webhooks name, as far as they are due.
	 * @return how many webhooks were worked on
	 */
	int workOnWebhooks(Progress progress);

	/** Asks about every pending, unknown and held order. */
	FollowReport follow(Progress progress);

	/**
	 * Asks about the pending and unknown orders that are due by the configured delays, of
	 * runs that nobody works on.
	 */
	FollowReport followDue(Progress progress);

	/**
	 * Exports a run's cards and codes into a password-protected workbook, and records
	 * that.
	 * @return how many cards were written
	 */
	long exportCodes(long execution, Path out, char[] password);

	/** Cards and codes for persons, by links. */
	Codes codes();

	/** Adds a fresh key to the vault's key file; returns the file. */
	Path newVaultKey();

	/** Writes an empty sheet for a job. */
	void template(String job, Path out, boolean excel);

	/**
	 * Writes a workbook in the form of the job's template with the rows of a run that can
	 * be mended and ordered anew: invalid ones, and those with units that were rejected
	 * or, in a run that was given up, never tried. What it orders, no other sheet can
	 * order again.
	 * @throws RefusedException if there is no such row, or the run has not ended
	 */
	void correctedRows(long execution, Path out);

	/** The providers. */
	List<ProviderView> providers();

	/** How the providers fare, by the calls of all processes. */
	List<ProviderHealth> providerHealth();

	/**
	 * What the account at a provider holds; asks the provider, unless somebody has a
	 * moment ago.
	 */
	ProviderHealth.Balance balance(String provider);

	/**
	 * Lets nothing more be placed at a provider, by whatever process: its runs stop after
	 * the calls in flight, and none is begun or restarted. Look-ups go on.
	 * @param reason why, for the audit trail and those whose runs it keeps
	 */
	void pauseProvider(String provider, String reason);

	/**
	 * Lets orders be placed at a provider again; runs that were stopped wait for their
	 * restart.
	 * @param reason why, for the audit trail
	 */
	void resumeProvider(String provider, String reason);

	/** Asks whatever runs in this process to stop after the calls in flight. */
	void stopGracefully();

	/**
	 * A deliberate second run.
	 *
	 * @param reason why
	 * @param units how many units will be bought again, as {@code check} shows
	 */
	record Again(String reason, long units) {

	}

	/**
	 * A provider as people see it.
	 *
	 * @param paused who has paused placing there; null if nobody has
	 */
	record ProviderView(String id, String name, String document, String limits, String key, String lookUp,
			String webhook, String baseUrl, boolean configured, List<String> missingSettings,
			@Nullable ProviderPause paused) {

	}

	/** Who has paused placing at a provider, since when and why. */
	record ProviderPause(String by, Instant since, String reason) {

	}

}
