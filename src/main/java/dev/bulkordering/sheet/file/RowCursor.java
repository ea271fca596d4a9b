package dev.bulkordering.sheet.file;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Row;

/**
 * The rows of one worksheet that hold anything, from the top. Not for several threads.
 */
public interface RowCursor extends AutoCloseable {

	/**
	 * The next row with a cell that isn't blank, cut behind its last such cell; null at
	 * the end of the sheet.
	 * @throws SheetRefusedException if the file breaks here
	 */
	@Nullable Row next();

	/** Whether the row that came last is hidden, by hand, by a filter or by a group. */
	boolean isHidden();

	/** Whether a column (0 is A) is hidden. Known before the first row. */
	boolean isColumnHidden(int column);

	@Override
	void close();

}
