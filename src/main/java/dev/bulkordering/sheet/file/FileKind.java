package dev.bulkordering.sheet.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a file is by its first bytes. Names lie: a PNG is uploaded as a CSV, and half of
 * all web pages that offer "Excel" send an HTML table.
 */
enum FileKind {

	/** A zip archive: an Excel workbook or something else. */
	ZIP,
	/** Microsoft's older container: an old or an encrypted workbook or something else. */
	OLE2,
	/** Neither of these, so text unless it proves to be none. */
	TEXT;

	/** How many of a file's first bytes are looked at. */
	static final int HEAD_BYTES = 8192;

	private static final String SAVE_AS_XLSX = ": open it in Excel and save it as an Excel workbook (.xlsx).";

	private static final String NO_SHEET = ", not a sheet: give the CSV or Excel file itself.";

	private static final List<Signature> FOREIGN = List.of(binary("89504E47", "is a picture (PNG)" + NO_SHEET),
			binary("FFD8FF", "is a picture (JPEG)" + NO_SHEET), binary("47494638", "is a picture (GIF)" + NO_SHEET),
			binary("1F8B", "is compressed (gzip): unpack it first."),
			binary("425A68", "is compressed (bzip2): unpack it first."),
			binary("FD377A585A", "is compressed (xz): unpack it first."),
			binary("377ABCAF271C", "is a 7-Zip archive: unpack it first."),
			binary("526172211A07", "is a RAR archive: unpack it first."),
			binary("0900040007001000", "is a worksheet of Excel 2" + SAVE_AS_XLSX),
			binary("09020600", "is a worksheet of Excel 3" + SAVE_AS_XLSX),
			binary("09040600", "is a worksheet of Excel 4" + SAVE_AS_XLSX),
			binary("53514C69746520666F726D6174", "is a database (SQLite)" + NO_SHEET),
			text("%pdf", "is a PDF document" + NO_SHEET), text("{\\rtf", "is a text document (RTF)" + NO_SHEET));

	private static final List<String> HTML = List.of("<html", "<!doctype html", "<table", "<head", "<meta",
			"mime-version:");

	private record Signature(byte[] start, boolean text, String refusal) {

		boolean matches(byte[] head, String headText) {
			if (text) {
				return headText.startsWith(new String(start, StandardCharsets.ISO_8859_1));
			}
			return startsWith(head, start);
		}

	}

	private static Signature binary(String hex, String refusal) {
		return new Signature(HexFormat.of().parseHex(hex), false, refusal);
	}

	private static Signature text(String start, String refusal) {
		return new Signature(start.getBytes(StandardCharsets.ISO_8859_1), true, refusal);
	}

	/**
	 * Tells the kind.
	 * @throws SheetRefusedException for a file that is well known to be no sheet
	 */
	static FileKind of(byte[] head, SheetSource source) {
		if (startsWith(head, new byte[] { 'P', 'K', 3, 4 }) || startsWith(head, new byte[] { 'P', 'K', 5, 6 })
				|| startsWith(head, new byte[] { 'P', 'K', 7, 8 })) {
			return ZIP;
		}
		if (startsWith(head, new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0 })) {
			return OLE2;
		}
		String text = readable(head);
		for (Signature signature : FOREIGN) {
			if (signature.matches(head, text)) {
				throw source.refusal(signature.refusal());
			}
		}
		String markup = markup(text);
		if (markup != null) {
			throw source.refusal(markup);
		}
		return TEXT;
	}

	private static @Nullable String markup(String text) {
		if (HTML.stream().anyMatch(text::startsWith) || text.startsWith("<?xml") && text.contains("<html")) {
			return "is a web page (HTML) and only looks like an Excel file" + SAVE_AS_XLSX;
		}
		if (text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("progid=\"excel.sheet\"")) {
			return "is an 'XML Spreadsheet 2003'" + SAVE_AS_XLSX;
		}
		if (text.startsWith("<?xml")) {
			return "is an XML document" + NO_SHEET;
		}
		return null;
	}

	/** The first bytes as lower-case text, whatever its encoding, markup or not. */
	private static String readable(byte[] head) {
		String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
		for (String mark : List.of("\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF")) {
			if (text.startsWith(mark)) {
				text = text.substring(mark.length());
			}
		}
		return text.stripLeading().toLowerCase(Locale.ROOT);
	}

	static boolean startsWith(byte[] bytes, byte[] start) {
		return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
	}

}
