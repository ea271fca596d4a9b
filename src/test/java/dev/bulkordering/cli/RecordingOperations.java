package dev.bulkordering.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Abandonment;
import dev.bulkordering.job.AuditEntry;
import dev.bulkordering.job.AuditReport;
import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.Codes;
import dev.bulkordering.job.Decision;
import dev.bulkordering.job.ExecutionLine;
import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.Firing;
import dev.bulkordering.job.FollowReport;
import dev.bulkordering.job.LogLine;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.OrderEvidence;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.ProviderHealth;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RowLine;
import dev.bulkordering.job.RowPath;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.ScheduleView;
import dev.bulkordering.job.SeveralRuns;
import dev.bulkordering.job.WebhookAnswer;
import dev.bulkordering.order.OrderState;

/** Operations that write down how they are called and answer what they are told to. */
final class RecordingOperations implements Operations {

	final List<String> calls = new ArrayList<>();

	/** Done in every call before it answers; may throw. */
	Runnable meanwhile = () -> {
	};

	/** Done when asked to stop. */
	Runnable onStop = () -> {
	};

	List<RunReport> reports = List.of();

	List<String> notBegun = List.of();

	boolean stopped;

	@Nullable RuntimeException failure;

	@Nullable RunReport latest;

	@Nullable CheckReport check;

	@Nullable ExecutionView view;

	@Nullable FollowReport follow;

	AuditReport audit = new AuditReport(7, List.of(), List.of(), 0, 0, 0, false);

	List<RestartPreview> previews = List.of();

	List<OrderView> orders = List.of();

	List<OrderEvidence> evidence = List.of();

	List<ProviderView> providers = List.of();

	long cards;

	String password = "";

	@Override
	public RunReport run(String job, Path sheet, @Nullable Again again, Progress progress) {
		record("run " + job + " " + sheet + (again == null ? "" : " " + again));
		progress.say("working");
		return reports.get(0);
	}

	@Override
	public SeveralRuns runAll(String job, List<Path> sheets, Progress progress) {
		record("runAll " + job + " " + sheets);
		return several();
	}

	@Override
	public @Nullable RunReport latestRun(String job, Path sheet) {
		record("latestRun " + job + " " + sheet);
		return latest;
	}

	@Override
	public SeveralRuns runInbox(String job, Progress progress) {
		record("runInbox " + job);
		return several();
	}

	@Override
	public CheckReport check(String job, Path sheet, Progress progress) {
		record("check " + job + " " + sheet);
		return check;
	}

	@Override
	public List<RunReport> recentRuns(int most) {
		record("recentRuns " + most);
		return reports;
	}

	@Override
	public List<ExecutionLine> executions(ExecutionLine.Filter filter, long before, int most) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<String> knownJobs() {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<String> definedJobs() {
		throw new UnsupportedOperationException();
	}

	@Override
	public @Nullable Long executionOf(String job, Path sheet) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<RowLine> rows(long execution, RowLine.Filter filter, int after, int most) {
		record("rows " + execution);
		return List.of();
	}

	@Override
	public @Nullable RowPath row(long execution, int row) {
		record("row " + execution + " " + row);
		return null;
	}

	@Override
	public List<LogLine> log(long execution, int most) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ExecutionView execution(long execution) {
		record("execution " + execution);
		return view;
	}

	@Override
	public RunReport restart(long execution, @Nullable String reason, Progress progress) {
		record("restart " + execution);
		return reports.get(0);
	}

	@Override
	public SeveralRuns restartAllFailed(Progress progress) {
		record("restartAllFailed");
		return several();
	}

	@Override
	public RestartPreview previewRestart(long execution) {
		record("previewRestart " + execution);
		return previews.get(0);
	}

	@Override
	public List<RestartPreview> previewRestartAllFailed() {
		record("previewRestartAllFailed");
		return previews;
	}

	@Override
	public List<OrderView> orders(@Nullable Long execution, @Nullable OrderState state) {
		record("orders " + execution + " " + state);
		return orders;
	}

	@Override
	public List<OrderView> heldOrders(@Nullable Set<String> jobs) {
		throw new UnsupportedOperationException("no verb limits what is seen to jobs");
	}

	@Override
	public void tryCredentials(long execution) {
		record("tryCredentials " + execution);
	}

	@Override
	public RunReport stop(long execution, @Nullable String reason) {
		record("stop " + execution);
		return reports.get(0);
	}

	@Override
	public Abandonment abandon(long execution, String reason) {
		record("abandon " + execution + " " + reason);
		return new Abandonment(execution, "rewards", "a.csv", 12, 40, List.of("ABC", "DEF"), 3);
	}

	@Override
	public RunReport approve(long execution, String planHash, String reason) {
		record("approve " + execution + " " + planHash + " " + reason);
		return reports.get(0);
	}

	@Override
	public RunReport decline(long execution, String reason) {
		record("decline " + execution + " " + reason);
		return reports.get(0);
	}

	@Override
	public FollowReport followDue(Progress progress) {
		throw new UnsupportedOperationException("no verb follows what is due");
	}

	@Override
	public List<OrderEvidence> evidence(@Nullable Long execution) {
		record("evidence " + execution);
		return evidence;
	}

	@Override
	public AuditReport audit(long execution, boolean askProvider, Progress progress) {
		record("audit " + execution + (askProvider ? " asking" : ""));
		return audit;
	}

	@Override
	public OrderView resolve(String reference, Decision decision, String reason, Progress progress) {
		record("resolve " + reference + " " + decision + " " + reason);
		return orders.get(0);
	}

	@Override
	public List<AuditEntry> auditTrail(AuditEntry.Filter filter, @Nullable Long before, int most) {
		throw new UnsupportedOperationException("no verb looks through the audit trail");
	}

	@Override
	public void exportAuditTrail(AuditEntry.Filter filter, OutputStream out) {
		throw new UnsupportedOperationException("no verb exports the audit trail");
	}

	@Override
	public List<RunReport> recentRuns(Collection<String> jobs, int most) {
		throw new UnsupportedOperationException("no verb shows the runs of some jobs");
	}

	@Override
	public List<ScheduleView> schedules() {
		throw new UnsupportedOperationException("no verb shows schedules");
	}

	@Override
	public List<Firing> claimDue(int most) {
		throw new UnsupportedOperationException("no verb runs by a schedule");
	}

	@Override
	public void runDue(Firing firing, Progress progress) {
		throw new UnsupportedOperationException("no verb runs by a schedule");
	}

	@Override
	public boolean isInboxRunning(String job) {
		throw new UnsupportedOperationException("no verb runs by a schedule");
	}

	@Override
	public void runInboxNow(String job, Progress progress) {
		throw new UnsupportedOperationException("the verb run does that in its own way");
	}

	@Override
	public void pauseSchedule(String job, String reason) {
		throw new UnsupportedOperationException("no verb pauses a schedule");
	}

	@Override
	public void resumeSchedule(String job, String reason) {
		throw new UnsupportedOperationException("no verb resumes a schedule");
	}

	@Override
	public WebhookAnswer receiveWebhook(String provider, Map<String, String> headers, String body) {
		throw new UnsupportedOperationException("no verb receives a webhook");
	}

	@Override
	public int workOnWebhooks(Progress progress) {
		throw new UnsupportedOperationException("no verb works on webhooks");
	}

	@Override
	public FollowReport follow(Progress progress) {
		record("follow");
		return follow;
	}

	@Override
	public long exportCodes(long execution, Path out, char[] password) {
		record("exportCodes " + execution + " " + out.getFileName());
		this.password = new String(password);
		return cards;
	}

	@Override
	public Codes codes() {
		throw new UnsupportedOperationException("no verb hands out links");
	}

	@Override
	public Path newVaultKey() {
		record("newVaultKey");
		return Path.of("data", "vault.keys");
	}

	@Override
	public void template(String job, Path out, boolean excel) {
		record("template " + job + " " + out + (excel ? " excel" : " csv"));
	}

	@Override
	public void markedSheet(String job, Path sheet, Path out) {
		record("markedSheet " + job + " " + sheet + " " + out);
	}

	@Override
	public void correctedRows(long execution, Path out) {
		record("correctedRows " + execution + " " + out);
	}

	@Override
	public List<ProviderView> providers() {
		record("providers");
		return providers;
	}

	@Override
	public List<ProviderHealth> providerHealth() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ProviderHealth.Balance balance(String provider) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void pauseProvider(String provider, String reason) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void resumeProvider(String provider, String reason) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void stopGracefully() {
		calls.add("stopGracefully");
		onStop.run();
	}

	/** The application behind the operations was closed. */
	void closed() {
		calls.add("closed");
	}

	private SeveralRuns several() {
		return new SeveralRuns(reports, notBegun, stopped, failure);
	}

	private void record(String call) {
		calls.add(call);
		meanwhile.run();
	}

}
