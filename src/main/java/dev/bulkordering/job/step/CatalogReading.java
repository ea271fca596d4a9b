package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.step.CatalogLimits.Entry;
import dev.bulkordering.job.step.Ending.RunFailedException;
import dev.bulkordering.job.step.StagedRows.Wanted;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Issue;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogAnswer.Listed;
import dev.bulkordering.provider.CatalogAnswer.NotAnswered;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.validation.LineChecker;

/**
 * Reads, once and before a run is packed, what the provider's catalog says of the
 * products that its rows want: the limits are kept with the plan, and rows that the
 * catalog does not offer become invalid before anything is spent.
 */
final class CatalogReading {

	/** Most different products of a sheet; each costs a call. */
	private static final int MOST_PRODUCTS = 10_000;

	private static final int AT_ONCE = 500;

	private static final String SKU = "sku";

	private static final String PRICE = "price";

	private final CatalogWork work;

	private final Map<String, Integer> columns;

	private final StagedRows rows;

	private final CatalogLimits limits;

	private final Journal journal;

	private final Transactions transactions;

	/**
	 * Reading for one sheet.
	 * @param columns the column of each field in the sheet; 0 is A
	 */
	CatalogReading(CatalogWork work, Map<String, Integer> columns, StagedRows rows, CatalogLimits limits,
			Journal journal, Transactions transactions) {
		this.work = work;
		this.columns = columns;
		this.rows = rows;
		this.limits = limits;
		this.journal = journal;
		this.transactions = transactions;
	}

	/**
	 * Reads the catalog for a run.
	 * @throws RunFailedException if the catalog does not answer, and nobody else gives
	 * the limit
	 */
	void read(long run, Supplier<LineChecker> checker) throws InterruptedException {
		transactions.run(() -> {
			work.guard().run();
			limits.discard(run);
		});
		Set<String> products = products(run);
		if (products.isEmpty()) {
			return;
		}
		work.progress().begin("asking the catalog", products.size());
		Map<String, CatalogAnswer> answers;
		try (ProviderGateway gateway = work.gateway().get()) {
			answers = new CatalogQuestions(gateway, work.settings(), !work.limitGiven(),
					(exchanges) -> transactions.run(() -> journal.addForRun(run, exchanges, work.clock().millis())),
					work.stop())
				.ask(products);
		}
		requireAnswers(answers);
		keep(run, answers, checker.get());
	}

	private Set<String> products(long run) {
		Set<String> products = new LinkedHashSet<>();
		try (Cursor<Wanted> all = rows.wanted(run)) {
			while (all.hasNext()) {
				String product = work.rules().product(all.next().fields());
				if (product != null && products.add(product) && products.size() > MOST_PRODUCTS) {
					throw new RefusedException("the sheet names more than " + MOST_PRODUCTS
							+ " different products, and the catalog has to be asked about each. Split the sheet");
				}
			}
		}
		return products;
	}

	private void requireAnswers(Map<String, CatalogAnswer> answers) {
		if (work.limitGiven()) {
			return;
		}
		for (Map.Entry<String, CatalogAnswer> answer : answers.entrySet()) {
			if (answer.getValue() instanceof NotAnswered unanswered) {
				boolean account = unanswered.why() instanceof Rejected;
				throw new RunFailedException("the catalog could not be asked how many units of " + answer.getKey()
						+ " an order may hold: " + unanswered.why().message() + (account ? ". Mend that, then restart"
								: ". Restart when the provider answers, or set limits.units-per-sku in the job"),
						true);
			}
		}
	}

	// Rows of one SKU and price stand next to each other.
	private void keep(long run, Map<String, CatalogAnswer> answers, LineChecker checker) {
		List<Entry> entries = new ArrayList<>();
		List<Issue> issues = new ArrayList<>();
		Entry last = null;
		try (Cursor<Wanted> all = rows.wanted(run)) {
			while (all.hasNext()) {
				Wanted wanted = all.next();
				String product = work.rules().product(wanted.fields());
				CatalogAnswer answer = product == null ? null : answers.get(product);
				if (product == null || answer == null) {
					continue;
				}
				Problem problem = problem(answer, wanted.price());
				if (problem != null) {
					issues.add(checker.issue(wanted.row(), problem.field(), text(run, wanted, problem.field()),
							problem.expected()));
				}
				boolean another = last == null || !last.product().equals(product)
						|| last.price().compareTo(wanted.price()) != 0;
				if (another && answer instanceof Listed listed) {
					last = new Entry(product, wanted.price(), listed.entry().limits(wanted.price()));
					entries.add(last);
				}
				if (entries.size() + issues.size() >= AT_ONCE) {
					write(run, entries, issues);
				}
			}
		}
		write(run, entries, issues);
	}

	private void write(long run, List<Entry> entries, List<Issue> issues) {
		transactions.run(() -> {
			work.guard().run();
			limits.add(run, entries);
			rows.invalidate(run, issues);
		});
		entries.clear();
		issues.clear();
	}

	private record Problem(String field, String expected) {
	}

	private static @Nullable Problem problem(CatalogAnswer answer, BigDecimal price) {
		if (answer instanceof CatalogAnswer.NotListed missing) {
			return new Problem(SKU, "a product of the provider's catalog, which says: " + missing.message());
		}
		if (answer instanceof Listed listed) {
			String expected = listed.entry().expectedInsteadOf(price);
			return expected == null ? null : new Problem(PRICE, expected);
		}
		return null;
	}

	private String text(long run, Wanted wanted, String field) {
		Integer column = columns.get(field);
		List<String> cells = rows.cells(run, wanted.row());
		if (column != null && column < cells.size()) {
			return cells.get(column);
		}
		return field.equals(SKU) ? wanted.sku() : wanted.price().stripTrailingZeros().toPlainString();
	}

}
