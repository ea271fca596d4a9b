package dev.bulkordering.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A table in a workbook: on a worksheet of its name and, where Excel has no more rows for
 * it, on further ones ({@code rows 2}). Each has the header, which stays in sight, and
 * filters. Rows are handed to the disk as they come.
 */
final class WorkbookTable implements Table {

	/** Excel's rows, the header included. */
	static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();

	private static final int MOST_COLUMNS = SpreadsheetVersion.EXCEL2007.getMaxColumns();

	/** Digits that Excel keeps of a number. */
	private static final int MOST_DIGITS = 15;

	private static final int LEAST_WIDTH = 10;

	private static final int MOST_WIDTH = 40;

	/** Columns, in characters, that hold more than their headers let one think. */
	private static final Map<String, Integer> WIDTHS = Map.ofEntries(Map.entry("order_references", 28),
			Map.entry("order_reference", 28), Map.entry("reference", 28), Map.entry("placed_at", 26),
			Map.entry("rows", 20), Map.entry("message", 60), Map.entry("number", 24), Map.entry("code", 24),
			Map.entry("link", 50), Map.entry("serial", 20), Map.entry("barcode", 24), Map.entry("validity", 26));

	private final SXSSFWorkbook book;

	private final WorkbookStyles styles;

	private final String name;

	private final List<String> headers;

	private final int mostRows;

	private int worksheets;

	private SXSSFSheet sheet;

	private int rows;

	private @Nullable SXSSFRow row;

	private int column;

	WorkbookTable(SXSSFWorkbook book, WorkbookStyles styles, String name, List<String> headers, int mostRows) {
		if (headers.size() > MOST_COLUMNS) {
			throw new ResultUnwritableException(
					"The worksheet '%s' would have %d columns, and Excel allows %d. A CSV file can hold them."
						.formatted(name, headers.size(), MOST_COLUMNS));
		}
		this.book = book;
		this.styles = styles;
		this.name = name;
		this.headers = headers;
		this.mostRows = mostRows;
		this.sheet = worksheet();
	}

	@Override
	public void text(@Nullable String text) {
		cell(text == null ? "" : CellText.forExcel(text));
	}

	@Override
	public void texts(List<?> values) {
		cell(CellText.forExcel(CellText.joinedForExcel(values)));
	}

	@Override
	public void number(int number) {
		next(styles.decimals(0)).setCellValue(number);
	}

	@Override
	public void amount(@Nullable BigDecimal amount) {
		if (amount == null) {
			column++;
		}
		else if (amount.precision() <= MOST_DIGITS) {
			next(styles.decimals(Math.max(0, amount.scale()))).setCellValue(amount.doubleValue());
		}
		else {
			next(styles.text()).setCellValue(amount.toPlainString());
		}
	}

	@Override
	public void status(ResultStatus status) {
		next(styles.status(status)).setCellValue(status.text());
	}

	@Override
	public void endRow() {
		row = null;
		column = 0;
	}

	/** Sets the filters, once all rows are written. */
	void finish() {
		CellRangeAddress all = new CellRangeAddress(0, rows - 1, 0, Math.max(0, headers.size() - 1));
		sheet.setAutoFilter(all);
		// else each text of digits gets a green corner that offers to make a number of it
		book.getXSSFWorkbook()
			.getSheet(sheet.getSheetName())
			.addIgnoredErrors(all, IgnoredErrorType.NUMBER_STORED_AS_TEXT);
	}

	private void cell(String text) {
		if (text.isEmpty() || column >= MOST_COLUMNS) {
			column++;
			return;
		}
		next(CellText.looksLikeFormula(text) ? styles.quotedText() : styles.text()).setCellValue(text);
	}

	private Cell next(CellStyle style) {
		if (row == null) {
			if (rows == mostRows) {
				finish();
				sheet = worksheet();
			}
			row = sheet.createRow(rows++);
		}
		Cell cell = row.createCell(column++);
		cell.setCellStyle(style);
		return cell;
	}

	private SXSSFSheet worksheet() {
		worksheets++;
		SXSSFSheet created = book.createSheet(worksheets == 1 ? name : name + " " + worksheets);
		created.createFreezePane(0, 1);
		SXSSFRow header = created.createRow(0);
		for (int at = 0; at < headers.size(); at++) {
			String text = headers.get(at);
			int width = WIDTHS.getOrDefault(text, Math.min(MOST_WIDTH, text.length() + 4));
			created.setColumnWidth(at, Math.max(LEAST_WIDTH, width) * 256);
			if (!text.isEmpty()) {
				Cell cell = header.createCell(at);
				cell.setCellStyle(styles.header());
				cell.setCellValue(CellText.forExcel(text));
			}
		}
		rows = 1;
		return created;
	}

}
