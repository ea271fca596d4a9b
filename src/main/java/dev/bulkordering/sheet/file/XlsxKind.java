package dev.bulkordering.sheet.file;

/**
 * Tells Excel workbooks from the many other files that are zip archives inside.
 */
final class XlsxKind {

	private static final String SAVE_AS_XLSX = ": open it and save it as an Excel workbook (.xlsx).";

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
		if (!parts.has(XlsxPackage.CONTENT_TYPES)) {
			throw parts.hasFolder("xl/") ? source.damaged("its list of contents is missing", null)
					: source.refusal("is a zip archive, not a sheet: unpack it and give the sheet itself.");
		}
	}

	/** The type of a workbook by the content type of its main part. */
	static SheetType of(String contentType, SheetSource source) {
		if (contentType.contains("wordprocessingml") || contentType.contains("ms-word")) {
			throw source.refusal("is a Word document, not a sheet: give the CSV or Excel file itself.");
		}
		if (contentType.contains("presentationml") || contentType.contains("ms-powerpoint")) {
			throw source.refusal("is a PowerPoint presentation, not a sheet: give the CSV or Excel file itself.");
		}
		if (contentType.contains("sheet.binary")) {
			throw source.refusal("is an Excel binary workbook (.xlsb)" + SAVE_AS_XLSX);
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
