package dev.bulkordering.order;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number the row's number as Excel shows it, from 1; in a CSV file the number of
 * the record, blank ones counted
 * @param cells the cells from column A on; cells behind the last one are blank
 */
public record Row(int number, List<Cell> cells) {

	/** The cell of a column (0 is A), blank where the row is shorter. */
	public Cell cell(int column) {
		return column < cells.size() ? cells.get(column) : Cell.BLANK;
	}

	/** Whether no cell of the row holds anything. */
	public boolean isBlank() {
		return cells.stream().allMatch(Cell::isBlank);
	}

}
