package dev.bulkordering.sheet.file;

/**
 * How much of a file is read before it is refused.
 *
 * @param fileBytes size of a file
 * @param xlsBytes size of a file of Excel 97 to 2003, whose texts are all kept in memory
 * @param unpackedBytes size of any one part of a workbook once unpacked
 * @param rows rows of a sheet, in a CSV file with the blank ones
 * @param columns the last used column, counted from A
 * @param cells cells of a sheet that hold something
 * @param cellCharacters characters in one cell
 */
public record SheetLimits(long fileBytes, long xlsBytes, long unpackedBytes, int rows, int columns, long cells,
		int cellCharacters) {

	private static final long MEBI = 1024 * 1024;

	/**
	 * Enough for every sheet that Excel can hold, and for 2,000,000 rows of CSV.
	 */
	public static final SheetLimits DEFAULT = new SheetLimits(512 * MEBI, 48 * MEBI, 2048 * MEBI, 2_000_000, 16_384,
			60_000_000, 32_767);

	/** Refuses limits under which nothing could be read. */
	public SheetLimits {
		if (Math.min(fileBytes, Math.min(xlsBytes, unpackedBytes)) < 1
				|| Math.min(rows, Math.min(columns, cellCharacters)) < 1 || cells < 1) {
			throw new IllegalArgumentException("every limit of a sheet is at least 1");
		}
	}

}
