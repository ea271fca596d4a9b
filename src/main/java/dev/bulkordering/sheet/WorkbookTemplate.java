package dev.bulkordering.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.Locale;
import java.util.Objects;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;

/**
 * A workbook with a worksheet to fill in, one that explains the columns, one that shows a
 * row that is filled in, and one with the values of the drop-downs.
 */
final class WorkbookTemplate {

	private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

	private static final int WIDTH_UNIT = 256;

	/** Longest hint that Excel shows beside a cell. */
	private static final int HINT_CHARACTERS = 255;

	/** Rows in memory at a time. */
	private static final int WINDOW = 100;

	/** Digits that Excel keeps of a number. */
	private static final int MOST_DIGITS = 15;

	private final SheetLayout layout;

	private final List<String> more;

	private final XSSFWorkbook workbook = new XSSFWorkbook();

	private final Sheet orders;

	private final Sheet explanations;

	private final Sheet example;

	private final Sheet lists;

	WorkbookTemplate(SheetLayout layout, List<String> more) {
		this.layout = layout;
		this.more = more;
		String name = Objects.requireNonNullElse(layout.worksheet(), "Orders");
		this.orders = workbook.createSheet(name);
		this.explanations = workbook.createSheet(unlike(name, "Explanations"));
		this.example = workbook.createSheet(unlike(name, "Example"));
		this.lists = workbook.createSheet(unlike(name, "Lists"));
	}

	private static String unlike(String taken, String wanted) {
		return wanted.equalsIgnoreCase(taken) ? wanted + " 2" : wanted;
	}

	/** Writes the workbook with rows, each with its cells by column. */
	void write(OutputStream out, Iterator<List<Cell>> rows) throws IOException {
		try (workbook; SXSSFWorkbook streamed = new SXSSFWorkbook(workbook, WINDOW)) {
			CellStyle plain = header(false);
			CellStyle mandatory = header(true);
			Row titles = explanations.createRow(0);
			List<String> columns = List.of("Column", "Mandatory", "What to enter", "Example");
			for (int i = 0; i < columns.size(); i++) {
				cell(titles, i, columns.get(i)).setCellStyle(plain);
				explanations.setColumnWidth(i, ((i == 2) ? 80 : 24) * WIDTH_UNIT);
			}
			Row headers = orders.createRow(0);
			Row exampleHeaders = example.createRow(0);
			Row exampleRow = example.createRow(1);
			int column = 0;
			for (Field field : layout.fields()) {
				boolean needed = layout.needed().contains(field);
				org.apache.poi.ss.usermodel.Cell header = cell(headers, column, headerOf(field));
				header.setCellStyle(needed ? mandatory : plain);
				header.setCellComment(comment(field, needed, column));
				explain(explanations.createRow(column + 1), field, needed);
				format(field, column);
				offer(field, column);
				cell(exampleHeaders, column, headerOf(field)).setCellStyle(needed ? mandatory : plain);
				cell(exampleRow, column, field.example());
				example.setColumnWidth(column, orders.getColumnWidth(column));
				column++;
			}
			for (String header : more) {
				cell(headers, column, header).setCellStyle(plain);
				orders.setColumnWidth(column++, 40 * WIDTH_UNIT);
			}
			orders.createFreezePane(0, 1);
			explanations.createFreezePane(0, 1);
			workbook.setActiveSheet(0);
			fill(streamed.getSheet(orders.getSheetName()), rows);
			streamed.write(out);
		}
	}

	private void fill(Sheet sheet, Iterator<List<Cell>> rows) {
		CellStyle[] styles = IntStream.range(0, layout.fields().size())
			.mapToObj(orders::getColumnStyle)
			.toArray(CellStyle[]::new);
		for (int number = 1; rows.hasNext(); number++) {
			Row row = sheet.createRow(number);
			List<Cell> cells = rows.next();
			for (int column = 0; column < cells.size(); column++) {
				if (!cells.get(column).isBlank()) {
					org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
					set(cell, cells.get(column));
					if (column < styles.length) {
						cell.setCellStyle(styles[column]);
					}
				}
			}
		}
	}

	private static void set(org.apache.poi.ss.usermodel.Cell cell, Cell value) {
		if (value instanceof Cell.Numeric number && number.value().precision() <= MOST_DIGITS) {
			cell.setCellValue(number.value().doubleValue());
		}
		else {
			String text = value.text();
			int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
			cell.setCellValue(text.length() <= most ? text : text.substring(0, most));
		}
	}

	private String headerOf(Field field) {
		return layout.headersOf(field).get(0);
	}

	private static org.apache.poi.ss.usermodel.Cell cell(Row row, int column, String text) {
		org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
		cell.setCellValue(text);
		return cell;
	}

	private CellStyle header(boolean mandatory) {
		Font font = workbook.createFont();
		font.setBold(true);
		CellStyle style = workbook.createCellStyle();
		style.setFont(font);
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		style.setFillForegroundColor(
				(mandatory ? IndexedColors.LIGHT_ORANGE : IndexedColors.GREY_25_PERCENT).getIndex());
		return style;
	}

	private void explain(Row row, Field field, boolean needed) {
		cell(row, 0, headerOf(field));
		cell(row, 1, needed ? "yes" : "no");
		cell(row, 2, field.expected());
		cell(row, 3, field.example());
	}

	private static String hint(Field field, boolean needed) {
		return (needed ? "Mandatory. " : "May stay blank. ") + "Enter " + field.expected() + ". Example: "
				+ field.example();
	}

	private Comment comment(Field field, boolean needed, int column) {
		ClientAnchor place = workbook.getCreationHelper().createClientAnchor();
		place.setCol1(column);
		place.setCol2(column + 3);
		place.setRow1(1);
		place.setRow2(6);
		Comment comment = orders.createDrawingPatriarch().createCellComment(place);
		comment.setString(workbook.getCreationHelper().createRichTextString(hint(field, needed)));
		return comment;
	}

	/** As text Excel keeps leading zeros, the plus sign and every digit. */
	private void format(Field field, int column) {
		String format = switch (field.type()) {
			case WHOLE_NUMBER -> "0";
			case MONEY -> "General";
			case DATE_TIME -> "yyyy-mm-dd hh:mm";
			default -> "@";
		};
		CellStyle style = workbook.createCellStyle();
		style.setDataFormat(workbook.createDataFormat().getFormat(format));
		orders.setDefaultColumnStyle(column, style);
		orders.setColumnWidth(column, (Math.max(headerOf(field).length(), 12) + 4) * WIDTH_UNIT);
	}

	private void offer(Field field, int column) {
		List<String> values = values(field);
		if (values.isEmpty()) {
			return;
		}
		for (int i = 0; i <= values.size(); i++) {
			Row row = Objects.requireNonNullElseGet(lists.getRow(i), () -> lists.createRow(lists.getLastRowNum() + 1));
			cell(row, column, (i == 0) ? headerOf(field) : values.get(i - 1));
		}
		String letter = CellReference.convertNumToColString(column);
		DataValidationHelper helper = orders.getDataValidationHelper();
		DataValidation choice = helper.createValidation(
				helper.createFormulaListConstraint(
						"'" + lists.getSheetName() + "'!$" + letter + "$2:$" + letter + "$" + (values.size() + 1)),
				new CellRangeAddressList(1, LAST_ROW, column, column));
		String hint = hint(field, layout.needed().contains(field));
		choice.setShowPromptBox(true);
		choice.createPromptBox(null, hint.substring(0, Math.min(hint.length(), HINT_CHARACTERS)));
		choice.setShowErrorBox(field.type() == FieldType.CHOICE);
		choice.createErrorBox(headerOf(field), "Choose one of the values in the list.");
		orders.addValidationData(choice);
	}

	private static List<String> values(Field field) {
		return switch (field.type()) {
			case CHOICE -> field.choices();
			case COUNTRY -> Arrays.asList(Locale.getISOCountries());
			case CURRENCY ->
				Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).sorted().toList();
			default -> List.of();
		};
	}

}
