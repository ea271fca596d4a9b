package dev.bulkordering.job;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.following.WebhookInbox;
import dev.bulkordering.job.definition.BulkOrderingSettings;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.definition.ProviderConfigurations;
import dev.bulkordering.job.run.Approvals;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.CodesLinks;
import dev.bulkordering.job.run.Executions;
import dev.bulkordering.job.run.Leases;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.job.run.RunLines;
import dev.bulkordering.job.run.RunLog;
import dev.bulkordering.job.run.RunMark;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.schedule.Schedules;
import dev.bulkordering.job.run.Steps;
import dev.bulkordering.job.step.Accounts;
import dev.bulkordering.job.step.ApprovalGate;
import dev.bulkordering.job.step.Balances;
import dev.bulkordering.job.step.BulkOrderJob;
import dev.bulkordering.job.step.CatalogLimits;
import dev.bulkordering.job.step.Origins;
import dev.bulkordering.job.step.PlacingStores;
import dev.bulkordering.job.step.PlanCheck;
import dev.bulkordering.job.step.Reconciliation;
import dev.bulkordering.job.step.Reporting;
import dev.bulkordering.job.step.SeenBefore;
import dev.bulkordering.job.step.StagedRows;
import dev.bulkordering.job.step.StagingDesk;
import dev.bulkordering.job.step.StepHistory;
import dev.bulkordering.job.step.StreamingQueries;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.OrderContents;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.result.Vault;

/** Puts the operations together. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

	/** How long a database that is gone is waited for. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Where Spring Batch runs jobs. */
	@Bean
	@BatchTaskExecutor
	TaskExecutor batchTaskExecutor() {
		return new OwnThreadExecutor();
	}

	@Bean
	DatabaseClock databaseClock(JdbcTemplate jdbc) {
		return new DatabaseClock(jdbc);
	}

	@Bean
	AccessTokens accessTokens(JdbcTemplate jdbc, Vault vault, PlatformTransactionManager manager, DatabaseClock clock) {
		return new AccessTokens(new Credentials(jdbc, vault, new Transactions(manager, PATIENCE), clock));
	}

	@Bean(destroyMethod = "close")
	Gateways gateways(AccessTokens tokens) {
		return new Gateways(tokens);
	}

	@Bean(destroyMethod = "close")
	RunLog runLog(JdbcTemplate jdbc) {
		return RunLog.begin(new RunMark(), new RunLines(jdbc));
	}

	@Bean
	Operations operations(DataSource dataSource, JdbcTemplate jdbc, PlatformTransactionManager manager,
			JobOperator operator, JobRepository repository, Vault vault, BulkOrderingSettings settings,
			JobDefinitions definitions, ProviderConfigurations configurations, List<Provider> providers,
			Gateways gateways, AccessTokens tokens, DatabaseClock clock, RunLog log) {
		JsonMapper json = JsonMapper.shared();
		String database = DatabaseUrls.withoutSecrets(DatabaseConfiguration.urlOf(dataSource));
		Transactions transactions = new Transactions(manager, PATIENCE);
		StreamingQueries streaming = new StreamingQueries(SecondConnections.outsideThePoolOf(dataSource), transactions);
		Runs runs = new Runs(jdbc, json);
		Executions executions = new Executions(jdbc);
		Orders orders = new Orders(jdbc);
		StagedRows rows = new StagedRows(jdbc, streaming, json);
		Accounts accounts = new Accounts(jdbc);
		SeenBefore seenBefore = new SeenBefore(jdbc);
		AuditTrail audit = new AuditTrail(jdbc, clock);
		Leases leases = new Leases(jdbc, clock, runs, transactions, settings.lease(), log.mark());
		RunReports reports = new RunReports(accounts, executions, clock);
		Reconciliation reconciliation = new Reconciliation(jdbc);
		Reporting reporting = new Reporting(streaming, rows, accounts, reconciliation, runs, json, settings.results());
		CatalogLimits catalogLimits = new CatalogLimits(jdbc, transactions);
		Journal journal = new Journal(jdbc);
		Origins origins = new Origins(jdbc);
		StagingDesk desk = new StagingDesk(rows, orders, runs, transactions, clock, seenBefore, catalogLimits, journal,
				origins);
		PlacingStores stores = new PlacingStores(orders, new OrderContents(jdbc, json), journal, transactions,
				vault::keep, clock);
		Approvals approvals = new Approvals(jdbc);
		PlanCheck planCheck = new PlanCheck(streaming, reconciliation);
		Steps steps = new Steps(jdbc);
		ProviderStates states = new ProviderStates(jdbc);
		BulkOrderJob job = new BulkOrderJob(repository, runs, executions,
				new StepHistory(steps, runs, orders, transactions, clock), desk, stores, reporting,
				new Balances(accounts, journal, transactions, clock),
				new ApprovalGate(accounts, approvals, planCheck, audit, transactions, clock), states, vault::open);
		RunPreparation preparation = new RunPreparation(definitions, configurations, gateways, catalogLimits, states,
				json);
		OpenRuns openRuns = new OpenRuns(preparation, runs, stores, leases, reporting, reconciliation);
		RunLauncher launcher = new RunLauncher(operator, repository, job, runs, executions, rows, reporting, reports,
				openRuns, audit, log.mark(), transactions, clock, database);
		NewRuns newRuns = new NewRuns(preparation, runs, executions, rows, accounts, leases, launcher, audit,
				transactions, clock);
		Restarts restarts = new Restarts(preparation, definitions, runs, orders, leases, launcher, reports, tokens,
				audit, clock);
		RunControl control = new RunControl(preparation, runs, executions, orders, leases, reporting, reports, audit,
				transactions, clock);
		OrderQueries orderQueries = new OrderQueries(jdbc, orders);
		WebhookInbox webhookInbox = new WebhookInbox(jdbc, transactions, clock);
		ProviderViews providerViews = new ProviderViews(providers, configurations, states);
		CodesExport codesExport = new CodesExport(vault, orders, audit);
		ExecutionQueries executionQueries = new ExecutionQueries(jdbc, runs, clock);
		Schedules schedules = new Schedules(definitions, jdbc, transactions, audit, clock, database);
		return new BulkOrdering(preparation, newRuns, new InboxRuns(newRuns, reports, clock), schedules,
				new ScheduleViews(definitions, preparation, schedules, new InboxLook(executionQueries)), restarts,
				new SheetCheck(preparation, newRuns, runs, seenBefore, origins, json),
				new OpenOrders(runs, orders, openRuns, log.mark(), clock, database), orderQueries,
				new RowQueries(jdbc, orderQueries, json), executionQueries, control,
				new RunApproval(control, runs, executions, approvals, planCheck, leases, reports, audit, transactions,
						clock, settings.approvers()),
				new Audits(runs, preparation, reconciliation, orders, stores.contents(), journal, transactions, clock),
				new AuditQueries(jdbc), new Resolutions(orders, stores.contents(), webhookInbox, openRuns, audit),
				new Webhooks(providers, configurations, webhookInbox, orders, openRuns, clock), codesExport,
				new CodesDesk(control::ofExecution, new RunsWithCodes(jdbc), new CodesLinks(jdbc), codesExport, audit,
						transactions, clock),
				new Corrections(preparation, streaming, rows, origins, json, clock), providerViews,
				new ProviderPauses(providers, states, audit, transactions, clock), new ProviderMonitor(providers,
						configurations, providerViews, states, new ProviderCalls(jdbc), gateways, clock),
				runs, orders, reports, new StepViews(steps, clock), log.lines());
	}

}
