package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.RunReport.Orders;
import dev.bulkordering.job.RunReport.Rows;
import dev.bulkordering.job.RunReport.Units;
import dev.bulkordering.job.definition.JobDefinition.InvalidRows;
import dev.bulkordering.job.definition.JobDefinition.SeenRows;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.run.Runs.NewRun;
import dev.bulkordering.job.run.Runs.Staged;
import dev.bulkordering.job.step.Accounts.Sums;
import dev.bulkordering.job.step.Balances.Funds;
import dev.bulkordering.job.step.CatalogUse;
import dev.bulkordering.job.step.CatalogWork;
import dev.bulkordering.job.step.Ending;
import dev.bulkordering.job.step.Origins;
import dev.bulkordering.job.step.Planning.Plan;
import dev.bulkordering.job.step.RowOrigins;
import dev.bulkordering.job.step.SeenBefore;
import dev.bulkordering.job.step.Sentences;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Issue;
import dev.bulkordering.placement.RunIdentity;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.sheet.file.SheetRefusedException;

/** Tells what a run of a sheet would do, without doing any of it. */
class SheetCheck {

	/** A check is no run: every one counts as another. */
	private static final long NO_RUN = -1;

	private static final int MOST_SKUS = 50;

	private final RunPreparation preparation;

	private final NewRuns newRuns;

	private final Runs runs;

	private final SeenBefore seenBefore;

	private final Origins origins;

	private final JsonMapper json;

	SheetCheck(RunPreparation preparation, NewRuns newRuns, Runs runs, SeenBefore seenBefore, Origins origins,
			JsonMapper json) {
		this.preparation = preparation;
		this.newRuns = newRuns;
		this.runs = runs;
		this.seenBefore = seenBefore;
		this.origins = origins;
		this.json = json;
	}

	CheckReport check(Prepared prepared, Path sheet, Progress progress) {
		Instant start = Instant.now();
		try {
			String hash = NewRuns.hash(sheet);
			try (CheckDatabase database = new CheckDatabase(json)) {
				return check(prepared, sheet, hash, database, start, progress);
			}
		}
		catch (RefusedException | SheetRefusedException ex) {
			String why = String.valueOf(ex.getMessage());
			return new CheckReport(NewRuns.refused(prepared.job().name(), sheet, why), List.of(), List.of(), List.of(),
					0, null, why, false, List.of(), List.of(), 0, null);
		}
	}

	private CheckReport check(Prepared prepared, Path sheet, String hash, CheckDatabase database, Instant start,
			Progress progress) {
		long id = database.begin(newRun(prepared, sheet, hash));
		Optional<RunRecord> earlier = newRuns.earlier(prepared.job().name(), hash);
		// a sheet that was run before would have to be run again on purpose
		RowOrigins rowOrigins = new RowOrigins(origins, prepared.job().name(), NO_RUN, earlier.isPresent());
		Staged staged = database.desk()
			.read(id, sheet, prepared.job(), prepared.rules(), prepared.limits(), rowOrigins, () -> {
			}, progress);
		List<String> warnings = new ArrayList<>();
		String unusable = unusable(prepared);
		String noCatalog = unusable == null ? readCatalog(prepared, id, staged, database, progress) : null;
		progress.begin("packing", -1);
		RunIdentity identity = new RunIdentity(id, prepared.job().name(), hash, 1);
		Plan plan = database.desk()
			.pack(identity, prepared.rules(), RunPreparation.groupLimits(prepared, database.catalogLimits(), id),
					prepared.job().limits().ordersPerSheet(), () -> {
					});
		Sums sums = database.accounts().of(id, false);
		long valid = database.rows().count(id, true);
		long invalid = database.rows().count(id, false);
		String runBefore = runBefore(prepared, staged, earlier);
		if (runBefore != null) {
			warnings.add(runBefore);
		}
		String seen = seen(prepared, database, id, warnings);
		String invalidRow = prepared.job().invalidRows() == InvalidRows.REFUSE && invalid > 0
				? "The job says invalid-rows: refuse, so nothing is placed until every row is valid." : null;
		if (invalidRow != null) {
			warnings.add(invalidRow);
		}
		boolean needsApproval = prepared.job().needsApproval(sums.value());
		if (needsApproval) {
			warnings.add("A run of this sheet waits for approval by a second person before anything is placed.");
		}
		Funds funds = null;
		if (unusable == null && prepared.provider().tellsBalance() && plan.orders() > 0) {
			try (ProviderGateway gateway = preparation.gateway(prepared)) {
				funds = database.balances().compare(id, gateway).orElse(null);
			}
			if (funds != null) {
				warnings.add(funds.sentence());
			}
		}
		String refusal = Stream.of(unusable, noCatalog, seen).filter(Objects::nonNull).findFirst().orElse(null);
		String nothing = plan.orders() == 0 ? "No row can be ordered." : null;
		String hindrance = Stream.of(refusal, runBefore, invalidRow, nothing)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		List<Issue> issues = issues(database, id);
		int code = !issues.isEmpty() ? ExitCode.INCOMPLETE : refusal != null ? ExitCode.REFUSED : ExitCode.OK;
		RunReport summary = new RunReport(prepared.job().name(), sheet.toString(), null,
				refusal != null ? RunStatus.REFUSED : RunStatus.COMPLETED, code,
				new Rows(valid + invalid, valid, invalid, staged.ignored()),
				new Units(sums.asked(), 0, 0, 0, 0, sums.asked()),
				new Orders(plan.orders(), plan.lowerBound(), 0, 0, 0, 0, plan.orders()), sums.value(),
				sums.valueOrdered(), null, refusal, start, Instant.now());
		return new CheckReport(summary, issues, database.rows().ignored(id), warnings,
				earlier.isPresent() ? sums.asked() : 0, time(prepared, plan.orders()), hindrance, needsApproval,
				plan.reasons(), database.accounts().bySku(id, MOST_SKUS), database.accounts().skus(id), funds);
	}

	private @Nullable String unusable(Prepared prepared) {
		try {
			preparation.requireUsable(prepared);
			return null;
		}
		catch (RefusedException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private @Nullable String readCatalog(Prepared prepared, long id, Staged staged, CheckDatabase database,
			Progress progress) {
		CatalogUse use = RunPreparation.catalogUse(prepared);
		if (use == CatalogUse.NONE) {
			return null;
		}
		try {
			database.desk()
				.readCatalog(id, prepared.job(), prepared.limits(), staged.header(),
						new CatalogWork(prepared.rules(), prepared.settings(), use == CatalogUse.LIMIT_GIVEN,
								() -> preparation.gateway(prepared), database.clock(), () -> {
								}, progress, () -> false));
			return null;
		}
		catch (Ending.RunFailedException ex) {
			return String.valueOf(ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RefusedException("Interrupted while the catalog was asked.");
		}
	}

	private @Nullable String runBefore(Prepared prepared, Staged staged, Optional<RunRecord> earlier) {
		if (earlier.isPresent()) {
			RunRecord run = earlier.get();
			return "This sheet was run before (execution " + run.number() + ", " + Instant.ofEpochMilli(run.createdAt())
					+ "), so it would be refused.";
		}
		return runs.ofRows(prepared.job().name(), staged.rowsHash())
			.stream()
			.filter((run) -> run.plannedOrders() > 0)
			.findFirst()
			.map((run) -> "The same rows were run before, from " + run.sheetName() + " (execution " + run.number()
					+ "), so they would be refused.")
			.orElse(null);
	}

	private @Nullable String seen(Prepared prepared, CheckDatabase database, long id, List<String> warnings) {
		String job = prepared.job().name();
		SeenRows policy = prepared.job().seenRows();
		if (policy != SeenRows.ALLOW && warnings.isEmpty()) {
			SeenBefore.SeenRows seen = seenBefore.find(database.rows(), id, job, NO_RUN);
			if (seen.count() > 0) {
				warnings.add(Sentences.seen(seen));
				return policy == SeenRows.REFUSE ? Sentences.seen(seen) + " The job says seen-rows: refuse." : null;
			}
		}
		return null;
	}

	// Every order takes a call, and two where it is quoted first; the rate is this
	// process's.
	private static @Nullable Duration time(Prepared prepared, long orders) {
		if (orders == 0) {
			return null;
		}
		int calls = prepared.provider().callsPerOrder(prepared.job().options());
		return Duration.ofMillis(orders * calls * 1000L / prepared.settings().requestsPerSecond());
	}

	private static List<Issue> issues(CheckDatabase database, long run) {
		List<Issue> issues = new ArrayList<>();
		try (Cursor<Issue> all = database.rows().issues(run)) {
			all.forEachRemaining(issues::add);
		}
		return issues;
	}

	private NewRun newRun(Prepared prepared, Path sheet, String hash) {
		return new NewRun(prepared.job().name(), sheet.getFileName().toString(), sheet.toString(), hash, 1, null,
				prepared.provider().id(), prepared.account().baseUrl(), prepared.account().fingerprint(),
				prepared.account().name(), prepared.job().text(), prepared.job().hash(),
				preparation.limitsToKeep(prepared));
	}

}
