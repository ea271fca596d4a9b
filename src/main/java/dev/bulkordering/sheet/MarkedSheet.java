package dev.bulkordering.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RowCursor;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;
import dev.bulkordering.sheet.file.SheetType;

/**
 * A workbook that holds a sheet with every cell marked that has an issue, and with what
 * was expected there as its comment. An Excel workbook of usual size stays what it was,
 * with its formats, formulas and other worksheets; of a larger one, and of any other
 * file, the workbook has the cells of the worksheet that is read, at their places.
 */
public final class MarkedSheet {

	private static final Logger log = LoggerFactory.getLogger(MarkedSheet.class);

	/** Up to this size unpacked, a workbook is kept in memory as a whole. */
	private static final long USUAL_BYTES = 32 * 1024 * 1024;

	private static final int WINDOW = 100;

	/** Digits that Excel keeps of a number. */
	private static final int MOST_DIGITS = 15;

	private final List<Issue> issues;

	private int next;

	private MarkedSheet(List<Issue> issues) {
		this.issues = issues;
	}

	/**
	 * Writes the workbook.
	 * @param sheet the sheet as it was checked
	 * @param worksheet the worksheet that is read, null for the first one that isn't
	 * hidden
	 * @param issues what is wrong, by row
	 * @param out the file to write, replaced if it is there
	 * @throws IOException if it cannot be written
	 * @throws SheetRefusedException if the sheet cannot be read
	 */
	public static void write(Path sheet, @Nullable String worksheet, List<Issue> issues, Path out) throws IOException {
		try (SheetFile file = SheetFile.open(sheet, SheetLimits.DEFAULT)) {
			if (file.type() == SheetType.XLSX && unpackedBytes(sheet) <= USUAL_BYTES) {
				try {
					writeOriginal(sheet, Objects.requireNonNull(file.worksheet(worksheet)), issues, out);
					return;
				}
				catch (POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException
						| IllegalStateException ex) {
					// what our own reader understands, the library may not
					log.info("{} is marked as a copy of its cells: {}", sheet, ex.toString());
				}
			}
			writeCopy(file, worksheet, issues, out);
		}
	}

	private static long unpackedBytes(Path workbook) throws IOException {
		try (ZipFile zip = new ZipFile(workbook.toFile())) {
			return zip.stream().mapToLong(ZipEntry::getSize).sum();
		}
	}

	private static void writeOriginal(Path sheet, String worksheet, List<Issue> issues, Path out) throws IOException {
		try (InputStream in = Files.newInputStream(sheet); XSSFWorkbook workbook = new XSSFWorkbook(in)) {
			Sheet orders = workbook.getSheet(worksheet);
			CellMarker marker = new CellMarker(orders);
			for (Issue issue : issues) {
				org.apache.poi.ss.usermodel.Row row = orders.getRow(issue.row() - 1);
				marker.mark(row == null ? orders.createRow(issue.row() - 1) : row, issue);
			}
			workbook.setActiveSheet(workbook.getSheetIndex(orders));
			try (OutputStream stream = Files.newOutputStream(out)) {
				workbook.write(stream);
			}
		}
	}

	private static void writeCopy(SheetFile file, @Nullable String worksheet, List<Issue> issues, Path out)
			throws IOException {
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
				RowCursor rows = file.rows(worksheet);
				OutputStream stream = Files.newOutputStream(out)) {
			Sheet orders = workbook.createSheet(Objects.requireNonNullElse(file.worksheet(worksheet), "Orders"));
			CellStyle moment = workbook.createCellStyle();
			moment.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
			MarkedSheet marked = new MarkedSheet(issues);
			CellMarker marker = new CellMarker(orders);
			for (Row row = rows.next(); row != null
					&& row.number() <= SpreadsheetVersion.EXCEL2007.getMaxRows(); row = rows.next()) {
				marked.markUpTo(row.number() - 1, orders, marker);
				org.apache.poi.ss.usermodel.Row copy = orders.createRow(row.number() - 1);
				for (int column = 0; column < row.cells().size(); column++) {
					set(copy, column, row.cell(column), moment);
				}
				marked.markIn(copy, marker);
			}
			workbook.write(stream);
		}
	}

	/** Marks cells in rows that hold nothing. */
	private void markUpTo(int row, Sheet sheet, CellMarker marker) {
		while (next < issues.size() && issues.get(next).row() <= row) {
			markIn(sheet.createRow(issues.get(next).row() - 1), marker);
		}
	}

	private void markIn(org.apache.poi.ss.usermodel.Row row, CellMarker marker) {
		while (next < issues.size() && issues.get(next).row() == row.getRowNum() + 1) {
			marker.mark(row, issues.get(next++));
		}
	}

	private static void set(org.apache.poi.ss.usermodel.Row row, int column, Cell value, CellStyle moment) {
		if (value.isBlank()) {
			return;
		}
		org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
		if (value instanceof Cell.Numeric number && number.value().precision() <= MOST_DIGITS) {
			cell.setCellValue(number.value().doubleValue());
		}
		else if (value instanceof Cell.DateTime date) {
			cell.setCellValue(date.value());
			cell.setCellStyle(moment);
		}
		else if (value instanceof Cell.Bool bool) {
			cell.setCellValue(bool.value());
		}
		else {
			cell.setCellValue(value.text());
		}
	}

}
