package dev.bulkordering.validation;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/** Reads the cells of one field: its type, and then length and pattern. */
final class FieldCheck {

	private final Field field;

	private final FieldReader reader;

	private final @Nullable Cell otherwise;

	/**
	 * A check.
	 * @param otherwise what the job gives for blank cells
	 */
	FieldCheck(Field field, @Nullable String otherwise) {
		this.field = field;
		this.reader = FieldReader.of(field.type());
		this.otherwise = otherwise == null || otherwise.isBlank() ? null : new Cell.Text(otherwise.strip());
	}

	Field field() {
		return field;
	}

	/** The text that a cell stands for: its own, or the job's where it is blank. */
	String text(Cell cell) {
		return cell.isBlank() && otherwise != null ? otherwise.text() : cell.text();
	}

	/** Reads a cell; null for an optional one that is blank and has no default. */
	@Nullable Reading read(Cell cell, Surroundings surroundings) {
		if (!cell.isBlank()) {
			return readValue(cell, surroundings);
		}
		if (otherwise != null) {
			return readValue(otherwise, surroundings.withDecimal('.'));
		}
		return field.mandatory() ? Reading.wrong(field, "it must not be empty") : null;
	}

	/** The field's example in its written form. */
	String example(Surroundings surroundings) {
		Reading reading = readValue(new Cell.Text(field.example()), surroundings.withDecimal('.'));
		return reading instanceof Reading.Value value ? value.text() : field.example();
	}

	private Reading readValue(Cell cell, Surroundings surroundings) {
		if (cell instanceof Cell.Error error) {
			return Reading.wrong(field, error.equals(Cell.Error.UNCALCULATED)
					? "the formula in this cell was never calculated: open the sheet in Excel, save it, and use that file"
					: "the formula in this cell has an error (" + error.text() + ")");
		}
		Reading reading = reader.read(field, cell, surroundings);
		return reading instanceof Reading.Value value ? bounded(value) : reading;
	}

	private Reading bounded(Reading.Value value) {
		int length = value.text().codePointCount(0, value.text().length());
		if (length > field.maxLength()) {
			return Reading.wrong(field, "it has " + length + " characters, but may have at most " + field.maxLength());
		}
		if (length < field.minLength()) {
			return Reading.wrong(field,
					"it has " + length + " characters, but must have at least " + field.minLength());
		}
		boolean matches = field.pattern() == null || field.pattern().matcher(value.text()).matches();
		return matches ? value : Reading.wrong(field);
	}

}
