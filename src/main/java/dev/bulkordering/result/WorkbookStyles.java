package dev.bulkordering.result;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The cell styles of one workbook, each made once. */
final class WorkbookStyles {

	private static final String AS_TEXT = "@";

	private static final int HEADER_GREY = 0xE7E6E6;

	private final Workbook book;

	private final CellStyle header;

	private final CellStyle text;

	private final CellStyle quotedText;

	private final Map<ResultStatus, CellStyle> statuses = new EnumMap<>(ResultStatus.class);

	private final Map<Integer, CellStyle> decimals = new HashMap<>();

	WorkbookStyles(Workbook book) {
		this.book = book;
		this.header = filled(HEADER_GREY);
		Font bold = book.createFont();
		bold.setBold(true);
		header.setFont(bold);
		this.text = formatted(AS_TEXT);
		this.quotedText = formatted(AS_TEXT);
		((XSSFCellStyle) quotedText).setQuotePrefixed(true);
		for (ResultStatus status : ResultStatus.values()) {
			statuses.put(status, filled(colour(status)));
		}
	}

	/** The header's style. */
	CellStyle header() {
		return header;
	}

	/** A text that stays one when a person edits the cell. */
	CellStyle text() {
		return text;
	}

	/**
	 * A text that would become a formula if a person edited a cell of the plain style.
	 */
	CellStyle quotedText() {
		return quotedText;
	}

	/** A status, told by its colour. */
	CellStyle status(ResultStatus status) {
		return statuses.computeIfAbsent(status, each -> filled(colour(each)));
	}

	/** A number with so many decimals. */
	CellStyle decimals(int count) {
		return decimals.computeIfAbsent(count, each -> formatted(each == 0 ? "0" : "0." + "0".repeat(each)));
	}

	private static int colour(ResultStatus status) {
		return switch (status) {
			case ORDERED -> 0xC6EFCE;
			case PENDING -> 0xFFEB9C;
			case REJECTED -> 0xFFC7CE;
			case HELD -> 0xF8CBAD;
			case SKIPPED -> 0xD9D9D9;
			case PARTLY -> 0xDDEBF7;
			case INVALID -> 0xE4B8D0;
		};
	}

	private CellStyle formatted(String format) {
		CellStyle style = book.createCellStyle();
		style.setDataFormat(book.createDataFormat().getFormat(format));
		return style;
	}

	private CellStyle filled(int rgb) {
		CellStyle style = formatted(AS_TEXT);
		style.setFillForegroundColor(
				new XSSFColor(new byte[] { (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb }, null));
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		return style;
	}

}
