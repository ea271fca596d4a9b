package dev.bulkordering.validation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Issue;
import dev.bulkordering.order.Line;

/** What the check made of a row. */
public sealed interface Checked {

	/** Row number as Excel shows it. */
	int row();

	/** The row's own reference, if it has one that can be read. */
	@Nullable String reference();

	/**
	 * The row's fields by canonical name, sorted by name: in the written form of their
	 * type, or as the cell's text where it cannot be read.
	 */
	Map<String, String> values();

	/**
	 * Stands for all fields of the row: the same in any file that holds the same row.
	 */
	default byte[] fingerprint() {
		return RowHash.ofFields(values());
	}

	/**
	 * Tells whether a row was seen before: stands for the reference if there is one, else
	 * for all fields but {@code origin}.
	 */
	default byte[] seenHash() {
		return RowHash.ofRow(reference(), values());
	}

	/**
	 * A row that can be ordered.
	 *
	 * @param line what it asks for
	 */
	record Valid(Line line) implements Checked {

		@Override
		public int row() {
			return line.row();
		}

		@Override
		public @Nullable String reference() {
			return line.reference();
		}

		@Override
		public Map<String, String> values() {
			return line.values();
		}

	}

	/**
	 * A row that cannot.
	 *
	 * @param row row number as Excel shows it
	 * @param issues everything that is wrong with it, in the order of the columns; at
	 * least one
	 * @param reference its own reference, if it has one that can be read
	 * @param values its fields
	 */
	record Invalid(int row, List<Issue> issues, @Nullable String reference,
			Map<String, String> values) implements Checked {

	}

}
