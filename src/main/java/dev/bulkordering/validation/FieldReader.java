package dev.bulkordering.validation;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;

/** Reads cells of one type of field. Stateless and thread-safe. */
@FunctionalInterface
interface FieldReader {

	/**
	 * Reads a cell that is neither blank nor an error. Length and pattern of the field
	 * are checked by the caller.
	 */
	Reading read(Field field, Cell cell, Surroundings surroundings);

	/** The reader for a type. */
	static FieldReader of(FieldType type) {
		return switch (type) {
			case TEXT -> TextReaders::text;
			case DIGITS -> TextReaders::digits;
			case LETTERS -> TextReaders::letters;
			case CHOICE -> TextReaders::choice;
			case WHOLE_NUMBER -> NumberReaders::wholeNumber;
			case MONEY -> NumberReaders::money;
			case PHONE -> PhoneReader::read;
			case EMAIL -> EmailReader::read;
			case COUNTRY -> CountryReader::read;
			case CURRENCY -> TextReaders::currency;
			case DATE_TIME -> DateTimeReader::read;
		};
	}

}
