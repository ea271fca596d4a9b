package dev.bulkordering.sheet.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;

/** Makes cells of the records of an old workbook. */
final class XlsCells {

	private final SheetSource source;

	private final List<Cell> texts;

	private final IntPredicate isDate;

	private final boolean from1904;

	/** A formula whose text comes in a later record. */
	private @Nullable FormulaRecord open;

	/**
	 * @param texts the workbook's texts
	 * @param isDate whether the cell style with a number shows dates
	 * @param from1904 whether the workbook counts days from 1904
	 */
	XlsCells(SheetSource source, List<Cell> texts, IntPredicate isDate, boolean from1904) {
		this.source = source;
		this.texts = texts;
		this.isDate = isDate;
		this.from1904 = from1904;
	}

	/**
	 * One cell and its place.
	 *
	 * @param row from 0
	 * @param column from 0
	 */
	record Placed(int row, int column, Cell cell) {

	}

	/** The cells of the record that the stream is at, read to its end. */
	List<Placed> read(RecordInputStream records) {
		return switch (records.getSid()) {
			case NumberRecord.sid -> number(new NumberRecord(records));
			case RKRecord.sid -> number(new RKRecord(records));
			case MulRKRecord.sid -> numbers(new MulRKRecord(records));
			case LabelSSTRecord.sid -> shared(new LabelSSTRecord(records));
			case LabelRecord.sid -> label(new LabelRecord(records));
			case BoolErrRecord.sid -> boolOrError(new BoolErrRecord(records));
			case FormulaRecord.sid -> formula(new FormulaRecord(records));
			case StringRecord.sid -> textOfFormula(new StringRecord(records));
			default -> {
				records.readRemainder();
				yield List.of();
			}
		};
	}

	private List<Placed> number(NumberRecord number) {
		return placed(number, number(number.getValue(), number.getXFIndex()));
	}

	private List<Placed> number(RKRecord number) {
		return placed(number, number(number.getRKNumber(), number.getXFIndex()));
	}

	private List<Placed> numbers(MulRKRecord numbers) {
		List<Placed> cells = new ArrayList<>();
		for (int i = 0; i < numbers.getNumColumns(); i++) {
			cells.add(new Placed(numbers.getRow(), numbers.getFirstColumn() + i,
					number(numbers.getRKNumberAt(i), numbers.getXFAt(i))));
		}
		return cells;
	}

	private List<Placed> shared(LabelSSTRecord label) {
		int index = label.getSSTIndex();
		if (index < 0 || index >= texts.size()) {
			throw source.damaged("text number " + index + " is missing", null);
		}
		return placed(label, texts.get(index));
	}

	private List<Placed> label(LabelRecord label) {
		return List.of(new Placed(label.getRow(), label.getColumn(), CellText.cell(label.getValue())));
	}

	private List<Placed> boolOrError(BoolErrRecord value) {
		return placed(value, value.isBoolean() ? new Cell.Bool(value.getBooleanValue()) : error(value.getErrorValue()));
	}

	private List<Placed> formula(FormulaRecord formula) {
		if (formula.hasCachedResultString()) {
			open = formula;
			return List.of();
		}
		return placed(formula, switch (formula.getCachedResultTypeEnum()) {
			case BOOLEAN -> new Cell.Bool(formula.getCachedBooleanValue());
			case ERROR -> error(formula.getCachedErrorValue());
			case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
			default -> Cell.BLANK;
		});
	}

	private List<Placed> textOfFormula(StringRecord text) {
		FormulaRecord formula = open;
		open = null;
		return (formula == null) ? List.of() : placed(formula, CellText.cell(text.getString()));
	}

	private static List<Placed> placed(CellValueRecordInterface at, Cell cell) {
		return List.of(new Placed(at.getRow(), at.getColumn(), cell));
	}

	private Cell number(double value, int style) {
		BigDecimal number = ExcelNumber.of(value);
		if (number == null) {
			throw source.damaged("a cell holds no possible number", null);
		}
		return isDate.test(style) ? ExcelNumber.date(number, from1904) : new Cell.Numeric(number);
	}

	private static Cell error(int code) {
		return new Cell.Error(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR");
	}

}
