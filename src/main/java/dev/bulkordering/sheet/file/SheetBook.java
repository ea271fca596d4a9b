package dev.bulkordering.sheet.file;

import java.util.List;

/** An opened file of some type. */
interface SheetBook extends AutoCloseable {

	SheetType type();

	/** The tabs in their order, none for a CSV file. */
	List<Worksheet> worksheets();

	/** The rows of a tab by its place in {@link #worksheets()}; 0 for a CSV file. */
	RowCursor rows(int worksheet);

	@Override
	void close();

}
