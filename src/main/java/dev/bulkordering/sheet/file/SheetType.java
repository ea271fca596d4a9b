package dev.bulkordering.sheet.file;

import java.util.Locale;

/** The types of file that can be read, told by their content and never by their name. */
public enum SheetType {

	/** Text with a delimiter between the cells. */
	CSV,
	/** Excel workbook. */
	XLSX,
	/** Excel workbook with macros, which are not looked at. */
	XLSM,
	/** Workbook of Excel 97 to 2003. */
	XLS;

	/**
	 * The type as users write it: {@code csv}, {@code xlsx}, {@code xlsm}, {@code xls}.
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
