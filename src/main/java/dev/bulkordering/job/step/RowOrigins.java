package dev.bulkordering.job.step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.bulkordering.job.step.StagedRows.StagedRow;
import dev.bulkordering.order.Issue;
import dev.bulkordering.validation.CommonFields;
import dev.bulkordering.validation.LineChecker;

/** Where the rows of one sheet stem from, and what is wrong with that. */
public final class RowOrigins {

	private final Origins origins;

	private final String job;

	private final long except;

	private final boolean again;

	/**
	 * Origins of the rows of a sheet.
	 * @param except number of the sheet's own run among those of the database behind the
	 * origins
	 * @param again whether the sheet is run again on purpose: its units may be bought a
	 * second time
	 */
	public RowOrigins(Origins origins, String job, long except, boolean again) {
		this.origins = origins;
		this.job = job;
		this.except = except;
		this.again = again;
	}

	/**
	 * Adds to rows where they stem from; those that name what is not there are invalid.
	 */
	List<StagedRow> trace(LineChecker checker, List<StagedRow> rows) {
		Set<String> texts = new LinkedHashSet<>();
		rows.forEach((row) -> {
			String text = row.values().get(CommonFields.ORIGIN);
			if (text != null) {
				texts.add(text);
			}
		});
		if (texts.isEmpty()) {
			return List.copyOf(rows);
		}
		Map<String, Descent> found = origins.resolve(job, texts);
		List<StagedRow> traced = new ArrayList<>();
		for (StagedRow row : rows) {
			String text = row.values().get(CommonFields.ORIGIN);
			Descent descent = text == null ? null : found.get(text);
			if (descent != null) {
				traced.add(row.stemmingFrom(descent));
			}
			else if (text != null && row.line() != null) {
				traced.add(row.with(checker.issue(row.row(), CommonFields.ORIGIN, text,
						"a run and a row of this job, as its sheet of corrected rows has them; there is no such row")));
			}
			else {
				traced.add(row);
			}
		}
		return traced;
	}

	/**
	 * Finds the rows of the staged sheet that ask for more than is left of those that
	 * they stem from.
	 * @param issues takes them, some at a time
	 */
	void spent(LineChecker checker, StagedRows rows, long run, Consumer<List<Issue>> issues) {
		if (again) {
			return;
		}
		int after = 0;
		for (Origins.Page page = origins.spent(rows, run, except, after); page != null; page = origins.spent(rows, run,
				except, after)) {
			after = page.last();
			if (!page.spent().isEmpty()) {
				issues.accept(page.spent()
					.stream()
					.map((spent) -> checker.issue(spent.row(), spent.field(), spent.value(), spent.expected()))
					.toList());
			}
		}
	}

}
