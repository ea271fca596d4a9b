package dev.bulkordering.sheet;

import java.util.HashMap;
import java.util.Map;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;

import dev.bulkordering.order.Issue;

/** Marks cells of one worksheet, and comments on them. */
final class CellMarker {

	private static final int COMMENT_COLUMNS = 4;

	private static final int COMMENT_ROWS = 5;

	/** Excel opens a workbook with many more only after minutes. */
	private static final int MOST_COMMENTS = 20_000;

	private static final String AUTHOR = "bulk-ordering";

	private final Sheet sheet;

	private final CreationHelper helper;

	private final Drawing<?> drawing;

	/** The marked form of each style by its index. */
	private final Map<Short, CellStyle> marked = new HashMap<>();

	private int comments;

	CellMarker(Sheet sheet) {
		this.sheet = sheet;
		this.helper = sheet.getWorkbook().getCreationHelper();
		this.drawing = sheet.createDrawingPatriarch();
	}

	/** Marks the cell of an issue; the row's first one where its column is not there. */
	void mark(Row row, Issue issue) {
		int column = issue.column() == null ? 0 : CellReference.convertColStringToIndex(issue.column());
		Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
		cell.setCellStyle(marked.computeIfAbsent(cell.getCellStyle().getIndex(), (index) -> marked(cell)));
		if (comments++ >= MOST_COMMENTS) {
			return;
		}
		String text = (issue.column() == null ? issue.header() + ": " : "") + "expected " + issue.expected();
		Comment present = cell.getCellComment();
		if (present != null) {
			text = present.getString().getString() + "\n" + text;
			cell.removeCellComment();
		}
		ClientAnchor place = helper.createClientAnchor();
		place.setCol1(column + 1);
		place.setCol2(column + 1 + COMMENT_COLUMNS);
		place.setRow1(row.getRowNum());
		place.setRow2(row.getRowNum() + COMMENT_ROWS);
		Comment comment = drawing.createCellComment(place);
		comment.setString(helper.createRichTextString(text));
		comment.setAuthor(AUTHOR);
		// a streamed cell leaves the comment where its box is
		comment.setAddress(new CellAddress(cell));
		cell.setCellComment(comment);
	}

	private CellStyle marked(Cell cell) {
		CellStyle style = sheet.getWorkbook().createCellStyle();
		style.cloneStyleFrom(cell.getCellStyle());
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		style.setFillForegroundColor(IndexedColors.ROSE.getIndex());
		return style;
	}

}
