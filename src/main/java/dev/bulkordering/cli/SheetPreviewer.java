package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Shows a sheet as the reader sees it; needs no job, no database and no Spring. */
@FunctionalInterface
interface SheetPreviewer {

	/**
	 * Reads a sheet from end to end, and counts all of its rows.
	 * @param worksheet the worksheet to read; null for the first visible one
	 * @param mostRows how many rows to show
	 * @param eachRow is given the first rows that have a non-blank cell, in the sheet's
	 * order
	 * @throws dev.bulkordering.job.RefusedException with a sentence for people if the
	 * sheet cannot be read
	 */
	Facts read(Path sheet, @Nullable String worksheet, int mostRows, Consumer<PreviewRow> eachRow);

	/**
	 * What there is to say of a sheet.
	 *
	 * @param type {@code csv}, {@code xlsx} or the like
	 * @param encoding of a text file, null for a workbook
	 * @param delimiter of a text file, null for a workbook
	 * @param worksheets names of all worksheets; empty for a text file
	 * @param worksheet the one that was read, null for a text file
	 * @param rowCount rows with a non-blank cell
	 * @param columnCount the last used column, counted from A
	 * @param otherFilled where the one that was read is empty, the worksheets that are
	 * not
	 */
	record Facts(String type, @Nullable String encoding, @Nullable String delimiter, List<String> worksheets,
			@Nullable String worksheet, long rowCount, int columnCount, List<String> otherFilled) {

	}

	/**
	 * One row.
	 *
	 * @param row its number as Excel shows it
	 * @param cells the cells as a check would see them, up to the last used column
	 */
	record PreviewRow(int row, List<String> cells) {

	}

}
