package dev.bulkordering.sheet.file;

/**
 * Tells Excel workbooks from the many other files that are zip archives inside.
 */
final class XlsxKind {

	private static final String SAVE_AS_XLSX = ": open it and save it as an Excel workbook (.xlsx).";

	private static final String NO_SHEET = ", not a sheet: give the CSV or Excel file itself.";

	private static final String WORD = "is a Word document" + NO_SHEET;

	private static final String POWERPOINT = "is a PowerPoint presentation" + NO_SHEET;

	private static final String XLSB = "is an Excel binary workbook (.xlsb)" + SAVE_AS_XLSX;

	private XlsxKind() {
	}

	/** Refuses an archive that is surely no workbook, with what it is. */
	static void refuseForeign(SheetSource source, XlsxPackage parts) {
		String mimeType = parts.peek("mimetype");
		if (mimeType.contains("opendocument.spreadsheet")) {
			throw source.refusal("is an OpenDocument spreadsheet (.ods)" + SAVE_AS_XLSX);
		}
		if (mimeType.contains("opendocument")) {
			throw source.refusal("is an OpenDocument file, but no spreadsheet: give the CSV or Excel file itself.");
		}
		if (parts.hasFolder("index/") || parts.has("index.zip")) {
			throw source.refusal("is a document of Apple Numbers or Pages: export it as an Excel workbook (.xlsx).");
		}
		if (!parts.has("xl/workbook.xml")) {
			refuseOtherOffice(source, parts);
		}
		if (!parts.has(XlsxPackage.CONTENT_TYPES)) {
			throw parts.hasFolder("xl/") ? source.damaged("its list of contents is missing", null)
					: source.refusal("is a zip archive, not a sheet: unpack it and give the sheet itself.");
		}
	}

	// By the names that Office gives the main part: what leads to it may be missing.
	private static void refuseOtherOffice(SheetSource source, XlsxPackage parts) {
		if (parts.has("word/document.xml")) {
			throw source.refusal(WORD);
		}
		if (parts.has("ppt/presentation.xml")) {
			throw source.refusal(POWERPOINT);
		}
		if (parts.has("xl/workbook.bin")) {
			throw source.refusal(XLSB);
		}
	}

	/** The type of a workbook by the content type of its main part. */
	static SheetType of(String contentType, SheetSource source) {
		if (contentType.contains("wordprocessingml") || contentType.contains("ms-word")) {
			throw source.refusal(WORD);
		}
		if (contentType.contains("presentationml") || contentType.contains("ms-powerpoint")) {
			throw source.refusal(POWERPOINT);
		}
		if (contentType.contains("sheet.binary")) {
			throw source.refusal(XLSB);
		}
		if (contentType.contains("spreadsheetml")) {
			return SheetType.XLSX;
		}
		if (contentType.contains("ms-excel") && contentType.contains("macroEnabled")) {
			return SheetType.XLSM;
		}
		throw source.damaged("it doesn't say that it is a workbook", null);
	}

}
