package dev.bulkordering.sheet.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;

/**
 * Makes cells of what a worksheet's XML says: of the stored value, never of the way in
 * which a format shows it.
 *
 * @param source the file
 * @param styles which styles show dates
 * @param strings the workbook's texts
 * @param from1904 whether the workbook counts days from 1904
 */
record XlsxCells(SheetSource source, XlsxStyles styles, SharedStrings strings, boolean from1904) {

	/**
	 * Reads the cell whose element has just started; leaves the part at its end.
	 * @param row the row's number
	 */
	Cell read(XmlPart part, int row) {
		String type = part.attribute("t");
		String style = part.attribute("s");
		String value = null;
		String inline = null;
		boolean formula = false;
		while (!part.isEnd("c")) {
			if (!part.next()) {
				throw part.damaged(null);
			}
			if (part.isStart("v")) {
				value = part.text();
			}
			else if (part.isStart("is")) {
				inline = part.richText();
			}
			else if (part.isStart("f")) {
				formula = true;
				part.text();
			}
		}
		if (inline != null) {
			return checked(text(inline), row);
		}
		if (value == null || value.isEmpty()) {
			return (formula && !"str".equals(type)) ? Cell.Error.UNCALCULATED : Cell.BLANK;
		}
		try {
			return checked(cell((type != null) ? type : "n", value, style), row);
		}
		catch (NumberFormatException ex) {
			throw source.damaged("row " + row + " holds '" + abridged(value) + "' for a number", ex);
		}
	}

	private Cell cell(String type, String value, @Nullable String style) {
		return switch (type) {
			case "s" -> shared(value);
			case "str", "inlineStr" -> text(value);
			case "b" -> new Cell.Bool(!value.strip().equals("0") && !value.strip().equalsIgnoreCase("false"));
			case "e" -> new Cell.Error(value.strip());
			case "d" -> date(value.strip());
			default -> number(value.strip(), style);
		};
	}

	private Cell shared(String value) {
		Cell text = strings.get(Integer.parseInt(value.strip()));
		if (text == null) {
			throw source.damaged("text number " + value + " is missing", null);
		}
		return text;
	}

	private static Cell text(String raw) {
		return CellText.cell(XlsxEscapes.decode(raw));
	}

	private static Cell date(String value) {
		try {
			return new Cell.DateTime(value.contains("T") ? LocalDateTime.parse(value.replaceAll("Z$", ""))
					: LocalDate.parse(value).atStartOfDay());
		}
		catch (DateTimeParseException ex) {
			return CellText.cell(value);
		}
	}

	private Cell number(String value, @Nullable String style) {
		if (value.isEmpty()) {
			return Cell.BLANK;
		}
		BigDecimal number = ExcelNumber.parse(value);
		return styles.isDate(style) ? ExcelNumber.date(number, from1904) : new Cell.Numeric(number);
	}

	private Cell checked(Cell cell, int row) {
		if (cell instanceof Cell.Text text && text.text().length() > source.limits().cellCharacters()) {
			throw source.tooLongCell(row);
		}
		return cell;
	}

	private static String abridged(String value) {
		return (value.length() > 30) ? value.substring(0, 30) + "…" : value;
	}

}
