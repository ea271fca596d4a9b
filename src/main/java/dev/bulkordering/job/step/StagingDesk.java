package dev.bulkordering.job.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinition.InvalidRows;
import dev.bulkordering.job.definition.JobDefinition.SeenRows;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.run.Runs;
import dev.bulkordering.job.run.Runs.Staged;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.RunIdentity;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.sheet.OrderSheet;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.validation.CheckSettings;
import dev.bulkordering.validation.LineChecker;

/**
 * Reads and checks sheets, and packs their lines: the part of a run before anything is
 * sent.
 */
public class StagingDesk {

	private final StagedRows rows;

	private final Orders orders;

	private final Runs runs;

	private final Transactions transactions;

	private final DatabaseClock clock;

	private final SeenBefore seenBefore;

	private final CatalogLimits catalogLimits;

	private final Journal journal;

	private final Origins origins;

	/** A desk that keeps rows and orders in a database. */
	public StagingDesk(StagedRows rows, Orders orders, Runs runs, Transactions transactions, DatabaseClock clock,
			SeenBefore seenBefore, CatalogLimits catalogLimits, Journal journal, Origins origins) {
		this.rows = rows;
		this.orders = orders;
		this.runs = runs;
		this.transactions = transactions;
		this.clock = clock;
		this.seenBefore = seenBefore;
		this.catalogLimits = catalogLimits;
		this.journal = journal;
		this.origins = origins;
	}

	/**
	 * Reads and checks a sheet; rows of an earlier try are forgotten first.
	 * @param rowOrigins tells where its rows stem from
	 * @param guard runs first in each transaction
	 */
	public Staged read(long run, Path file, JobDefinition job, LineRules rules, UnaryOperator<Limits> limits,
			RowOrigins rowOrigins, Runnable guard, Progress progress) {
		progress.begin("reading", -1);
		transactions.run(() -> {
			guard.run();
			rows.discard(run);
		});
		IgnoredRows ignored = new IgnoredRows(run, rows, transactions, guard);
		try (OrderSheet sheet = OrderSheet.open(file, Layouts.of(job, rules), SheetLimits.DEFAULT, ignored)) {
			LineChecker checker = checker(job, rules, limits, sheet.headers(), sheet.columns());
			return new Staging(run, sheet, ignored, rowOrigins, checker, rows, transactions, guard, progress).stage();
		}
	}

	private static LineChecker checker(JobDefinition job, LineRules rules, UnaryOperator<Limits> limits,
			List<String> headers, Map<String, Integer> columns) {
		CheckSettings settings = new CheckSettings(job.sheet().defaults(), job.sheet().region(), job.sheet().decimal(),
				job.limits().quantityPerRow(), limits);
		try {
			return new LineChecker(rules, settings, headers, columns);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException("the job's sheet.defaults cannot be used: " + ex.getMessage());
		}
	}

	/**
	 * Reads what the provider's catalog says of the products of a run whose rows are
	 * staged.
	 * @param header texts of the sheet's header, by column
	 * @throws Ending.RunFailedException if the catalog does not answer, and is needed
	 */
	public void readCatalog(long run, JobDefinition job, UnaryOperator<Limits> limits, List<String> header,
			CatalogWork work) throws InterruptedException {
		Map<String, Integer> columns = Layouts.of(job, work.rules()).columnsOf(header);
		new CatalogReading(work, columns, rows, catalogLimits, journal, transactions).read(run,
				() -> checker(job, work.rules(), limits, header, columns));
	}

	/**
	 * Packs the lines of a run whose rows are staged.
	 * @param guard runs first in each transaction
	 */
	public Planning.Plan pack(RunIdentity run, LineRules rules, Planning.GroupLimits limits, long mostOrders,
			Runnable guard) {
		return new Planning(run, rows, orders, transactions, rules, limits, mostOrders, clock.millis(), guard).plan();
	}

	/** Reads and checks the sheet of a run; returns how many rows it has. */
	long stage(RunWork work, RunRecord run, Path file) {
		RowOrigins rowOrigins = new RowOrigins(origins, run.job(), run.id(), run.again() != null);
		Staged staged = read(run.id(), file, work.definition(), work.rules(), work.configured(), rowOrigins,
				work::guard, work.progress());
		transactions.run(() -> {
			work.lease().verify();
			runs.staged(run.id(), staged, clock.millis());
		});
		return staged.valid() + staged.invalid();
	}

	Planning.Plan plan(RunWork work, RunRecord run) throws InterruptedException {
		RunRecord checked = work.catalog() == CatalogUse.NONE ? run : withCatalogRead(work, run);
		refuseIfNeeded(work, checked);
		work.progress().begin("packing", -1);
		return pack(run.identity(), work.rules(), work.limits(), work.definition().limits().ordersPerSheet(),
				work::guard);
	}

	/** Prepares {@link #requireOrigins}. Not to be called within a transaction. */
	void prepareOrigins(RunRecord run) {
		origins.prepareLock(run.id());
	}

	/**
	 * Makes sure, in the transaction that makes a plan valid, that no other sheet has
	 * ordered in the meantime what this one's rows stem from.
	 * @throws RefusedException if one has
	 */
	void requireOrigins(RunRecord run) {
		if (run.again() != null) {
			return;
		}
		origins.lock(run.id());
		firstSpent(run).ifPresent((row) -> {
			throw new RefusedException("another sheet has ordered what row " + row
					+ " stems from, while this one was planned. Nothing was placed; check it again");
		});
	}

	/**
	 * The first row of a planned run whose units were ordered in the meantime by the row
	 * that it stems from, since what a provider had refused proved to be there.
	 */
	Optional<Integer> overtaken(RunRecord run) {
		boolean unplaced = orders.count(run.id()).containsKey(OrderState.PLANNED);
		return run.again() != null || !unplaced ? Optional.empty() : firstSpent(run);
	}

	private Optional<Integer> firstSpent(RunRecord run) {
		int after = 0;
		for (Origins.Page page = origins.spent(rows, run.id(), run.id(), after); page != null; page = origins
			.spent(rows, run.id(), run.id(), after)) {
			after = page.last();
			if (!page.spent().isEmpty()) {
				return Optional.of(page.spent().get(0).row());
			}
		}
		return Optional.empty();
	}

	private RunRecord withCatalogRead(RunWork work, RunRecord run) throws InterruptedException {
		CatalogWork catalog = new CatalogWork(work.rules(), work.placing().provider(),
				work.catalog() == CatalogUse.LIMIT_GIVEN, work.gateway(), clock, work::guard, work.progress(),
				work::mayNotPlace);
		readCatalog(run.id(), work.definition(), work.configured(), run.header(), catalog);
		// An earlier try may have found rows invalid and ended before it could count
		// them.
		transactions.run(() -> {
			work.lease().verify();
			runs.recounted(run.id(), rows.count(run.id(), true), rows.count(run.id(), false));
		});
		return runs.get(run.id());
	}

	private void refuseIfNeeded(RunWork work, RunRecord run) {
		InvalidRows invalidRows = work.definition().invalidRows();
		if (invalidRows == InvalidRows.REFUSE && run.rowsInvalid() > 0) {
			throw new RefusedException(run.rowsInvalid() + (run.rowsInvalid() == 1 ? " row is" : " rows are")
					+ " invalid, and the job says invalid-rows: refuse. Nothing was placed; the result sheet says what to"
					+ " mend");
		}
		Again again = run.again();
		if (again != null) {
			requireSettledEarlierRun(run);
			long asked = rows.asked(run.id());
			if (asked != again.units()) {
				throw new RefusedException("--units says " + again.units() + ", but the sheet would buy " + asked
						+ " units again. Nothing was placed");
			}
			return;
		}
		runs.ofRows(run.job(), String.valueOf(run.rowsHash()))
			.stream()
			.filter((earlier) -> earlier.id() != run.id() && earlier.plannedOrders() > 0)
			.findFirst()
			.ifPresent((earlier) -> {
				throw new RefusedException("the same rows were run before, from " + earlier.sheetName() + " (execution "
						+ earlier.number() + "). Nothing was placed");
			});
		SeenRows seenRows = work.definition().seenRows();
		if (seenRows == SeenRows.ALLOW) {
			return;
		}
		SeenBefore.SeenRows seen = seenBefore.find(rows, run.id(), run.job(), run.id());
		if (seen.count() == 0) {
			return;
		}
		if (seenRows == SeenRows.REFUSE) {
			throw new RefusedException(Sentences.seen(seen) + " The job says seen-rows: refuse, so nothing was placed");
		}
		work.progress().say(Sentences.seen(seen));
	}

	// By now the rows are known too, so a sheet that was only saved anew counts as run
	// before.
	private void requireSettledEarlierRun(RunRecord run) {
		List<RunRecord> earlier = Stream
			.concat(runs.ofSheet(run.job(), run.sheetHash()).stream(),
					runs.ofRows(run.job(), String.valueOf(run.rowsHash())).stream())
			.filter((other) -> other.id() != run.id() && other.plannedOrders() > 0)
			.toList();
		if (earlier.isEmpty()) {
			throw new RefusedException("--again is for a sheet that was run before; this one was not: leave it out");
		}
		for (RunRecord other : earlier) {
			boolean ended = other.status() == RunStatus.COMPLETED || other.status() == RunStatus.ABANDONED;
			Map<OrderState, Long> counts = orders.count(other.id());
			boolean open = counts.containsKey(OrderState.PENDING) || counts.containsKey(OrderState.UNKNOWN)
					|| counts.containsKey(OrderState.HELD) || counts.containsKey(OrderState.PLACING);
			if (!ended || open) {
				throw new RefusedException("an earlier run of the same rows is not settled yet (execution "
						+ other.number() + "): " + (other.status() == RunStatus.WAITING_APPROVAL
								? "approve or decline it first" : "restart it, or follow its open orders, first"));
			}
		}
	}

}
