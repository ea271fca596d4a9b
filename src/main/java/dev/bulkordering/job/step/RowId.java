package dev.bulkordering.job.step;

import java.util.Comparator;

/**
 * A row of a run.
 *
 * @param run number of the run, not of an execution
 * @param row row number as Excel shows it
 */
record RowId(long run, int row) implements Comparable<RowId> {

	private static final Comparator<RowId> ORDER = Comparator.comparingLong(RowId::run).thenComparingInt(RowId::row);

	@Override
	public int compareTo(RowId other) {
		return ORDER.compare(this, other);
	}

}
