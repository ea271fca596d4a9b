package dev.bulkordering.result;

import java.util.Locale;

/** The kind of file that a result sheet is. */
public enum ResultFormat {

	/** Comma-separated text, the orders in a second file. */
	CSV,
	/** An Excel workbook, the orders on a second worksheet. */
	XLSX;

	/** The end of such a file's name, without the dot. */
	public String extension() {
		return name().toLowerCase(Locale.ROOT);
	}

}
