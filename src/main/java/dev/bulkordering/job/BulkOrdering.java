package dev.bulkordering.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.RunLines;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.schedule.Schedules;
import dev.bulkordering.job.step.Layouts;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.sheet.MarkedSheet;
import dev.bulkordering.sheet.SheetTemplate;

/** The operations, each handed to the class that does it. */
class BulkOrdering implements Operations {

	/** How long a stop is waited for: calls in flight may take their time. */
	private static final Duration LONGEST_STOP = Duration.ofMinutes(5);

	private final RunPreparation preparation;

	private final NewRuns newRuns;

	private final InboxRuns inboxRuns;

	private final Schedules schedules;

	private final ScheduleViews scheduleViews;

	private final Restarts restarts;

	private final SheetCheck check;

	private final OpenOrders openOrders;

	private final OrderQueries orderQueries;

	private final RowQueries rowQueries;

	private final ExecutionQueries executionQueries;

	private final RunControl control;

	private final RunApproval approval;

	private final Audits audits;

	private final AuditQueries auditQueries;

	private final Resolutions resolutions;

	private final Webhooks webhooks;

	private final CodesExport codesExport;

	private final Codes codes;

	private final Corrections corrections;

	private final ProviderViews providers;

	private final ProviderPauses pauses;

	private final ProviderMonitor monitor;

	private final Runs runs;

	private final Orders orders;

	private final RunReports reports;

	private final StepViews steps;

	private final RunLines lines;

	private final AtomicBoolean stop = new AtomicBoolean();

	BulkOrdering(RunPreparation preparation, NewRuns newRuns, InboxRuns inboxRuns, Schedules schedules,
			ScheduleViews scheduleViews, Restarts restarts, SheetCheck check, OpenOrders openOrders,
			OrderQueries orderQueries, RowQueries rowQueries, ExecutionQueries executionQueries, RunControl control,
			RunApproval approval, Audits audits, AuditQueries auditQueries, Resolutions resolutions, Webhooks webhooks,
			CodesExport codesExport, Codes codes, Corrections corrections, ProviderViews providers,
			ProviderPauses pauses, ProviderMonitor monitor, Runs runs, Orders orders, RunReports reports,
			StepViews steps, RunLines lines) {
		this.preparation = preparation;
		this.newRuns = newRuns;
		this.inboxRuns = inboxRuns;
		this.schedules = schedules;
		this.scheduleViews = scheduleViews;
		this.restarts = restarts;
		this.check = check;
		this.openOrders = openOrders;
		this.orderQueries = orderQueries;
		this.rowQueries = rowQueries;
		this.executionQueries = executionQueries;
		this.control = control;
		this.approval = approval;
		this.audits = audits;
		this.auditQueries = auditQueries;
		this.resolutions = resolutions;
		this.webhooks = webhooks;
		this.codesExport = codesExport;
		this.codes = codes;
		this.corrections = corrections;
		this.providers = providers;
		this.pauses = pauses;
		this.monitor = monitor;
		this.runs = runs;
		this.orders = orders;
		this.reports = reports;
		this.steps = steps;
		this.lines = lines;
	}

	@Override
	public RunReport run(String job, Path sheet, @Nullable Again again, Progress progress) {
		Prepared prepared = usable(job);
		return noted(prepared, newRuns.run(prepared, sheet, again, progress, stop::get).report());
	}

	@Override
	public SeveralRuns runAll(String job, List<Path> sheets, Progress progress) {
		Prepared prepared = usable(job);
		Series series = new Series(stop::get);
		for (Path sheet : sheets) {
			series.next(sheet.toString(), () -> newRuns.run(prepared, sheet, null, progress, stop::get));
		}
		return series.result((report) -> noted(prepared, report));
	}

	@Override
	public @Nullable RunReport latestRun(String job, Path sheet) {
		Prepared prepared = preparation.prepare(job);
		return newRuns.earlier(prepared.job().name(), NewRuns.hash(sheet))
			.map((run) -> noted(prepared, reports.of(run)))
			.orElse(null);
	}

	@Override
	public SeveralRuns runInbox(String job, Progress progress) {
		Prepared prepared = usable(job);
		return inboxRuns.run(prepared, progress, stop::get).result((report) -> noted(prepared, report));
	}

	@Override
	public List<ScheduleView> schedules() {
		return scheduleViews.all();
	}

	@Override
	public List<Firing> claimDue(int most) {
		return schedules.claimDue(most);
	}

	@Override
	public void runDue(Firing firing, Progress progress) {
		schedules.run(firing, () -> runInbox(firing.job(), progress));
	}

	@Override
	public boolean isInboxRunning(String job) {
		return schedules.isRunning(job);
	}

	@Override
	public void runInboxNow(String job, Progress progress) {
		schedules.runNow(job, () -> runInbox(job, progress));
	}

	@Override
	public void pauseSchedule(String job, String reason) {
		schedules.pause(job, reason);
	}

	@Override
	public void resumeSchedule(String job, String reason) {
		schedules.resume(job, reason);
	}

	@Override
	public CheckReport check(String job, Path sheet, Progress progress) {
		return check.check(preparation.prepare(job), sheet, progress);
	}

	@Override
	public void markedSheet(String job, Path sheet, Path out) {
		Prepared prepared = preparation.prepare(job);
		CheckReport checked = check.check(prepared, sheet, Progress.NONE);
		if (checked.issues().isEmpty()) {
			throw new RefusedException(
					Objects.requireNonNullElse(checked.hindrance(), "There is nothing to mend in the sheet."));
		}
		try {
			MarkedSheet.write(sheet, prepared.job().sheet().worksheet(), checked.issues(), out);
		}
		catch (IOException ex) {
			throw new RefusedException(out + " cannot be written: " + ex.getMessage());
		}
	}

	@Override
	public List<RunReport> recentRuns(int most) {
		return runs.latest(most).stream().map(reports::of).toList();
	}

	@Override
	public List<RunReport> recentRuns(Collection<String> jobs, int most) {
		return runs.latest(jobs, most).stream().map(reports::of).toList();
	}

	@Override
	public List<ExecutionLine> executions(ExecutionLine.Filter filter, long before, int most) {
		return executionQueries.find(filter, before, most);
	}

	@Override
	public List<String> knownJobs() {
		return executionQueries.jobs();
	}

	@Override
	public List<String> definedJobs() {
		return preparation.jobs();
	}

	@Override
	public @Nullable Long executionOf(String job, Path sheet) {
		return executionQueries.latestOf(job, sheet);
	}

	@Override
	public ExecutionView execution(long number) {
		RunRecord run = run(number);
		RunReport report = reports.of(run);
		Map<OrderState, Long> counts = run.plannedAt() == null ? Map.of() : orders.count(run.id());
		Map<String, Long> states = new LinkedHashMap<>();
		counts.forEach((state, count) -> states.put(state.name(), count));
		Long latest = report.executionId();
		return new ExecutionView(report, steps.of(latest == null ? number : latest, run, counts), report.error(),
				states, run.planHash(), approval.begunBy(run), approval.of(run));
	}

	@Override
	public RunReport restart(long execution, @Nullable String reason, Progress progress) {
		return restarts.restart(execution, reason, progress, stop::get).report();
	}

	@Override
	public SeveralRuns restartAllFailed(Progress progress) {
		return restarts.restartAllFailed(progress, stop::get);
	}

	@Override
	public RestartPreview previewRestart(long execution) {
		return restarts.preview(execution);
	}

	@Override
	public List<RestartPreview> previewRestartAllFailed() {
		return restarts.previewAllFailed();
	}

	@Override
	public List<LogLine> log(long execution, int most) {
		return lines.of(run(execution).id(), most)
			.stream()
			.map((line) -> new LogLine(Instant.ofEpochMilli(line.at()), line.machine(), line.level(), line.message(),
					line.trace()))
			.toList();
	}

	@Override
	public List<OrderView> orders(@Nullable Long execution, @Nullable OrderState state) {
		Long run = execution == null ? null : run(execution).id();
		return orderQueries.orders(run, state);
	}

	@Override
	public List<OrderView> heldOrders(@Nullable Set<String> jobs) {
		return orderQueries.held(jobs);
	}

	@Override
	public List<RowLine> rows(long execution, RowLine.Filter filter, int after, int most) {
		return rowQueries.find(run(execution).id(), filter, after, most);
	}

	@Override
	public @Nullable RowPath row(long execution, int row) {
		return rowQueries.path(run(execution), row).orElse(null);
	}

	@Override
	public void tryCredentials(long execution) {
		restarts.tryCredentials(execution);
	}

	@Override
	public List<OrderEvidence> evidence(@Nullable Long execution) {
		Long run = execution == null ? null : run(execution).id();
		return orderQueries.evidence(run, providers::lookUp);
	}

	@Override
	public RunReport stop(long execution, @Nullable String reason) {
		return control.stop(execution, reason, LONGEST_STOP);
	}

	@Override
	public Abandonment abandon(long execution, String reason) {
		return control.abandon(execution, reason);
	}

	@Override
	public RunReport approve(long execution, String planHash, String reason) {
		return approval.approve(execution, planHash, reason);
	}

	@Override
	public RunReport decline(long execution, String reason) {
		return approval.decline(execution, reason);
	}

	@Override
	public AuditReport audit(long execution, boolean askProvider, Progress progress) {
		return audits.audit(execution, askProvider, progress, stop::get);
	}

	@Override
	public List<AuditEntry> auditTrail(AuditEntry.Filter filter, @Nullable Long before, int most) {
		return auditQueries.find(filter, before, most);
	}

	@Override
	public void exportAuditTrail(AuditEntry.Filter filter, OutputStream out) {
		auditQueries.export(filter, out);
	}

	@Override
	public OrderView resolve(String reference, Decision decision, String reason, Progress progress) {
		resolutions.resolve(reference, decision, reason, progress, stop::get);
		return orderQueries.order(reference);
	}

	@Override
	public WebhookAnswer receiveWebhook(String provider, Map<String, String> headers, String body) {
		return webhooks.receive(provider, headers, body);
	}

	@Override
	public int workOnWebhooks(Progress progress) {
		return webhooks.work(progress, stop::get);
	}

	@Override
	public FollowReport follow(Progress progress) {
		webhooks.work(progress, stop::get);
		return openOrders.follow(progress, stop::get);
	}

	@Override
	public FollowReport followDue(Progress progress) {
		return openOrders.followDue(progress, stop::get);
	}

	@Override
	public long exportCodes(long execution, Path out, char[] password) {
		return codesExport.export(run(execution), out, password);
	}

	@Override
	public Codes codes() {
		return codes;
	}

	@Override
	public Path newVaultKey() {
		return codesExport.newKey();
	}

	@Override
	public void template(String job, Path out, boolean excel) {
		Prepared prepared = preparation.prepare(job);
		try {
			SheetTemplate.write(out, excel, Layouts.of(prepared.job(), prepared.rules()));
		}
		catch (IOException ex) {
			throw new RefusedException(out + " cannot be written: " + ex.getMessage());
		}
	}

	@Override
	public void correctedRows(long execution, Path out) {
		corrections.write(run(execution), out);
	}

	@Override
	public List<ProviderView> providers() {
		return providers.all();
	}

	@Override
	public List<ProviderHealth> providerHealth() {
		return monitor.all();
	}

	@Override
	public ProviderHealth.Balance balance(String provider) {
		return monitor.balance(provider);
	}

	@Override
	public void pauseProvider(String provider, String reason) {
		pauses.pause(provider, reason);
	}

	@Override
	public void resumeProvider(String provider, String reason) {
		pauses.resume(provider, reason);
	}

	@Override
	public void stopGracefully() {
		stop.set(true);
	}

	private Prepared usable(String job) {
		Prepared prepared = preparation.prepare(job);
		preparation.requireUsable(prepared);
		codesExport.requireVault();
		return prepared;
	}

	private RunRecord run(long execution) {
		return runs.ofExecution(execution)
			.orElseThrow(() -> new RefusedException("There is no execution " + execution + ". status lists them"));
	}

	private static RunReport noted(Prepared prepared, RunReport report) {
		return prepared.settings().isSandbox()
				? report.withNote(
						"The sandbox answered for " + prepared.provider().facts().name() + ": nothing was bought.")
				: report;
	}

}
