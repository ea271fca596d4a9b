package dev.bulkordering.job.step;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.bulkordering.job.Progress;
import dev.bulkordering.job.run.Runs.Staged;
import dev.bulkordering.job.step.StagedRows.Referenced;
import dev.bulkordering.job.step.StagedRows.StagedRow;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Line;
import dev.bulkordering.order.Row;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.sheet.OrderSheet;
import dev.bulkordering.validation.Checked;
import dev.bulkordering.validation.LineChecker;

/** Reads a sheet and brings its rows, checked, into the database, a few at a time. */
final class Staging {

	private static final int ROWS_AT_ONCE = 500;

	private static final BigInteger FINGERPRINTS = BigInteger.ONE.shiftLeft(256);

	private final long run;

	private final OrderSheet sheet;

	private final LineChecker checker;

	private final StagedRows rows;

	private final Transactions transactions;

	private final Runnable guard;

	private final Progress progress;

	private final IgnoredRows ignored;

	private final RowOrigins origins;

	private BigInteger sum = BigInteger.ZERO;

	private long read;

	/**
	 * Staging of a sheet that was just opened.
	 * @param ignored where the sheet's reader puts the rows that it leaves out
	 * @param origins tells where rows stem from
	 * @param guard runs first in each transaction, and fails if the run is not ours
	 */
	Staging(long run, OrderSheet sheet, IgnoredRows ignored, RowOrigins origins, LineChecker checker, StagedRows rows,
			Transactions transactions, Runnable guard, Progress progress) {
		this.run = run;
		this.sheet = sheet;
		this.ignored = ignored;
		this.origins = origins;
		this.checker = checker;
		this.rows = rows;
		this.transactions = transactions;
		this.guard = guard;
		this.progress = progress;
	}

	/** Reads all rows. */
	Staged stage() {
		int columns = sheet.headers().size();
		List<StagedRow> batch = new ArrayList<>();
		for (Row row = sheet.next(); row != null; row = sheet.next()) {
			batch.add(staged(row, columns));
			if (batch.size() >= ROWS_AT_ONCE) {
				write(batch);
			}
		}
		write(batch);
		ignored.write();
		refuseRepeatedReferences();
		origins.spent(checker, rows, run, this::invalidate);
		return new Staged(sheet.headers(), sheet.headerRow(), sheet.isWorkbook(), rows.count(run, true),
				rows.count(run, false), ignored.count(), rowsHash());
	}

	private StagedRow staged(Row row, int columns) {
		Checked checked = checker.check(row);
		sum = sum.add(new BigInteger(1, checked.fingerprint())).mod(FINGERPRINTS);
		List<String> cells = new ArrayList<>(columns);
		for (int column = 0; column < columns; column++) {
			cells.add(row.cell(column).text());
		}
		Line line = checked instanceof Checked.Valid valid ? valid.line() : null;
		List<Issue> issues = checked instanceof Checked.Invalid invalid ? invalid.issues() : List.of();
		return new StagedRow(row.number(), cells, checked.reference(), checked.seenHash(), checked.values(), line,
				line == null ? null : groupHash(line), issues, null);
	}

	private void write(List<StagedRow> batch) {
		List<StagedRow> traced = origins.trace(checker, batch);
		transactions.run(() -> {
			guard.run();
			rows.add(run, traced);
		});
		read += batch.size();
		batch.clear();
		progress.at(read);
	}

	private void refuseRepeatedReferences() {
		List<Issue> issues = new ArrayList<>();
		try (Cursor<Referenced> rowsByReference = rows.referenced(run)) {
			Referenced first = null;
			while (rowsByReference.hasNext()) {
				Referenced row = rowsByReference.next();
				if (first == null || !first.reference().equals(row.reference())) {
					first = row;
					continue;
				}
				issues.add(checker.repeatedReference(row.row(), row.reference(), first.row()));
				if (issues.size() >= ROWS_AT_ONCE) {
					invalidate(issues);
					issues.clear();
				}
			}
		}
		invalidate(issues);
	}

	private void invalidate(List<Issue> issues) {
		transactions.run(() -> {
			guard.run();
			rows.invalidate(run, issues);
		});
	}

	private static byte[] groupHash(Line line) {
		return Hashes.sha256().digest(line.groupKey().getBytes(StandardCharsets.UTF_8));
	}

	// The same for the same rows in any order, so that a sheet that was only sorted is
	// known again.
	private String rowsHash() {
		String hex = sum.toString(16);
		return "0".repeat(64 - hex.length()) + hex;
	}

}
