package dev.bulkordering.validation;

import dev.bulkordering.order.Field;

/** What became of a cell that was read as a field. */
sealed interface Reading {

	/** A value that is of no use; says what the field takes. */
	static Reading wrong(Field field) {
		return new Wrong(field.expected() + ", for example " + field.example());
	}

	/** The same, and says what is wrong with this value or how to mend it. */
	static Reading wrong(Field field, String why) {
		return new Wrong(field.expected() + ", for example " + field.example() + "; " + why);
	}

	/**
	 * A good value.
	 *
	 * @param text the value in the one written form of its type
	 */
	record Value(String text) implements Reading {

	}

	/**
	 * A value that cannot be taken.
	 *
	 * @param expected what was expected, in words
	 */
	record Wrong(String expected) implements Reading {

	}

}
